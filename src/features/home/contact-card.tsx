import { Text, View } from '@tarojs/components'
import type { HomeView } from '../../../core/contracts/shopper/home.contract'
import { hoursText } from '../../../core/copy/hours'
import { homeWords } from '../../copy/home'
import { writeMail } from '../../platform/mail'
import { callPhone } from '../../platform/phone'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'
import { press } from '../../ui/press'
import { callText } from '../shop/call-text'
import { specialDaysTexts } from './hours-text'
import './contact-card.scss'

type Contact = Pick<HomeView, 'phone' | 'email' | 'hours' | 'specialDays' | 'now'>

const PhoneRow = ({ phone, hours, specialDays, now }: Contact & { readonly phone: string }) => (
  <View className='contact'>
    <View className='contact__text'>
      <Text className='contact__where' userSelect>
        {phone}
      </Text>
      <View>{hoursText(hours)}</View>
      {specialDaysTexts(specialDays, now).map((text) => (
        <View key={text}>{text}</View>
      ))}
      <View>{callText({ hours, specialDays }, now)}</View>
    </View>
    <View className='contact__do' {...press(() => callPhone(phone), homeWords.callNumber(phone))}>
      <Icon name='phone' />
      {homeWords.call}
    </View>
  </View>
)

const MailRow = ({ email }: { readonly email: string }) => (
  <View className='contact'>
    <View className='contact__text'>
      <Text className='contact__where' userSelect>
        {email}
      </Text>
      <View>{homeWords.emailHint}</View>
    </View>
    <View className='contact__do' {...press(() => void writeMail(email), homeWords.writeTo(email))}>
      <Icon name='mail' />
      {homeWords.write}
    </View>
  </View>
)

/** The shop's telephone with its hours, and its e-mail (R13); nothing when it has neither. */
export function ContactCard(contact: Contact) {
  const { phone, email } = contact
  if (phone === null && email === undefined) return null
  return (
    <Card>
      {phone !== null && <PhoneRow {...contact} phone={phone} />}
      {email !== undefined && <MailRow email={email} />}
    </Card>
  )
}

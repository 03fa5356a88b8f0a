import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { consentWords as words } from '../../copy/consent'
import { isWeapp } from '../../platform/env'
import { openPage } from '../../platform/navigation'
import { AGREE_BUTTON, onPrivacyAsked } from '../../platform/privacy'
import { say } from '../../platform/say'
import { Button } from '../button/button'
import { NativeButton } from '../button/native-button'
import { press } from '../press'
import { Question } from '../question/question'
import './consent.scss'

type Decide = (agreed: boolean) => void

/** WeChat counts only a tap on a button of its own. */
const agreeing = (onAgree: () => void): object => ({
  openType: 'agreePrivacyAuthorization',
  onAgreePrivacyAuthorization: onAgree,
})

function Agree({ onAgree }: { onAgree: () => void }) {
  if (!isWeapp) {
    return (
      <Button look='primary' wide onPress={onAgree}>
        {words.agree}
      </Button>
    )
  }
  return (
    <NativeButton id={AGREE_BUTTON} {...agreeing(onAgree)}>
      {words.agree}
    </NativeButton>
  )
}

/** Asks for consent over whatever page needs it; nothing until then. */
export function Consent() {
  const [pending, setPending] = useState<{ readonly decide: Decide } | null>(null)
  useEffect(() => onPrivacyAsked((decide) => setPending({ decide })), [])
  if (pending === null) return null
  const decided = (agreed: boolean) => {
    setPending(null)
    pending.decide(agreed)
    if (!agreed) say(words.declined)
  }
  return (
    <Question
      title={words.title}
      text={words.text}
      more={
        <View className='consent__link' {...press(() => openPage('privacy'))}>
          {words.read}
        </View>
      }
      onNo={() => decided(false)}
    >
      <Button look='quiet' wide onPress={() => decided(false)}>
        {words.decline}
      </Button>
      <Agree onAgree={() => decided(true)} />
    </Question>
  )
}

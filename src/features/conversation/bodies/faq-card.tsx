import { Image, Text, View } from '@tarojs/components'
import type { BodyView } from '../../../../core/conversation/message'
import { answerWords as words } from '../../../copy/answer'
import { Button } from '../../../ui/button/button'
import { Chip } from '../../../ui/chip/chip'
import { Icon } from '../../../ui/icon/icon'
import { decoration, press } from '../../../ui/press'
import { Helpful } from '../../answer/helpful'
import { leadOf } from '../../answer/leads'
import { useRating } from '../../answer/use-rating'
import type { ChatActions } from '../actions'
import { SpokenText } from './spoken-text'
import './faq-card.scss'

interface FaqCardProps {
  readonly body: Extract<BodyView, { kind: 'faq' }>
  readonly messageId: string
  readonly actions: ChatActions
}

interface RatedProps extends Pick<FaqCardProps, 'messageId' | 'actions'> {
  readonly entry: string
}

/** Whether it helped; a person where it did not. */
function Rated({ entry, messageId, actions }: RatedProps) {
  const rating = useRating({ key: entry, messageId })
  return (
    <>
      <Helpful rating={rating} ask={words.helpful.askInChat} sorry={words.helpful.sorryInChat} />
      {rating.said === false && (
        <Button look='weak' wide onPress={actions.callHuman}>
          <Icon name='headset' />
          {words.helpful.person}
        </Button>
      )}
    </>
  )
}

/** The shop's own answer to a question, what solves it, and what is worth asking next. */
export function FaqCard({ body, messageId, actions }: FaqCardProps) {
  const { question, answer, key, url = '', leadsTo, next = [] } = body
  const lead = leadOf(leadsTo)
  return (
    <>
      <View className='faq-card'>
        <View className='faq-card__question'>
          <Icon name='question' />
          <View className='faq-card__words'>{question}</View>
        </View>
        <Text className='faq-card__answer'>
          <SpokenText text={answer} actions={actions} />
        </Text>
        {url !== '' && (
          <View className='faq-card__picture' {...press(() => actions.preview(url), words.picture)}>
            <Image className='faq-card__image' src={url} mode='aspectFill' {...decoration} />
          </View>
        )}
        {lead && (
          <Button look='weak' wide onPress={lead.open ?? actions.callHuman}>
            <Icon name={lead.icon} />
            {lead.text}
          </Button>
        )}
        {key !== undefined && <Rated entry={key} messageId={messageId} actions={actions} />}
      </View>
      {next.length > 0 && (
        <View className='bubble-chips'>
          {next.map((text) => (
            <Chip key={text} text={text} onPress={() => actions.sayText(text)} />
          ))}
        </View>
      )}
    </>
  )
}

import { Image, Text, View } from '@tarojs/components'
import { answerWords as words } from '../../copy/answer'
import { previewPhotos } from '../../platform/media'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'
import { decoration, meaning, press } from '../../ui/press'
import type { Answered } from '../faq/browsed'
import { callPerson } from '../faq/go'
import { leadOf } from './leads'
import './answer-card.scss'

type Passage = Answered['passages'][number]

const PassageView = ({ heading, text }: Passage) => (
  <View className='answer-card__passage'>
    {heading !== null && (
      <View className='answer-card__heading' {...meaning({ role: 'heading', 'aria-level': 3 })}>
        {heading}
      </View>
    )}
    <Text className='answer-card__text' userSelect>
      {text}
    </Text>
  </View>
)

const Picture = ({ url }: { readonly url: string }) => (
  <View className='answer-card__picture' {...press(() => previewPhotos([url], url), words.picture)}>
    <Image className='answer-card__image' src={url} mode='widthFix' {...decoration} />
  </View>
)

/** A question, its answer, and what solves it. */
export function AnswerCard({ title, passages, imageUrl, leadsTo }: Answered) {
  const lead = leadOf(leadsTo)
  return (
    <Card className='answer-card'>
      <View className='answer-card__title' {...meaning({ role: 'heading', 'aria-level': 2 })}>
        {title}
      </View>
      {passages.map((passage, at) => (
        <PassageView key={`${at} ${passage.heading ?? ''}`} {...passage} />
      ))}
      {imageUrl !== null && imageUrl !== '' && <Picture url={imageUrl} />}
      {lead && (
        <View className='answer-card__lead'>
          <Button look='primary' wide onPress={lead.open ?? (() => callPerson())}>
            <Icon name={lead.icon} />
            {lead.text}
          </Button>
        </View>
      )}
    </Card>
  )
}

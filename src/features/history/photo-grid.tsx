import { Image, View } from '@tarojs/components'
import type { MessageView } from '../../../core/conversation/message'
import { momentText, type Instant } from '../../../core/shared/time'
import { historyWords as words } from '../../copy/history'
import { previewPhotos } from '../../platform/media'
import { Icon } from '../../ui/icon/icon'
import { decoration, press } from '../../ui/press'
import { photoUrls } from '../conversation/photos.shared'
import { whoOf } from './found.shared'
import './photo-grid.scss'

export interface PhotoGridProps {
  readonly messages: readonly MessageView[]
  readonly now: Instant
  readonly onOpen: (message: MessageView) => void
}

/** Photos and videos side by side: a photo opens large, a video where it was said. */
export function PhotoGrid({ messages, now, onOpen }: PhotoGridProps) {
  const open = (message: MessageView) => {
    const { body } = message
    if (body.kind === 'image' && body.url !== '') return previewPhotos(photoUrls(messages), body.url)
    onOpen(message)
  }
  return (
    <View className='photo-grid'>
      {messages.map((message) => {
        const { body } = message
        const isVideo = body.kind === 'video'
        const src = body.kind === 'image' ? body.url : isVideo ? (body.posterUrl ?? '') : ''
        const label = isVideo ? words.openVideo : words.openPhoto
        return (
          <View
            key={message.id}
            className='photo-grid__tile'
            {...press(() => open(message), label(whoOf(message), momentText(message.at, now)))}
          >
            {src === '' ? (
              <Icon name={isVideo ? 'film' : 'photo'} />
            ) : (
              <Image className='photo-grid__photo' src={src} mode='aspectFill' lazyLoad {...decoration} />
            )}
            {isVideo && <View className='photo-grid__video'>{words.video}</View>}
          </View>
        )
      })}
    </View>
  )
}

import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Parcel } from '../../../core/orders/order'
import { momentText, type Instant } from '../../../core/shared/time'
import { detailWords as words } from '../../copy/orders'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'
import { meaning, press } from '../../ui/press'
import { Timeline } from '../../ui/timeline/timeline'
import { trackText } from '../orders/order-text'
import { CopyNumber } from './copy-number'
import './parcel-card.scss'

/** Lines of the track that are shown before 展开. */
const FOLDED = 3

export interface ParcelCardProps {
  readonly parcel: Parcel
  readonly now: Instant
  /** `包裹 1/2` when there are several. */
  readonly title?: string
  readonly sendTo?: string | undefined
}

function Track({ track, now }: { track: Parcel['track']; now: Instant }) {
  const [open, setOpen] = useState(false)
  const hidden = track.length - FOLDED
  const points = track
    .slice(0, open ? track.length : FOLDED)
    .map(({ at, text }) => ({ id: `${at} ${text}`, ...trackText(text), time: momentText(at, now) }))
  if (points.length === 0) return <View className='parcel__none'>{words.noTrack}</View>
  return (
    <>
      <Timeline points={points} />
      {hidden > 0 && (
        <View
          className='parcel__fold'
          {...press(() => setOpen(!open))}
          {...meaning({ 'aria-expanded': open })}
        >
          {open ? words.fold : words.unfold(hidden)}
        </View>
      )}
    </>
  )
}

/** A parcel: who carries it, its number, where it is. */
export function ParcelCard({ parcel, now, title, sendTo }: ParcelCardProps) {
  const { company, trackingNo, track } = parcel
  return (
    <Card className='parcel' label={title ?? company}>
      <View className='parcel__head'>
        <Icon name='truck' />
        <View className='parcel__carrier'>
          {title !== undefined && <Text className='parcel__title'>{title}</Text>}
          <Text className='parcel__company'>{company}</Text>
          <Text className='parcel__number' userSelect>
            {trackingNo}
          </Text>
        </View>
        <CopyNumber number={trackingNo} label={words.copyTracking(trackingNo)} />
      </View>
      <Track track={track} now={now} />
      {sendTo !== undefined && <View className='parcel__to'>{words.sendTo(sendTo)}</View>}
    </Card>
  )
}

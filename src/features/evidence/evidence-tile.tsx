import type { CSSProperties } from 'react'
import { Image, View } from '@tarojs/components'
import { evidenceWords as words } from '../../copy/aftersales'
import { clipText } from '../../copy/messages'
import { Icon } from '../../ui/icon/icon'
import { decoration, meaning, press } from '../../ui/press'
import { Cross, FilmMark } from '../../ui/tile/marks'
import { canRetry, isFailed, isThere, type Attached } from './attached.shared'

export interface EvidenceTileProps {
  readonly file: Attached
  readonly place: number
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onRetry: () => void
  readonly onRemove: () => void
}

const progress = (percent: number): CSSProperties => ({ '--done': `${percent}%` }) as CSSProperties

/** Over a file that is not there yet: how far it is, that it waits, or what to do. */
function Veil({ file }: { file: Attached }) {
  if (isThere(file)) return null
  if (isFailed(file)) {
    return (
      <View className='evidence-tile__veil'>
        <Icon name={canRetry(file) ? 'retry' : 'close'} />
        {canRetry(file) && words.retry}
      </View>
    )
  }
  if (file.percent === null) {
    return <View className='evidence-tile__veil evidence-tile__veil--waits'>{words.waits}</View>
  }
  return (
    <View className='evidence-tile__veil'>
      {`${file.percent}%`}
      <View className='evidence-tile__bar' style={progress(file.percent)} />
    </View>
  )
}

const classesOf = ({ file, isChosen }: EvidenceTileProps): string =>
  ['evidence-tile', isChosen && 'evidence-tile--chosen', isFailed(file) && 'evidence-tile--failed']
    .filter(Boolean)
    .join(' ')

const stateOf = (file: Attached): string => {
  if (isThere(file) || isFailed(file)) return ''
  return file.percent === null ? words.waits : `${file.percent}%`
}

/** What is written on it belongs to its name. */
const labelOf = ({ file, place }: EvidenceTileProps): string => {
  const name = file.kind === 'photo' ? words.photo(place) : words.video(place)
  const length = file.durationMs === undefined ? '' : clipText(file.durationMs)
  return [canRetry(file) ? words.retryLabel(place) : name, length, stateOf(file)].filter(Boolean).join('，')
}

/** A photo or a film of the claim: its picture, how far it is carried, a cross. A tap retries it, or offers to move it. */
export function EvidenceTile(tile: EvidenceTileProps) {
  const { file, isChosen, place, onChoose, onRetry, onRemove } = tile
  const picture = file.kind === 'photo' ? file.path : (file.poster ?? '')
  return (
    <View className={classesOf(tile)}>
      <View
        className='evidence-tile__face'
        {...press(canRetry(file) ? onRetry : onChoose, labelOf(tile))}
        {...(canRetry(file) ? {} : meaning({ 'aria-pressed': String(isChosen) }))}
      >
        {picture === '' ? (
          <Icon name={file.kind === 'photo' ? 'photo' : 'film'} />
        ) : (
          <Image className='evidence-tile__photo' src={picture} mode='aspectFill' {...decoration} />
        )}
        <Veil file={file} />
        {file.kind === 'video' && <FilmMark durationMs={file.durationMs} />}
      </View>
      <View className='evidence-tile__remove' {...press(onRemove, words.remove(place))}>
        <Cross />
      </View>
    </View>
  )
}

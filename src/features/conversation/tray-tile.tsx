import type { CSSProperties } from 'react'
import { Image, View } from '@tarojs/components'
import { messageWords } from '../../copy/messages'
import { decoration, meaning, press } from '../../ui/press'
import { Cross, FilmMark } from '../../ui/tile/marks'
import type { TrayFile } from './tray.shared'

const words = messageWords.tray

export interface TrayTileProps {
  readonly file: TrayFile
  readonly place: number
  readonly isChosen: boolean
  /** How far it is dragged, px; null while it lies. */
  readonly draggedBy: number | null
  /** It makes room for the one that is dragged: a step to the left or to the right. */
  readonly room: -1 | 0 | 1
  /** What makes it one that can be dragged. */
  readonly handle: object
  readonly onChoose: () => void
  readonly onRemove: () => void
}

const classesOf = ({ isChosen, draggedBy, room }: TrayTileProps): string => {
  const classes = [
    'tray-tile',
    isChosen && 'tray-tile--chosen',
    draggedBy !== null && 'tray-tile--lifted',
    room !== 0 && (room < 0 ? 'tray-tile--left' : 'tray-tile--right'),
  ]
  return classes.filter(Boolean).join(' ')
}

/** A photo or a video in the tray: its picture, its place, and a cross. */
export function TrayTile(tile: TrayTileProps) {
  const { file, place, isChosen, draggedBy, handle, onChoose, onRemove } = tile
  const picture = file.kind === 'image' ? file.path : file.poster?.path
  return (
    <View
      className={classesOf(tile)}
      {...(draggedBy === null ? {} : { style: { '--by': `${draggedBy}px` } as CSSProperties })}
    >
      <View
        className='tray-tile__face'
        {...press(onChoose, words.photo(place))}
        {...handle}
        {...meaning({ 'aria-pressed': String(isChosen) })}
      >
        {picture !== undefined && (
          <Image className='tray-tile__photo' src={picture} mode='aspectFill' {...decoration} />
        )}
        {file.kind === 'video' && <FilmMark durationMs={file.durationMs} />}
        <View className='tray-tile__place'>{String(place)}</View>
      </View>
      <View className='tray-tile__remove' {...press(onRemove, words.remove(place))}>
        <Cross />
      </View>
    </View>
  )
}

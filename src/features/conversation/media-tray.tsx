import { useState } from 'react'
import { Image, ScrollView, View } from '@tarojs/components'
import { clipText, messageWords } from '../../copy/messages'
import { Button } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import { decoration, meaning, press } from '../../ui/press'
import { TRAY_MAX, trayText, type TrayFile } from './tray.shared'
import './media-tray.scss'

const words = messageWords.tray

export interface TrayActions {
  readonly onMove: (id: string, step: -1 | 1) => void
  readonly onRemove: (id: string) => void
  readonly onAdd: () => void
  readonly onClear: () => void
  readonly onSend: () => void
}

interface MediaTrayProps extends TrayActions {
  readonly files: readonly TrayFile[]
  /** More are being made smaller. */
  readonly isPreparing: boolean
}

interface TileProps {
  readonly file: TrayFile
  readonly place: number
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onRemove: () => void
}

function Tile({ file, place, isChosen, onChoose, onRemove }: TileProps) {
  const picture = file.kind === 'image' ? file.path : file.poster?.path
  return (
    <View className={isChosen ? 'tray-tile tray-tile--chosen' : 'tray-tile'}>
      <View
        className='tray-tile__face'
        {...press(onChoose, words.photo(place))}
        {...meaning({ 'aria-pressed': String(isChosen) })}
      >
        {picture !== undefined && (
          <Image className='tray-tile__photo' src={picture} mode='aspectFill' {...decoration} />
        )}
        {file.kind === 'video' && (
          <View className='tray-tile__film'>
            <Icon name='play' />
            {file.durationMs !== undefined && clipText(file.durationMs)}
          </View>
        )}
        <View className='tray-tile__place'>{String(place)}</View>
      </View>
      <View className='tray-tile__remove' {...press(onRemove, words.remove(place))}>
        <View className='tray-tile__cross'>
          <Icon name='close' />
        </View>
      </View>
    </View>
  )
}

function Order({ file, files, onMove }: Pick<MediaTrayProps, 'files' | 'onMove'> & { file: TrayFile }) {
  const at = files.indexOf(file)
  return (
    <View className='media-tray__order'>
      <Button small look='line' disabled={at === 0} onPress={() => onMove(file.id, -1)}>
        {words.forward}
      </Button>
      <Button small look='line' disabled={at === files.length - 1} onPress={() => onMove(file.id, 1)}>
        {words.backward}
      </Button>
    </View>
  )
}

/** What was chosen, before it is sent: put in order, taken away, its size told. */
export function MediaTray({ files, isPreparing, ...acts }: MediaTrayProps) {
  const { onMove, onRemove, onAdd, onClear, onSend } = acts
  const [chosenId, setChosenId] = useState('')
  const chosen = files.find(({ id }) => id === chosenId)
  return (
    <View className='media-tray' {...meaning({ role: 'group', 'aria-label': words.label })}>
      <ScrollView className='media-tray__list' scrollX enhanced showScrollbar={false}>
        <View className='media-tray__tiles'>
          {files.map((file, at) => (
            <Tile
              key={file.id}
              file={file}
              place={at + 1}
              isChosen={file.id === chosenId}
              onChoose={() => setChosenId(file.id === chosenId ? '' : file.id)}
              onRemove={() => onRemove(file.id)}
            />
          ))}
          {files.length < TRAY_MAX && !isPreparing && (
            <View className='tray-tile tray-tile--add' {...press(onAdd, words.add)}>
              <Icon name='plus' />
            </View>
          )}
        </View>
      </ScrollView>
      {chosen !== undefined && files.length > 1 && <Order file={chosen} files={files} onMove={onMove} />}
      <View className='media-tray__foot'>
        <View className='media-tray__words' {...meaning({ 'aria-live': 'polite' })}>
          {isPreparing ? words.preparing : trayText(files)}
          {files.length > 1 && chosen === undefined && <View className='media-tray__tip'>{words.order}</View>}
        </View>
        <Button small look='line' onPress={onClear}>
          {words.clear}
        </Button>
        <Button small look='primary' disabled={isPreparing || files.length === 0} onPress={onSend}>
          {words.send(files.length)}
        </Button>
      </View>
    </View>
  )
}

import { useState } from 'react'
import { ScrollView, View } from '@tarojs/components'
import { messageWords } from '../../copy/messages'
import { isWeapp } from '../../platform/env'
import { Button } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import { meaning, press } from '../../ui/press'
import { Shift } from '../../ui/tile/shift'
import { roomOf } from './reorder.shared'
import { TRAY_MAX, trayText, type TrayFile } from './tray.shared'
import { TrayTile } from './tray-tile'
import { useReorder } from './use-reorder'
import './media-tray.scss'

const words = messageWords.tray

export interface TrayActions {
  readonly onMove: (id: string, to: number) => void
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

type TilesProps = Pick<MediaTrayProps, 'files' | 'onMove' | 'onRemove' | 'onAdd'> & {
  readonly chosenId: string
  readonly canAdd: boolean
  readonly onChoose: (id: string) => void
}

function Tiles({ files, chosenId, canAdd, onChoose, onMove, onRemove, onAdd }: TilesProps) {
  const { dragged, handle } = useReorder('.media-tray__list', files.length, (from, to) => {
    const file = files[from]
    if (file) onMove(file.id, to)
  })
  const isDragging = dragged !== null
  return (
    <ScrollView className='media-tray__list' scrollX={!isWeapp || !isDragging} enhanced showScrollbar={false}>
      <View className={isDragging ? 'media-tray__tiles media-tray__tiles--moving' : 'media-tray__tiles'}>
        {files.map((file, at) => (
          <TrayTile
            key={file.id}
            file={file}
            place={at + 1}
            isChosen={file.id === chosenId}
            draggedBy={dragged?.at === at ? dragged.by : null}
            room={roomOf(at, dragged)}
            handle={handle(at)}
            onChoose={() => onChoose(file.id === chosenId ? '' : file.id)}
            onRemove={() => onRemove(file.id)}
          />
        ))}
        {canAdd && (
          <View className='tray-tile tray-tile--add' {...press(onAdd, words.add)}>
            <Icon name='plus' />
          </View>
        )}
      </View>
    </ScrollView>
  )
}

/** What was chosen, before it is sent: put in order, taken away, its size told. */
export function MediaTray({ files, isPreparing, ...acts }: MediaTrayProps) {
  const { onMove, onRemove, onAdd, onClear, onSend } = acts
  const [chosenId, setChosenId] = useState('')
  const chosen = files.find(({ id }) => id === chosenId)
  const canAdd = files.length < TRAY_MAX && !isPreparing
  return (
    <View className='media-tray' {...meaning({ role: 'group', 'aria-label': words.label })}>
      <Tiles {...{ files, chosenId, canAdd, onMove, onRemove, onAdd }} onChoose={setChosenId} />
      {chosen !== undefined && files.length > 1 && (
        <Shift at={files.indexOf(chosen)} count={files.length} onMove={(to) => onMove(chosen.id, to)} />
      )}
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

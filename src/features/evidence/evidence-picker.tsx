import { useState } from 'react'
import { View } from '@tarojs/components'
import { evidenceWords as words } from '../../copy/aftersales'
import { messageWords } from '../../copy/messages'
import { playFilm } from '../../platform/film'
import { previewPhotos } from '../../platform/media'
import { Button } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import { meaning, press } from '../../ui/press'
import { Shift } from '../../ui/tile/shift'
import { countOf, failedTexts, type Attached, type Files } from './attached.shared'
import { EvidenceTile } from './evidence-tile'
import type { AttachedFiles } from './use-attached'
import './evidence.scss'

const look = ({ kind, path }: Attached, files: Files): void => {
  if (kind === 'video') return playFilm({ url: path, closeLabel: messageWords.closeVideo })
  const photos = files.filter((file) => file.kind === 'photo' && file.path !== '').map((file) => file.path)
  previewPhotos(photos, path)
}

export interface EvidencePickerProps {
  readonly attached: AttachedFiles
  /** What is missing, in words; it stands at the field. */
  readonly error?: string | undefined
}

/** Photos and films of a claim: chosen, carried, put in order; one bad file never blocks the others. */
export function EvidencePicker({ attached, error }: EvidencePickerProps) {
  const { files, attaching, room, isPreparing, choose } = attached
  const [chosenId, setChosenId] = useState('')
  const chosen = files.find(({ id }) => id === chosenId)
  const canAdd = countOf(files, 'photo') < room.photos || countOf(files, 'video') < room.videos
  const failures = failedTexts(files)
  return (
    <View className='evidence' {...meaning({ role: 'group', 'aria-label': words.title })}>
      <View className='evidence__head'>
        <View>{words.title}</View>
        <View className='evidence__limits'>{words.limits(countOf(files, 'photo'), room.photos)}</View>
      </View>
      <View className='evidence__tiles'>
        {files.map((file, at) => (
          <EvidenceTile
            key={file.id}
            file={file}
            place={at + 1}
            isChosen={file.id === chosenId}
            onChoose={() => setChosenId(file.id === chosenId ? '' : file.id)}
            onRetry={() => attaching.retry(file.id)}
            onRemove={() => attaching.remove(file.id)}
          />
        ))}
        {canAdd && (
          <View
            className='evidence-tile evidence-tile--add'
            {...press(isPreparing ? () => undefined : choose, words.addLabel)}
          >
            <Icon name='add' />
            <View className='evidence-tile__word'>{isPreparing ? words.preparing : words.add}</View>
          </View>
        )}
      </View>
      {chosen !== undefined && (
        <Shift at={files.indexOf(chosen)} count={files.length} onMove={(to) => attaching.move(chosen.id, to)}>
          {chosen.path !== '' && (
            <Button small look='line' onPress={() => look(chosen, files)}>
              {words.look}
            </Button>
          )}
        </Shift>
      )}
      <View {...meaning({ role: 'status' })}>
        {failures.map((failure) => (
          <View key={failure} className='evidence__failed'>
            {failure}
          </View>
        ))}
      </View>
      {error !== undefined && (
        <View className='evidence__failed' {...meaning({ role: 'alert' })}>
          {error}
        </View>
      )}
    </View>
  )
}

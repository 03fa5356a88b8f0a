import { Image, View } from '@tarojs/components'
import type { EvidenceView } from '../../../core/aftersales/view'
import { evidenceWords as words } from '../../copy/aftersales'
import { messageWords } from '../../copy/messages'
import { playFilm } from '../../platform/film'
import { previewPhotos } from '../../platform/media'
import { say } from '../../platform/say'
import { Icon } from '../../ui/icon/icon'
import { decoration, press } from '../../ui/press'
import './evidence.scss'

const unseenWord = ({ check }: EvidenceView): string =>
  check === 'refused' ? words.notPassed : words.checking

const look = (file: EvidenceView, all: readonly EvidenceView[]): void => {
  const { kind, url } = file
  if (url === null) return say(unseenWord(file))
  if (kind === 'video') return playFilm({ url, closeLabel: messageWords.closeVideo })
  previewPhotos(
    all.flatMap((one) => (one.kind === 'photo' && one.url !== null ? [one.url] : [])),
    url,
  )
}

/** What is written on it belongs to its name. */
const labelOf = (file: EvidenceView, place: number): string => {
  const { kind, url } = file
  const name = kind === 'photo' ? words.photo(place) : words.video(place)
  return url === null ? `${name}，${unseenWord(file)}` : name
}

function Face({ file }: { file: EvidenceView }) {
  const { kind, url } = file
  if (url === null) return <View className='evidence-tile__veil'>{unseenWord(file)}</View>
  if (kind === 'video') return <Icon name='film' />
  return <Image className='evidence-tile__photo' src={url} mode='aspectFill' lazyLoad {...decoration} />
}

/** Photos and films of a case; a tap shows one over the whole screen. */
export function EvidenceGrid({ files }: { files: readonly EvidenceView[] }) {
  return (
    <View className='evidence__tiles'>
      {files.map((file, at) => (
        <View key={file.fileId} className='evidence-tile'>
          <View className='evidence-tile__face' {...press(() => look(file, files), labelOf(file, at + 1))}>
            <Face file={file} />
          </View>
        </View>
      ))}
    </View>
  )
}

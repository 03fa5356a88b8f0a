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

const look = ({ kind, url }: EvidenceView, all: readonly EvidenceView[]): void => {
  if (url === null) return say(words.checking)
  if (kind === 'video') return playFilm({ url, closeLabel: messageWords.closeVideo })
  previewPhotos(
    all.flatMap((one) => (one.kind === 'photo' && one.url !== null ? [one.url] : [])),
    url,
  )
}

/** What is written on it belongs to its name. */
const labelOf = ({ kind, url }: EvidenceView, place: number): string => {
  const name = kind === 'photo' ? words.photo(place) : words.video(place)
  return url === null ? `${name}，${words.checking}` : name
}

function Face({ kind, url }: EvidenceView) {
  if (url === null) return <View className='evidence-tile__veil'>{words.checking}</View>
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
            <Face {...file} />
          </View>
        </View>
      ))}
    </View>
  )
}

import { PlayCircleFilled } from '@ant-design/icons'
import { useState } from 'react'
import type { EvidenceView } from '../../../core/aftersales/view'
import { casesWords } from '../../words/cases'
import { standingText } from '../../words/conversation'
import { FileViewer, type Shown } from '../conversation/viewer'

const words = casesWords.view

const nameOf = ({ kind }: EvidenceView, place: number): string =>
  kind === 'video' ? words.video(place) : words.photo(place)

const shownIn = (files: readonly EvidenceView[]): readonly Shown[] =>
  files.flatMap(({ fileId, kind, url }) =>
    url === null ? [] : [{ id: fileId, url, isVideo: kind === 'video' }],
  )

const unseenOf = ({ check }: EvidenceView): string => {
  if (check === 'pending') return words.checking
  return check === 'refused' ? words.refused : words.unseen
}

/** What WeChat thinks of what is shown all the same, each thought once. */
const Thoughts = ({ files }: { readonly files: readonly EvidenceView[] }) => {
  const thoughts = new Set(files.flatMap(({ check, url }) => (check && url !== null ? [check] : [])))
  return [...thoughts].map((check) => (
    <li key={check} className='case-quiet' role='note'>
      {standingText[check]}
    </li>
  ))
}

interface FileProps {
  readonly file: EvidenceView
  readonly place: number
  readonly onOpen: () => void
}

const File = ({ file, place, onOpen }: FileProps) => {
  const name = nameOf(file, place)
  if (file.url === null) {
    const why = unseenOf(file)
    return (
      <span className='evidence-file evidence-unseen' role='img' aria-label={`${name}，${why}`}>
        {why}
      </span>
    )
  }
  return (
    <button type='button' className='evidence-file' aria-label={words.openFile(name)} onClick={onOpen}>
      {file.kind === 'video' ? (
        <>
          <video src={file.url} preload='metadata' muted tabIndex={-1} aria-hidden='true' />
          <PlayCircleFilled className='evidence-play' />
        </>
      ) : (
        <img src={file.url} alt='' loading='lazy' />
      )}
    </button>
  )
}

/** Photos and films, each as large as the window at a click; the arrows go to the others. */
export const Evidence = ({ files }: { readonly files: readonly EvidenceView[] }) => {
  const [viewed, setViewed] = useState<string | null>(null)
  return (
    <ul className='evidence'>
      {files.map((file, index) => (
        <li key={file.fileId}>
          <File file={file} place={index + 1} onOpen={() => setViewed(file.fileId)} />
        </li>
      ))}
      <Thoughts files={files} />
      {viewed !== null && (
        <li>
          <FileViewer files={shownIn(files)} id={viewed} onMove={setViewed} onClose={() => setViewed(null)} />
        </li>
      )}
    </ul>
  )
}

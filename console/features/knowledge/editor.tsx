import { Button } from 'antd'
import { serverNow } from '../../api/server-time'
import { entryWords as words } from '../../words/knowledge'
import { Acts, type ActsProps } from './acts'
import { Near } from './near'
import { PlaceFields } from './place-fields'
import { Preview } from './preview'
import { Reading } from './reading'
import { ScopeFields } from './scope-fields'
import { StaleNews } from './stale-news'
import { TextFields } from './text-fields'
import type { StoredEntry } from './use-knowledge'
import { writingOf, type Writing } from './writing'

interface EditorProps extends ActsProps {
  readonly slots: Readonly<Record<string, string>>
  readonly categories: readonly string[]
  readonly titles: readonly string[]
}

/** Whose draft it is; what is live beside it. */
const DraftNews = ({ stored, slots }: { readonly stored: StoredEntry } & Pick<EditorProps, 'slots'>) => {
  const { draft, live } = stored
  if (!draft) return null
  return (
    <div className='know-draft'>
      <p>{words.draftBy(draft.by, draft.at, serverNow())}</p>
      {live && (
        <details>
          <summary>{words.liveNow}</summary>
          <b>{live.entry.title}</b>
          <Reading shown={writingOf(live, '')} slots={slots} />
        </details>
      )}
    </div>
  )
}

/** It goes with the next publishing: nothing about it is written until it is to stay. */
const ToGo = ({ writing, keeping: { discard }, slots }: EditorProps) => (
  <div className='edit-body'>
    <div className='know-draft'>
      <p>{words.toGo}</p>
      <Button loading={discard.isPending} onClick={() => discard.mutate(writing)}>
        {words.restore}
      </Button>
    </div>
    <Reading shown={writing} slots={slots} />
  </div>
)

const Body = (props: EditorProps) => {
  const { writing, stored, writer, keeping, slots } = props
  const isStale = keeping.staleKey === writing.key
  const onWrite = (next: Writing) => {
    keeping.onWrong(null)
    writer.write(next)
  }
  return (
    <div className='edit-body'>
      {isStale && stored && <StaleNews {...{ writing, stored, keeping }} />}
      {stored && !isStale && <DraftNews {...{ stored, slots }} />}
      {stored && <Near near={stored.near} isNews={stored.draft !== null} onOpen={writer.open} />}
      <TextFields {...props} onWrite={onWrite} />
      <PlaceFields {...props} onWrite={onWrite} />
      <ScopeFields {...props} onWrite={onWrite} />
      <Preview shown={writing} slots={slots} />
    </div>
  )
}

/** Where an entry is written. */
export const Editor = (props: EditorProps) => {
  const { writing, stored, writer, keeping } = props
  const isToGo = stored?.draft?.shown === null && !writer.isWritten(writing.key)
  return (
    <>
      {isToGo ? <ToGo {...props} /> : <Body {...props} />}
      {keeping.wrong !== null && (
        <p className='edit-wrong' role='alert'>
          {keeping.wrong}
        </p>
      )}
      {!isToGo && <Acts {...props} />}
    </>
  )
}

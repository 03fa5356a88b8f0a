import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useMe } from '../../api/me'
import { failureWords } from '../../api/query'
import { serverNow } from '../../api/server-time'
import { Failed, Skeleton, Stale } from '../../app/states'
import { knowledgeWords as words } from '../../words/knowledge'
import { Beginning } from './beginning'
import { EntryList } from './entry-list'
import { EntryPane } from './entry-pane'
import { Files } from './files'
import { everything, type View } from './filter'
import { Past } from './past'
import { Strip } from './strip'
import { Tree } from './tree'
import { TryOut } from './try-out'
import { useEntries, type Knowledge } from './use-knowledge'
import { useWriting, type Writer } from './use-writing'
import '../replies/replies.css'
import '../replies/book/book.css'
import './knowledge.css'

interface BookProps {
  readonly knowledge: Knowledge
  readonly writer: Writer
  readonly maySave: boolean
}

/** A new entry stands in the category that one looks at. */
const begunIn = ({ place }: View) => (place.startsWith('in:') ? { category: place.slice('in:'.length) } : {})

const Head = ({ knowledge, writer, maySave, view }: BookProps & { readonly view: View }) => {
  const { entries, version } = knowledge
  return (
    <header className='book-head know-head'>
      <h1>{words.title}</h1>
      <span>{words.counts(entries.length, version)}</span>
      <div className='book-acts'>
        <TryOut onOpen={writer.open} />
        <Past version={version} mayReturn={maySave} />
        {maySave && (
          <>
            <Files />
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => writer.begin(begunIn(view))}>
              {words.create}
            </Button>
          </>
        )}
      </div>
    </header>
  )
}

const Book = (props: BookProps) => {
  const { knowledge, writer, maySave } = props
  const [view, setView] = useState<View>(everything)
  const now = serverNow()
  const { entries } = knowledge
  const rows = [...writer.unsaved.filter(({ key }) => !entries.some((row) => row.key === key)), ...entries]
  return (
    <div className='book'>
      <Head {...props} view={view} />
      {maySave && <Strip knowledge={knowledge} onOpen={writer.open} />}
      {rows.length === 0 ? (
        <Beginning maySave={maySave} />
      ) : (
        <div className='book-split'>
          <Tree {...{ rows, now }} chosen={view.place} onChoose={(place) => setView({ ...view, place })} />
          <EntryList {...{ rows, now, view, writer, onView: setView }} />
          <EntryPane {...props} />
        </div>
      )}
    </div>
  )
}

/** 知识库: what the shop's bot answers with, read by everybody at the desk, kept by supervisors. */
export const KnowledgeBook = () => {
  const { data: me } = useMe()
  const { data, error, refetch } = useEntries()
  const writer = useWriting()
  if (!data && error) return <Failed why={failureWords(error)} onRetry={() => void refetch()} />
  if (!data || !me) return <Skeleton rows={8} />
  return (
    <>
      {error && <Stale />}
      <Book knowledge={data} writer={writer} maySave={me.role === 'supervisor'} />
    </>
  )
}

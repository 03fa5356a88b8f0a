import { Drawer } from 'antd'
import { failureWords } from '../../api/query'
import { Failed, Skeleton, State } from '../../app/states'
import { entryWords, knowledgeWords as words } from '../../words/knowledge'
import { useIsWide } from '../replies/book/use-is-wide'
import { Editor } from './editor'
import { categoriesIn } from './filter'
import { Reading } from './reading'
import { useKeeping } from './use-keeping'
import type { Knowledge } from './use-knowledge'
import type { Writer } from './use-writing'

interface PaneProps {
  readonly knowledge: Knowledge
  readonly writer: Writer
  readonly maySave: boolean
}

const Open = ({ knowledge, writer, maySave }: PaneProps) => {
  const keeping = useKeeping(writer)
  const { writing, stored } = writer
  const { slots, entries } = knowledge
  if (!writing && stored.error)
    return <Failed why={failureWords(stored.error)} onRetry={() => void stored.refetch()} />
  if (!writing && stored.isPending) return <Skeleton rows={6} />
  if (!writing) return <State title={words.gone} why={words.goneWhy} />
  if (!maySave)
    return (
      // read by keys too
      <div className='edit-body' role='region' aria-label={writing.title} tabIndex={0}>
        <Reading shown={writing} slots={slots} />
      </div>
    )
  return (
    <Editor
      {...{ writing, writer, keeping, slots, stored: stored.data }}
      categories={categoriesIn(entries)}
      titles={entries.map(({ title }) => title)}
    />
  )
}

const titleOf = ({ key, writing }: Writer): string => {
  if (key === null) return words.choose
  return writing?.isNew ? entryWords.create : (writing?.title ?? words.title)
}

/** The entry that is open: beside the list, or over it where there is no room. */
export const EntryPane = (props: PaneProps) => {
  const { writer } = props
  const isWide = useIsWide()
  const open = writer.key !== null && <Open key={writer.key} {...props} />
  if (!isWide)
    return (
      <Drawer
        open={writer.key !== null}
        title={titleOf(writer)}
        size={480}
        rootClassName='book-drawer'
        onClose={() => writer.open(null)}
      >
        {open}
      </Drawer>
    )
  return (
    <aside className='book-edit know-edit' aria-label={titleOf(writer)}>
      {open ? <h2>{titleOf(writer)}</h2> : <State title={words.choose} why={words.chooseWhy} />}
      {open}
    </aside>
  )
}

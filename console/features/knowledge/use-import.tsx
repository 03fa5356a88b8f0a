import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { ImportedKnowledge } from '../../../core/contracts/desk/knowledge'
import { api } from '../../api/client'
import { must } from '../../api/query'
import { base64Of } from '../../app/base64'
import { useNews } from '../../app/use-news'
import { knowledgeFileWords as words } from '../../words/knowledge'
import { knowledgeKey } from './use-knowledge'

type Done = Extract<ImportedKnowledge, { status: 'done' }>
type Wrong = Extract<ImportedKnowledge, { status: 'wrong' }>

const Problems = ({ problems, more }: Wrong) => (
  <ul className='book-problems'>
    {problems.map(({ line, reason }) => (
      <li key={`${line} ${reason}`}>{words.line(line, reason)}</li>
    ))}
    {more > 0 && <li>{words.more(more)}</li>}
  </ul>
)

/** More than so many are not shown before somebody asks for them. */
const FEW = 5

const Alike = ({ near }: Pick<Done, 'near'>) => (
  <details className='know-alike' open={near.length <= FEW}>
    <summary>{words.near(near.length)}</summary>
    <ul className='book-problems'>
      {near.map(({ key, title, question, theirs }) => (
        <li key={`${key} ${question} ${theirs}`}>{words.nearOf(title, question, theirs)}</li>
      ))}
    </ul>
  </details>
)

const Counts = (done: Done) => (
  <>
    <p>{words.counts(done)}</p>
    <p>{words.importedWhy}</p>
    {done.near.length > 0 && <Alike near={done.near} />}
  </>
)

/** A file as it is brought in. */
export interface Brought {
  readonly name: string
  readonly file: () => Promise<Blob>
}

/** Says in a dialog what became of a file. */
const useTelling = () => {
  const { modal } = App.useApp()
  const shown = { okText: words.ok, width: 520 }
  return {
    done: (answer: Done): void =>
      void modal.success({ ...shown, title: words.imported, content: <Counts {...answer} /> }),
    wrong: (answer: Wrong): void =>
      void modal.error({ ...shown, title: words.wrong, content: <Problems {...answer} /> }),
  }
}

/** Brings a file into drafts, and tells what became of it; `onDone` in other words than a dialog. */
export const useImport = (onDone?: (done: Done) => void) => {
  const tell = useTelling()
  const { failed } = useNews()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ name, file }: Brought) =>
      must(api.knowledge.importFile({ name: name.slice(-200), base64: await base64Of(await file()) })),
    onError: failed,
    onSuccess: async (answer) => {
      await client.invalidateQueries({ queryKey: knowledgeKey })
      if (answer.status === 'wrong') return tell.wrong(answer)
      return onDone ? onDone(answer) : tell.done(answer)
    },
  })
}

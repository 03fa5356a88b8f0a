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

const Counts = (done: Done) => (
  <>
    <p>{words.counts(done)}</p>
    <p>{words.importedWhy}</p>
    {done.near.length > 0 && (
      <>
        <p>{words.near}</p>
        <ul className='book-problems'>
          {done.near.map(({ key, title, question, theirs }) => (
            <li key={`${key} ${question} ${theirs}`}>{words.nearOf(title, question, theirs)}</li>
          ))}
        </ul>
      </>
    )}
  </>
)

/** A file as it is brought in. */
export interface Brought {
  readonly name: string
  readonly file: () => Promise<Blob>
}

/** Brings a file into drafts, and tells what became of it. */
export const useImport = () => {
  const { modal } = App.useApp()
  const { failed } = useNews()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ name, file }: Brought) =>
      must(api.knowledge.importFile({ name: name.slice(-200), base64: await base64Of(await file()) })),
    onError: failed,
    onSuccess: async (answer) => {
      await client.invalidateQueries({ queryKey: knowledgeKey })
      const shown = { okText: words.ok, width: 520 }
      if (answer.status === 'done')
        modal.success({ ...shown, title: words.imported, content: <Counts {...answer} /> })
      else modal.error({ ...shown, title: words.wrong, content: <Problems {...answer} /> })
    },
  })
}

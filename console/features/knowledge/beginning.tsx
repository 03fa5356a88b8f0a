import { Button } from 'antd'
import { Refused } from '../../api/query'
import { State } from '../../app/states'
import { useNews } from '../../app/use-news'
import { knowledgeWords as words } from '../../words/knowledge'
import { useImport } from './use-import'

/** The written set for a shop that has nothing yet: a file beside the console, fetched when it is wanted. */
const starter = new URL('../../../scripts/knowledge/starter.json', import.meta.url)

const fetchStarter = async (): Promise<Blob> => {
  try {
    const response = await fetch(starter)
    if (response.ok) return await response.blob()
  } catch {
    // the same to who asked
  }
  throw new Refused('offline')
}

/** What a shop without knowledge begins with. */
export const Beginning = ({ maySave }: { readonly maySave: boolean }) => {
  const { done } = useNews()
  const bringIn = useImport(({ added }) => done(words.began(added)))
  if (!maySave) return <State title={words.none} why={words.noneToRead} />
  return (
    <State title={words.none} why={words.noneWhy}>
      <Button
        type='primary'
        loading={bringIn.isPending}
        onClick={() => bringIn.mutate({ name: 'starter.json', file: fetchStarter })}
      >
        {bringIn.isPending ? words.beginning : words.begin}
      </Button>
    </State>
  )
}

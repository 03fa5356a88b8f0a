import { App, Button } from 'antd'
import type { DeskCaseRow } from '../../../core/aftersales/desk-view'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { refusalWords } from '../../../core/copy/refusals'
import { yuanText } from '../../../core/shared/money'
import { useNews } from '../../app/use-news'
import { askedText, casesWords } from '../../words/cases'
import { useApproveAll } from './use-cases'

const words = casesWords.batch

interface Result {
  readonly row: DeskCaseRow
  readonly refused: RefusalCode | null
}

/** What became of each. */
const Results = ({
  results,
  onOpen,
}: {
  readonly results: readonly Result[]
  readonly onOpen: () => void
}) => (
  <ul className='batch-results' aria-label={words.results}>
    {results.map(({ row, refused }) => (
      <li key={row.caseNo}>
        <a href={`#/cases/${row.caseNo}`} onClick={onOpen}>
          {row.called} {askedText(row)}
        </a>
        <span className={refused === null ? 'batch-done' : 'batch-refused'}>
          {refused === null ? words.done : refusalWords[refused]}
        </span>
      </li>
    ))}
  </ul>
)

/** Stays while the list below goes on: those that were approved are not in it any more. */
const useResults = () => {
  const { modal } = App.useApp()
  return (results: readonly Result[]): void => {
    const failed = results.filter(({ refused }) => refused !== null).length
    const shown = modal.info({
      icon: null,
      width: 460,
      title: words.title(results.length - failed, failed),
      content: <Results results={results} onOpen={() => shown.destroy()} />,
      okText: words.close,
    })
  }
}

interface BatchProps {
  readonly rows: readonly DeskCaseRow[]
  readonly picked: readonly DeskCaseRow[]
  readonly onPick: (caseNos: readonly string[]) => void
}

const useBatch = ({ picked, onPick }: Pick<BatchProps, 'picked' | 'onPick'>) => {
  const { modal } = App.useApp()
  const { failed } = useNews()
  const show = useResults()
  const { mutateAsync, isPending } = useApproveAll()
  const approve = async () => {
    try {
      const { answers } = await mutateAsync(picked)
      const refusals = new Map(answers.map(({ caseNo, refused }) => [caseNo, refused]))
      show(picked.map((row) => ({ row, refused: refusals.get(row.caseNo) ?? null })))
      onPick([])
    } catch (error) {
      failed(error as Error)
    }
  }
  const ask = () =>
    void modal.confirm({
      title: words.ask(picked.length),
      content: words.why(yuanText(picked.reduce((sum, { amountFen }) => sum + amountFen, 0))),
      okText: words.go(picked.length),
      cancelText: words.keep,
      onOk: approve,
    })
  return { ask, isPending }
}

/** Several are approved as they were asked for. */
export const Batch = ({ rows, picked, onPick }: BatchProps) => {
  const { ask, isPending } = useBatch({ picked, onPick })
  const isAll = picked.length === rows.length
  return (
    <div className='case-batch'>
      <Button size='small' type='link' onClick={() => onPick(isAll ? [] : rows.map(({ caseNo }) => caseNo))}>
        {isAll ? words.none : words.all}
      </Button>
      {picked.length > 0 && (
        <Button size='small' type='primary' loading={isPending} onClick={ask}>
          {words.go(picked.length)}
        </Button>
      )}
    </div>
  )
}

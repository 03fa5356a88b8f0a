import { App, Button, Modal } from 'antd'
import { useState } from 'react'
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

interface ResultsProps {
  readonly results: readonly Result[]
  readonly onClose: () => void
}

/** What became of each. */
const Results = ({ results, onClose }: ResultsProps) => {
  const failed = results.filter(({ refused }) => refused !== null).length
  return (
    <Modal
      open
      width={460}
      title={words.title(results.length - failed, failed)}
      footer={
        <Button type='primary' onClick={onClose}>
          {words.close}
        </Button>
      }
      onCancel={onClose}
    >
      <ul className='batch-results' aria-label={words.results}>
        {results.map(({ row, refused }) => (
          <li key={row.caseNo}>
            <a href={`#/cases/${row.caseNo}`} onClick={onClose}>
              {row.called} {askedText(row)}
            </a>
            <span className={refused === null ? 'batch-done' : 'batch-refused'}>
              {refused === null ? words.done : refusalWords[refused]}
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

interface BatchProps {
  readonly rows: readonly DeskCaseRow[]
  readonly picked: readonly DeskCaseRow[]
  readonly onPick: (caseNos: readonly string[]) => void
}

const useBatch = ({ picked, onPick }: Pick<BatchProps, 'picked' | 'onPick'>) => {
  const { modal } = App.useApp()
  const { failed } = useNews()
  const { mutateAsync, isPending } = useApproveAll()
  const [results, setResults] = useState<readonly Result[] | null>(null)
  const approve = async () => {
    try {
      const { answers } = await mutateAsync(picked)
      const of = new Map(picked.map((row) => [row.caseNo, row]))
      setResults(
        answers.flatMap(({ caseNo, refused }) => {
          const row = of.get(caseNo)
          return row ? [{ row, refused }] : []
        }),
      )
      onPick([])
    } catch (error) {
      failed(error as Error)
    }
  }
  const total = yuanText(picked.reduce((sum, { amountFen }) => sum + amountFen, 0))
  const ask = () =>
    void modal.confirm({
      title: words.ask(picked.length),
      content: words.why(total),
      okText: words.go(picked.length),
      cancelText: words.keep,
      onOk: approve,
    })
  return { ask, isPending, results, close: () => setResults(null) }
}

/** Several are approved as they were asked for. */
export const Batch = ({ rows, picked, onPick }: BatchProps) => {
  const { ask, isPending, results, close } = useBatch({ picked, onPick })
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
      {results && <Results results={results} onClose={close} />}
    </div>
  )
}

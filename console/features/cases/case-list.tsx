import { Checkbox, Segmented } from 'antd'
import { useState } from 'react'
import type { DeskCaseRow } from '../../../core/aftersales/desk-view'
import { CaseList as ListName } from '../../../core/contracts/desk/cases'
import { PagedList } from '../../app/paged-list'
import { casesWords as words } from '../../words/cases'
import { Batch } from './batch'
import { CaseRow } from './case-row'
import { useCaseCount } from './use-case-count'
import { useCaseList } from './use-cases'

/** A case that a yes settles as it was asked for. */
const canBatch = ({ status }: DeskCaseRow): boolean => status === 'merchantReview'
/** The door takes so many at once. */
const MOST_AT_ONCE = 50

interface RowsProps {
  readonly rows: readonly DeskCaseRow[]
  readonly openNo: string | null
  readonly canPick: boolean
}

const Rows = ({ rows, openNo, canPick }: RowsProps) => {
  const [picks, setPicks] = useState<readonly string[]>([])
  const able = canPick ? rows.filter(canBatch).slice(0, MOST_AT_ONCE) : []
  const picked = able.filter(({ caseNo }) => picks.includes(caseNo))
  const toggle = (caseNo: string) =>
    setPicks(picks.includes(caseNo) ? picks.filter((one) => one !== caseNo) : [...picks, caseNo])
  return (
    <>
      {able.length > 1 && <Batch rows={able} picked={picked} onPick={setPicks} />}
      <ul className='case-rows'>
        {rows.map((row) => (
          <li key={row.caseNo} aria-current={row.caseNo === openNo ? 'true' : undefined}>
            {able.length > 1 && able.includes(row) && (
              <Checkbox
                aria-label={words.batch.pick(row.caseNo)}
                checked={picks.includes(row.caseNo)}
                onChange={() => toggle(row.caseNo)}
              />
            )}
            <CaseRow row={row} />
          </li>
        ))}
      </ul>
    </>
  )
}

const List = ({ list, openNo }: { readonly list: ListName; readonly openNo: string | null }) => (
  <PagedList
    query={useCaseList(list)}
    rowsOf={({ cases }) => cases}
    empty={{ title: words.empty[list], why: words.emptyWhy[list] }}
  >
    {(rows) => <Rows {...{ rows, openNo }} canPick={list === 'due'} />}
  </PagedList>
)

/** Cases by what is due first. */
export const CaseLists = ({ openNo }: { readonly openNo: string | null }) => {
  const [list, setList] = useState<ListName>('due')
  const { data: counts } = useCaseCount()
  const nameOf = (name: ListName): string =>
    words.listWithCount(words.list[name], name === 'over' ? 0 : (counts?.[name] ?? 0))
  return (
    <section className='case-lists' aria-label={words.title}>
      <header className='case-lists-head'>
        <h1>{words.title}</h1>
        {counts && counts.late > 0 && <b>{words.countLate(counts.late)}</b>}
      </header>
      <Segmented<ListName>
        block
        aria-label={words.lists}
        options={ListName.options.map((value) => ({ value, label: nameOf(value) }))}
        value={list}
        onChange={setList}
      />
      <List key={list} list={list} openNo={openNo} />
    </section>
  )
}

import type { DeskCaseRow } from '../../../core/aftersales/desk-view'
import { askedText, casesWords as words } from '../../words/cases'
import { ClockBadge } from '../sessions/clock-badge'
import { useNow } from '../sessions/use-now'
import { GoodsPhoto } from '../shopper/goods-photo'
import { clockOf, waitText } from './case-clock'

/** 顾客在催, 已请示主管. */
export const Marks = ({ isHurried, isAsked }: Pick<DeskCaseRow, 'isHurried' | 'isAsked'>) => (
  <>
    {isHurried && <span className='case-mark case-mark-hurried'>{words.hurried}</span>}
    {isAsked && <span className='case-mark'>{words.asked}</span>}
  </>
)

/** The clock of the shop, or whom it waits for. */
export const CaseClock = ({ row }: { readonly row: Pick<DeskCaseRow, 'dueAt' | 'timed' | 'headline'> }) => {
  const now = useNow()
  const clock = clockOf(row, now)
  if (clock) return <ClockBadge clock={clock} />
  const text = waitText(row, now)
  return text === '' ? null : <span className='case-wait'>{text}</span>
}

/** Who asks what of which goods, how it stands, and by when. */
export const CaseRow = ({ row }: { readonly row: DeskCaseRow }) => (
  <a className='case-row' href={`#/cases/${row.caseNo}`}>
    <GoodsPhoto image={row.image} />
    <span className='case-row-what'>
      <span className='case-row-head'>
        <strong>{row.called}</strong>
        <CaseClock row={row} />
      </span>
      <span className='case-row-asks'>
        {askedText(row)}
        <small>{words.reasons[row.reason]}</small>
      </span>
      <small className='case-row-goods'>
        {words.goodsOf([row.title, row.sku].filter(Boolean).join(' '), row.pieces)}
      </small>
      <small className='case-row-state'>
        {words.statuses[row.status]}
        <Marks {...row} />
      </small>
    </span>
  </a>
)

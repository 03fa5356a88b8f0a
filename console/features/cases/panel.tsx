import { Button } from 'antd'
import { useState } from 'react'
import type { DeskCaseRow } from '../../../core/aftersales/desk-view'
import { yuanText } from '../../../core/shared/money'
import { failureWords } from '../../api/query'
import { Failed, Skeleton } from '../../app/states'
import { askedText, casesWords } from '../../words/cases'
import { GoodsPhoto } from '../shopper/goods-photo'
import { Section } from '../shopper/section'
import { Acts } from './acts/acts'
import { firstDue } from './case-clock'
import { CaseClock, Marks } from './case-row'
import { Evidence } from './evidence'
import { PolicyVersion, Rulings } from './rulings'
import { useCasesOf } from './use-case-count'
import { useCase } from './use-cases'
import './cases.css'

const words = casesWords.panel
/** Before anybody asks for all. */
const FIRST = 2

/** The one that is due, ready to be decided beside the chat. */
const DueCase = ({ row }: { readonly row: DeskCaseRow }) => {
  const { data: one } = useCase(row.caseNo)
  return (
    <article className='case-due' aria-label={casesWords.view.label(row.caseNo)}>
      <div className='case-due-body'>
        <p className='case-due-head'>
          <b>{casesWords.statuses[row.status]}</b>
          <span className='row-tag'>{casesWords.types[row.type]}</span>
          <Marks {...row} />
          <CaseClock row={row} />
        </p>
        <p className='case-line'>
          <GoodsPhoto image={row.image} />
          <span className='case-line-what'>
            {casesWords.goodsOf([row.title, row.sku].filter(Boolean).join(' '), row.pieces)}
            <small>{casesWords.reasons[row.reason]}</small>
          </span>
          {row.amountFen > 0 && <b className='case-due-sum'>{yuanText(row.amountFen)}</b>}
        </p>
        {one && one.evidence.length > 0 && <Evidence files={one.evidence} />}
        {one && (
          <section aria-label={casesWords.view.policy}>
            <header className='case-due-policy'>
              <h4>{casesWords.view.policy}</h4>
              <PolicyVersion one={one} />
            </header>
            <Rulings one={one} />
          </section>
        )}
        <a className='case-more' href={`#/cases/${row.caseNo}`}>
          {words.open}
        </a>
      </div>
      {one && <Acts one={one} />}
    </article>
  )
}

const Other = ({ row }: { readonly row: DeskCaseRow }) => (
  <li>
    <a className='case-other' href={`#/cases/${row.caseNo}`}>
      <GoodsPhoto image={row.image} />
      <span className='case-line-what'>
        {row.title}
        <small>
          {askedText(row)}，{casesWords.statuses[row.status]}
        </small>
      </span>
    </a>
  </li>
)

const Known = ({ cases }: { readonly cases: readonly DeskCaseRow[] }) => {
  const [isAll, setAll] = useState(false)
  const due = firstDue(cases)
  const others = cases.filter((row) => row !== due)
  const more = others.length > FIRST && (
    <Button type='link' size='small' aria-expanded={isAll} onClick={() => setAll(!isAll)}>
      {isAll ? words.less : words.all(cases.length)}
    </Button>
  )
  return (
    <Section title={words.title} act={more} empty={cases.length === 0 ? words.empty : null}>
      {due && <DueCase key={due.caseNo} row={due} />}
      <ul>
        {(isAll ? others : others.slice(0, FIRST)).map((row) => (
          <Other key={row.caseNo} row={row} />
        ))}
      </ul>
    </Section>
  )
}

/** The shopper's cases beside her chat, the due one first. */
export const CasesPanel = ({ sessionId }: { readonly sessionId: string }) => {
  const { data, error, refetch } = useCasesOf(sessionId)
  if (data) return <Known cases={data} />
  return error ? <Failed why={failureWords(error)} onRetry={() => void refetch()} /> : <Skeleton rows={2} />
}

/** On a phone: the due case as a strip on top of the chat. */
export const DueStrip = ({ sessionId }: { readonly sessionId: string }) => {
  const { data } = useCasesOf(sessionId)
  const due = data && firstDue(data)
  if (!due) return null
  return (
    <aside className='case-strip' aria-label={words.strip}>
      <GoodsPhoto image={due.image} />
      <span className='case-line-what'>
        <b>
          {askedText(due)} {casesWords.statuses[due.status]}
        </b>
        <CaseClock row={due} />
      </span>
      <Button href={`#/cases/${due.caseNo}`}>{words.review}</Button>
    </aside>
  )
}

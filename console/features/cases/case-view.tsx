import { LeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { DeskCase } from '../../../core/aftersales/desk-view'
import type { Instant } from '../../../core/shared/time'
import { failureWords } from '../../api/query'
import { Failed, Skeleton, Stale } from '../../app/states'
import { askedText, casesWords } from '../../words/cases'
import { useNow } from '../sessions/use-now'
import { Acts } from './acts/acts'
import { Agreed, Asks, Policy } from './asks'
import { CaseClock, Marks } from './case-row'
import { MoneyParts } from './money'
import { Audit, Order, Parcels } from './parcels'
import { useCase } from './use-cases'

const words = casesWords.view

const Head = ({ one }: { readonly one: DeskCase }) => (
  <header className='case-head'>
    <Button
      className='case-back'
      type='text'
      href='#/cases'
      icon={<LeftOutlined />}
      aria-label={casesWords.back}
    />
    <div className='case-head-what'>
      <h1>
        {one.called} {askedText(one)}
      </h1>
      <p>
        <b>{casesWords.statuses[one.status]}</b>
        <small>{words.number(one.caseNo)}</small>
        <Marks {...one} />
      </p>
    </div>
    <CaseClock row={one} />
    {one.sessionId === null ? (
      <small>{one.isChatOthers ? words.othersChat : words.noChat}</small>
    ) : (
      <Button size='small' href={`#/s/${one.sessionId}`}>
        {words.chat}
      </Button>
    )}
  </header>
)

/** Who asked a supervisor, and why. */
export const AskedBy = ({ one: { asked }, now }: { readonly one: DeskCase; readonly now: Instant }) =>
  asked && (
    <div className='case-alert'>
      <b>{words.askedBy(asked.name, asked.at, now)}</b>
      {asked.words !== '' && <p>{asked.words}</p>}
    </div>
  )

/** One case in full: what is asked, what speaks for it, where its money and parcels are, and what can be done. */
export const CaseView = ({ caseNo }: { readonly caseNo: string }) => {
  const { data: one, error, refetch } = useCase(caseNo)
  const now = useNow()
  if (!one) {
    return error ? <Failed why={failureWords(error)} onRetry={() => void refetch()} /> : <Skeleton rows={8} />
  }
  return (
    <article className='case' aria-label={words.label(caseNo)}>
      <Head one={one} />
      {error && <Stale />}
      <div className='case-body'>
        <AskedBy {...{ one, now }} />
        <div className='case-columns'>
          <div>
            <Asks one={one} />
            <Policy one={one} />
            <Agreed {...{ one, now }} />
            <MoneyParts {...{ one, now }} />
          </div>
          <div>
            <Parcels {...{ one, now }} />
            <Order {...{ one, now }} />
            <Audit {...{ one, now }} />
          </div>
        </div>
      </div>
      <Acts one={one} />
    </article>
  )
}

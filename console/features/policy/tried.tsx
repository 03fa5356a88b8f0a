import { Button, Select } from 'antd'
import { useState } from 'react'
import type { PolicyDraft } from '../../../core/aftersales/policy/policy'
import type { ReplayedPolicy } from '../../../core/contracts/desk/policy'
import { ruleText } from '../../../core/copy/aftersales-rules'
import { yuanText } from '../../../core/shared/money'
import { failureWords } from '../../api/query'
import { Failed, Skeleton } from '../../app/states'
import { policyWords } from '../../words/policy'
import { triedWords as words } from '../../words/policy-tried'
import { Differences } from './differences'
import type { Asked, Drafting, Trying } from './use-policy'

const spans = [7, 30, 90] as const

interface BarsProps {
  readonly name: string
  readonly before: number
  readonly after: number
  readonly most: number
}

const Bars = ({ name, before, after, most }: BarsProps) => {
  const width = (value: number) => `${most === 0 ? 0 : (value * 100) / most}%`
  return (
    <div className='tried-bars' role='img' aria-label={words.bars(name, before, after)}>
      <span>{name}</span>
      <svg width='100%' height='30' aria-hidden='true'>
        <rect className='tried-old' y='2' width={width(before)} height='11' rx='3' />
        <rect className='tried-new' y='17' width={width(after)} height='11' rx='3' />
      </svg>
      <span className='tried-figures'>
        {before}
        <b>{after}</b>
      </span>
    </div>
  )
}

const Tiles = ({ changed, cases, before, after }: ReplayedPolicy) => {
  const moreFen = after.approvedFen - before.approvedFen
  return (
    <div className='tried-tiles'>
      <p>
        {words.changed}
        <b>{words.cases(changed)}</b>
        {words.share(changed, cases)}
      </p>
      <p>
        {words.byItself(moreFen)}
        <b>{yuanText(Math.abs(moreFen))}</b>
        {words.freight(after.freightFen - before.freightFen)}
      </p>
    </div>
  )
}

const Chart = ({ before, after }: ReplayedPolicy) => {
  const all = [before.approved, after.approved, before.returnFree, after.returnFree]
  const most = Math.max(...all)
  return (
    <div className='tried-chart'>
      <Bars name={words.approved} before={before.approved} after={after.approved} most={most} />
      <Bars name={words.returnFree} before={before.returnFree} after={after.returnFree} most={most} />
      <p className='tried-legend' aria-hidden='true'>
        <span>
          <i className='tried-old' />
          {words.old}
        </span>
        <span>
          <i className='tried-new' />
          {words.new}
        </span>
      </p>
    </div>
  )
}

interface SeenProps {
  readonly asked: Asked
  readonly tried: ReplayedPolicy
  readonly policies: readonly PolicyDraft[]
}

const Seen = ({ asked, tried, policies }: SeenProps) => {
  const { cases, changed, byRule, isWhole, since } = tried
  if (cases === 0) return <p className='tried-lead'>{words.nothing}</p>
  return (
    <>
      <p className='tried-lead'>{isWhole ? words.lead(asked.days, cases) : words.part(cases, since)}</p>
      {changed === 0 ? (
        <p className='tried-same'>{words.same}</p>
      ) : (
        <>
          <Tiles {...tried} />
          <Chart {...tried} />
          <h3>{words.byRule}</h3>
          <ul className='tried-rules'>
            {byRule.slice(0, 8).map((one) => (
              <li key={one.rule}>
                <span>{ruleText(one.rule, policies)}</span>
                <span>{words.rule(one.cases, one.moreFen)}</span>
              </li>
            ))}
          </ul>
          <Differences {...{ asked, tried }} />
        </>
      )}
    </>
  )
}

const Outcome = ({ trying, drafting }: TriedProps) => {
  const { data, error, isPending, variables, mutate } = trying
  if (isPending) {
    return (
      <>
        <p className='tried-lead'>{words.busy}</p>
        <Skeleton rows={6} />
      </>
    )
  }
  if (error) return <Failed why={failureWords(error)} onRetry={() => mutate(variables)} />
  if (!data) return <p className='tried-lead'>{words.none}</p>
  if (data.tried.status === 'wrong')
    return <p className='policy-fault'>{policyWords.faults(data.tried.faults.length)}</p>
  return (
    <>
      {data.draft !== drafting.draft && (
        <p className='tried-stale' role='status'>
          {words.stale}
        </p>
      )}
      <Seen asked={data} tried={data.tried} policies={[drafting.draft, drafting.base, data.draft]} />
    </>
  )
}

interface TriedProps {
  readonly drafting: Drafting
  readonly trying: Trying
}

/** What would have come of past cases by the draft. */
export const Tried = ({ drafting, trying }: TriedProps) => {
  const [days, setDays] = useState<number>(30)
  const { draft, faults } = drafting
  return (
    <aside className='policy-tried' aria-label={words.title} aria-busy={trying.isPending}>
      <h2>{words.title}</h2>
      <div className='tried-ask'>
        <Select
          aria-label={words.days}
          value={days}
          options={spans.map((value) => ({ value, label: words.lastDays(value) }))}
          onChange={setDays}
        />
        <Button
          loading={trying.isPending}
          disabled={faults.length > 0}
          onClick={() => trying.mutate({ draft, days })}
        >
          {trying.data ? words.again : words.go}
        </Button>
      </div>
      <Outcome {...{ drafting, trying }} />
    </aside>
  )
}

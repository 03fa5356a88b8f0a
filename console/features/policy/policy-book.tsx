import { App, Button } from 'antd'
import { useMemo, useState } from 'react'
import type { PolicyFault } from '../../../core/aftersales/policy/policy-faults'
import type { PolicyDraft } from '../../../core/aftersales/policy/policy'
import type { PolicyNote } from '../../../core/aftersales/policy/published'
import { policyFaultWords } from '../../../core/copy/aftersales-policy'
import { failureWords } from '../../api/query'
import { Failed, Skeleton } from '../../app/states'
import { policyWords as words } from '../../words/policy'
import { knownOf } from './lists'
import { Past } from './past'
import { Publish } from './publish'
import { GroupView } from './rules'
import { tabs, type Tab } from './tabs'
import { Tried } from './tried'
import { useDraft, usePolicy, useTrying, type Drafting, type Trying } from './use-policy'
import './policy.css'

/** Drops what was written, after asking. */
const Discard = ({ write }: Drafting) => {
  const { modal } = App.useApp()
  const ask = () =>
    modal.confirm({
      ...{ title: words.discardSure, content: words.discardWhy },
      ...{ okText: words.discard, cancelText: words.cancel, onOk: () => write(null) },
    })
  return <Button onClick={() => void ask()}>{words.discard}</Button>
}

interface HeadProps {
  readonly history: readonly PolicyNote[]
  readonly drafting: Drafting
  readonly trying: Trying
}

const Head = ({ history, drafting, trying }: HeadProps) => {
  const { base, changed, hasChanged } = drafting
  return (
    <header className='policy-head'>
      <h1>{words.title}</h1>
      <span className='policy-tag'>{words.version(base.version)}</span>
      {hasChanged && (
        <span className='policy-tag policy-tag-draft' role='status'>
          {words.draft(changed, base.version + 1)}
        </span>
      )}
      <div className='policy-acts'>
        <Past {...{ history, drafting }} />
        {hasChanged && <Discard {...drafting} />}
        <Publish {...{ drafting, trying }} />
      </div>
    </header>
  )
}

interface TabsProps {
  readonly tab: Tab
  readonly drafting: Drafting
  readonly onTab: (tab: Tab) => void
}

const Mark = ({ changes, faults }: { readonly changes: number; readonly faults: number }) => {
  if (faults > 0)
    return <span className='policy-mark policy-mark-bad' role='img' aria-label={words.faultsIn(faults)} />
  return changes > 0 && <span className='policy-mark' role='img' aria-label={words.changedIn(changes)} />
}

const Tabs = ({ tab, drafting: { changes, faultCounts }, onTab }: TabsProps) => (
  <nav className='policy-tabs' aria-label={words.tabsLabel}>
    {tabs.map((one) => (
      <button
        key={one}
        type='button'
        aria-current={one === tab ? 'true' : undefined}
        onClick={() => onTab(one)}
      >
        {words.tabs[one]}
        <Mark changes={changes[one]} faults={faultCounts[one]} />
      </button>
    ))}
  </nav>
)

/** Faults of the whole, which belong to no rule. */
const wholeFaults = (faults: readonly PolicyFault[]): readonly PolicyFault[] =>
  faults.filter((fault) => !('id' in fault))

const Faults = ({ faults }: Drafting) =>
  faults.length > 0 && (
    <div className='policy-faults' role='alert'>
      <p>{words.faults(faults.length)}</p>
      {wholeFaults(faults).map(({ fault }) => (
        <p key={fault}>{policyFaultWords[fault]}</p>
      ))}
    </div>
  )

interface BookProps {
  readonly policy: PolicyDraft
  readonly history: readonly PolicyNote[]
}

const Book = ({ policy, history }: BookProps) => {
  const known = useMemo(() => knownOf(policy), [policy])
  const drafting = useDraft(policy, known)
  const trying = useTrying()
  const [tab, setTab] = useState<Tab>('returns')
  const isBehind = drafting.hasChanged && drafting.draft.version !== policy.version
  return (
    <>
      <Head {...{ history, drafting, trying }} />
      {isBehind && (
        <p className='policy-faults' role='status'>
          {words.newer(policy.version)}
        </p>
      )}
      <Faults {...drafting} />
      <div className='policy-split'>
        <div className='policy-rules'>
          <Tabs {...{ tab, drafting, onTab: setTab }} />
          {drafting.groups[tab].map((group) => (
            <GroupView key={group.id} {...{ group, drafting }} />
          ))}
        </div>
        <Tried {...{ drafting, trying }} />
      </div>
    </>
  )
}

/** 售后政策: what is in force, in sentences; a draft is written over it, tried and published. */
export const PolicyBook = () => {
  const { data, error, refetch } = usePolicy()
  if (error && !data) return <Failed why={failureWords(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={8} />
  return <Book policy={data.policy} history={data.history} />
}

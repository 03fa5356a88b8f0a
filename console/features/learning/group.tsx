import { Button } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import type { SuggestionGroup } from '../../../core/contracts/desk/learning'
import type { Instant } from '../../../core/shared/time'
import { failureWords } from '../../api/query'
import { learningWords as words } from '../../words/learning'
import { useBeginEntry } from './begin-entry'
import { EntryDialog } from './entry-dialog'
import type { Offered } from './entry-picker'
import { useSettling, type Settled, type Settling } from './use-settling'

interface GroupProps {
  readonly group: SuggestionGroup
  readonly now: Instant
  readonly onDone: (settling: Settling, added: number) => void
}

const Trend = ({ thisWeek, lastWeek }: Pick<SuggestionGroup, 'thisWeek' | 'lastWeek'>) => {
  const more = thisWeek - lastWeek
  const arrow = more > 0 ? words.up(more) : more < 0 ? words.down(-more) : words.even
  return (
    <span
      className={more > 0 ? 'learn-trend learn-up' : 'learn-trend'}
      title={words.trend(thisWeek, lastWeek)}
    >
      <span aria-hidden='true'>{arrow}</span>
      <span className='sr-only'>{words.trend(thisWeek, lastWeek)}</span>
    </span>
  )
}

interface AskedProps {
  readonly group: SuggestionGroup
  readonly now: Instant
}

const Asked = ({ asked, group, now }: AskedProps & { readonly asked: SuggestionGroup['asked'][number] }) => (
  <li>
    {asked.text !== group.question && <span>{asked.text}</span>}
    <time>{words.asked(asked.at, now)}</time>
    <p>{asked.reply === null ? words.noReply : words.reply(asked.reply)}</p>
  </li>
)

/** The newest that a person answered stands open; the others are a click away. */
const AllAsked = ({ group, now }: AskedProps) => {
  const { asked } = group
  const first = asked.find(({ reply }) => reply !== null) ?? asked[0]
  const others = asked.filter((one) => one !== first)
  return (
    <>
      <ul className='learn-asked'>{first && <Asked asked={first} {...{ group, now }} />}</ul>
      {others.length > 0 && (
        <details className='learn-more'>
          <summary>{words.allAsked(others.length)}</summary>
          <ul className='learn-asked'>
            {others.map((one) => (
              <Asked key={one.id} asked={one} {...{ group, now }} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** What is less likely than not stands out no more than the others. */
const LIKELY = 0.5

interface Near extends Offered {
  readonly isLikely: boolean
}

/** What it is most like; of a wrong answer, what else it is like. */
const nearOf = ({ near, answeredBy }: SuggestionGroup): readonly Near[] =>
  near
    .filter(({ key }) => key !== answeredBy?.key)
    .map(({ key, title, p, named }) => ({
      ...{ key, title, isLikely: named || p >= LIKELY },
      why: named ? words.named : p > 0 ? words.sure(p) : null,
    }))

const Head = ({ group }: Pick<GroupProps, 'group'>) => {
  const { question, count, answeredBy } = group
  return (
    <>
      <header className='learn-head'>
        <h2>{question}</h2>
        <span className='learn-count'>{words.times(count)}</span>
        <Trend {...group} />
      </header>
      {answeredBy && (
        <p className='learn-answered'>
          {words.answeredBy}
          <a href={`#/knowledge/${answeredBy.key}`}>{answeredBy.title}</a>
        </p>
      )}
    </>
  )
}

interface ActsProps {
  readonly group: SuggestionGroup
  readonly near: readonly Near[]
  readonly busy: Settling | null
  readonly act: (settling: Settling) => void
  readonly onElse: () => void
}

const isAdding = (busy: Settling | null, key: string): boolean => busy?.type === 'add' && busy.key === key

/** Which entries it may be meant for: one click each. */
const NearActs = ({ near, busy, act }: Omit<ActsProps, 'group' | 'onElse'>) => (
  <ul className='learn-near' aria-label={words.near}>
    {near.map(({ key, title, why, isLikely }, at) => (
      <li key={key}>
        <Button
          type={at === 0 && isLikely ? 'primary' : 'default'}
          loading={isAdding(busy, key)}
          disabled={busy !== null && !isAdding(busy, key)}
          aria-keyshortcuts={String(at + 1)}
          onClick={() => act({ type: 'add', key, title })}
        >
          <span className='learn-title'>{words.add(title)}</span>
          {why !== null && <small>{why}</small>}
        </Button>
      </li>
    ))}
  </ul>
)

const OtherActs = ({ group, busy, act, onElse }: Omit<ActsProps, 'near'>) => {
  const begin = useBeginEntry()
  const isBusy = busy !== null
  const settle = (type: 'right' | 'ignored', name: string) => (
    <Button
      size='small'
      loading={busy?.type === type}
      disabled={isBusy && busy.type !== type}
      onClick={() => act({ type })}
    >
      {name}
    </Button>
  )
  return (
    <div className='learn-acts'>
      <Button size='small' disabled={isBusy} onClick={onElse}>
        {words.addElse}
      </Button>
      <Button size='small' disabled={isBusy} onClick={() => begin(group)}>
        {words.create}
      </Button>
      {group.answeredBy && (
        <Button size='small' disabled={isBusy} href={`#/knowledge/${group.answeredBy.key}`}>
          {words.edit}
        </Button>
      )}
      {group.kind === 'wrong' && settle('right', words.right)}
      {settle('ignored', words.ignore)}
    </div>
  )
}

/** Why it was not done; null: it was. */
const wrongOf = (settled: Settled | undefined): string | null => {
  if (settled?.status === 'wrong') return settled.why
  return settled?.status === 'stale' ? words.stale : null
}

/** Questions that mean the same, what came of them, and what the bot may learn from them. */
export const Group = ({ group, now, onDone }: GroupProps) => {
  const { mutate, data, error, isPending, variables } = useSettling(group, onDone)
  const [isChoosing, setChoosing] = useState(false)
  const near = nearOf(group)
  const busy = isPending ? variables : null
  const act = (settling: Settling) => {
    if (!isPending) mutate(settling)
  }
  const onKeyDown = ({ key, target, currentTarget, ...event }: KeyboardEvent) => {
    // Ctrl+1 is the browser's own, and a key that is held down is one click
    const isAlone = !event.altKey && !event.ctrlKey && !event.metaKey && !event.repeat
    const isHere = target === currentTarget && isAlone
    const chosen = isHere && /^[1-3]$/.test(key) ? near[Number(key) - 1] : undefined
    if (chosen) act({ type: 'add', key: chosen.key, title: chosen.title })
  }
  const wrong = error ? failureWords(error) : wrongOf(data)
  return (
    <li
      className='learn-group'
      aria-label={group.question}
      aria-busy={isPending}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <Head group={group} />
      <AllAsked {...{ group, now }} />
      {near.length > 0 && <NearActs {...{ near, busy, act }} />}
      <OtherActs {...{ group, busy, act }} onElse={() => setChoosing(true)} />
      {wrong !== null && !isPending && (
        <p className='learn-wrong' role='alert'>
          {wrong}
        </p>
      )}
      {isChoosing && (
        <EntryDialog
          title={words.addTo}
          why={words.addWhy}
          offered={near}
          isBusy={isPending}
          wrong={wrong}
          onChoose={(choice) => act({ type: 'add', ...choice })}
          onClose={() => setChoosing(false)}
        />
      )}
    </li>
  )
}

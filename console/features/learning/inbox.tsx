import { useRef, useState, type KeyboardEvent } from 'react'
import type { SuggestionKind } from '../../../core/knowledge/ask'
import { failureWords } from '../../api/query'
import { Failed, Skeleton, Stale, State } from '../../app/states'
import { learningWords as words } from '../../words/learning'
import { Group } from './group'
import { useAccuracy, useInbox } from './use-learning'
import type { Settling } from './use-settling'

/** Nothing to do: how much of this week's was answered, where anybody asked. */
const Nothing = ({ kind }: { readonly kind: SuggestionKind }) => {
  const week = useAccuracy().data?.weeks.at(-1)
  if (kind === 'wrong') return <State title={words.empty} why={words.emptyWrong} />
  const share = week && week.asked > 0 ? week.answered / week.asked : null
  return <State title={words.empty} why={words.emptyWhy(share)} />
}

/** Up and down walk from group to group, from the page or from a group. */
const walk = ({ key, target, currentTarget }: KeyboardEvent<HTMLElement>): boolean => {
  const groups = [...currentTarget.querySelectorAll<HTMLElement>('.learn-group')]
  const at = groups.findIndex((group) => group === target)
  const step = { ArrowDown: 1, ArrowUp: -1 }[key]
  const next = step === undefined || (at < 0 && target !== currentTarget) ? undefined : groups[at + step]
  next?.focus()
  return next !== undefined
}

/** What was done last, and how it is taken back. */
const Done = ({ words: said, isAdded }: { readonly words: string; readonly isAdded: boolean }) => (
  <p className='learn-done' role='status'>
    <b>{said}</b>
    {isAdded && (
      <>
        <span>{words.undo}</span>
        <a href='#/knowledge'>{words.toKnowledge}</a>
      </>
    )}
  </p>
)

const wordsOf = (settling: Settling, added: number): string =>
  settling.type === 'add' ? words.added(settling.title, added) : words.done[settling.type]

/** Questions that nobody has settled, those that were asked most first. */
export const Inbox = ({ kind }: { readonly kind: SuggestionKind }) => {
  const { data, error, refetch } = useInbox(kind)
  const list = useRef<HTMLUListElement>(null)
  const [done, setDone] = useState<{ readonly words: string; readonly isAdded: boolean } | null>(null)
  if (!data && error) return <Failed why={failureWords(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={6} />
  const { groups, more, now } = data
  const onDone = (settling: Settling, added: number) => {
    setDone({ words: wordsOf(settling, added), isAdded: settling.type === 'add' && added > 0 })
    list.current?.focus() // what was focused goes away
  }
  return (
    <>
      {error && <Stale />}
      {done && <Done {...done} />}
      {groups.length === 0 ? (
        <Nothing kind={kind} />
      ) : (
        <ul
          ref={list}
          className='work-list learn-list'
          aria-label={words.list[kind]}
          aria-description={words.keys}
          tabIndex={0}
          onKeyDown={(event) => walk(event) && event.preventDefault()}
        >
          {groups.map((group) => (
            <Group key={group.id} {...{ group, now, onDone }} />
          ))}
        </ul>
      )}
      {groups.length > 0 && <p className='learn-note learn-keys'>{words.keys}</p>}
      {more > 0 && <p className='learn-note'>{words.more(more)}</p>}
    </>
  )
}

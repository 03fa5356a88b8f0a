import { Input } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import type { DeskReply } from '../../../core/contracts/desk/replies'
import { rankReplies } from '../../../core/quick-replies/find'
import { failureWords } from '../../api/query'
import { Failed, Skeleton, State } from '../../app/states'
import { replyWords } from '../../words/replies'
import { AskValues } from './ask-values'
import { pick, type PickedReply, type Values } from './picked'
import { ReplyOption } from './reply-option'
import type { Suggested } from './use-suggested'
import { useReplies } from './use-replies'
import './replies.css'

const words = replyWords.picker
const MOST_SHOWN = 50

export interface PickerProps {
  readonly suggested: readonly Suggested[]
  readonly values: Values
  /** A reply that was chosen elsewhere and lacks a value: it is asked for at once. */
  readonly asking: DeskReply | null
  readonly onPick: (picked: PickedReply) => void
  readonly onClose: () => void
}

interface Option {
  readonly reply: DeskReply
  readonly word?: string
}

/** Without words: what is suggested, then all by number; with words: what fits best first. */
const optionsOf = (
  replies: readonly DeskReply[],
  suggested: readonly Suggested[],
  query: string,
): readonly Option[] => {
  if (query.trim() !== '') return rankReplies(replies, query).map((reply) => ({ reply }))
  const first = new Set(suggested.map(({ reply }) => reply._id))
  return [...suggested, ...replies.filter(({ _id }) => !first.has(_id)).map((reply) => ({ reply }))]
}

interface Keys {
  readonly options: readonly Option[]
  readonly at: number
  readonly quickOnes: readonly Suggested[]
  readonly go: (at: number) => void
  readonly choose: (reply: DeskReply) => void
  readonly close: () => void
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** What a key does here; null: it is typed. */
const actOf = (event: KeyboardEvent, keys: Keys): (() => void) | null => {
  const { options, at, quickOnes, go, choose, close } = keys
  if (event.key === 'Escape') return close
  const step = steps[event.key]
  if (step !== undefined) return () => go((at + step + options.length) % Math.max(1, options.length))
  const quick = /^[1-3]$/.test(event.key) ? quickOnes[Number(event.key) - 1] : undefined
  const chosen = event.key === 'Enter' ? options[at] : quick
  return chosen ? () => choose(chosen.reply) : null
}

const onKey = (event: KeyboardEvent, keys: Keys): void => {
  if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
  const act = actOf(event, keys)
  if (!act) return
  event.preventDefault()
  event.stopPropagation()
  act()
}

const Nothing = ({ query }: { readonly query: string }) =>
  query === '' ? (
    <State title={words.none} why={words.noneWhy} />
  ) : (
    <State title={words.noMatch(query)} why={words.noMatchWhy} />
  )

/** What stands in the list's place while there is no list. */
const Instead = ({ query, isEmpty }: { readonly query: string; readonly isEmpty: boolean }) => {
  const { data, error, refetch } = useReplies()
  if (error && !data) return <Failed why={failureWords(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={3} />
  return isEmpty && <Nothing query={query.trim()} />
}

interface SearchProps extends Keys {
  readonly query: string
  readonly onQuery: (query: string) => void
}

const Search = ({ query, onQuery, ...keys }: SearchProps) => (
  <Input
    autoFocus
    role='combobox'
    aria-expanded
    aria-controls='reply-options'
    aria-activedescendant={keys.options[keys.at] && idOf(keys.at)}
    aria-label={words.search}
    placeholder={words.search}
    value={query}
    onChange={({ target }) => onQuery(target.value)}
    onKeyDown={(event) => onKey(event, keys)}
  />
)

const idOf = (place: number): string => `reply-option-${place}`

interface ChoosingProps extends Pick<PickerProps, 'suggested' | 'values' | 'onClose'> {
  readonly onChoose: (reply: DeskReply) => void
}

const Choosing = ({ suggested, values, onChoose, onClose }: ChoosingProps) => {
  const { data } = useReplies()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const all = optionsOf(data?.replies ?? [], suggested, query)
  const options = all.slice(0, MOST_SHOWN)
  const quickOnes = query === '' ? suggested : []
  const onQuery = (typed: string) => {
    setQuery(typed)
    setAt(0)
  }
  return (
    <>
      <Search {...{ query, onQuery, options, at, quickOnes }} go={setAt} choose={onChoose} close={onClose} />
      <Instead query={query} isEmpty={options.length === 0} />
      <ul id='reply-options' role='listbox' aria-label={words.label} className='picker-list'>
        {options.map((option, place) => (
          <ReplyOption
            key={option.reply._id}
            id={idOf(place)}
            {...option}
            values={values}
            quickKey={quickOnes[place] ? place + 1 : null}
            isAt={place === at}
            onChoose={() => onChoose(option.reply)}
          />
        ))}
      </ul>
      {all.length > MOST_SHOWN && <p className='picker-more'>{words.more(all.length - MOST_SHOWN)}</p>}
      <p className='picker-keys'>{words.keys}</p>
    </>
  )
}

/** Where an agent looks for a quick reply; what it lacks is asked for before it goes into the composer. */
export const QuickReplyPicker = ({ suggested, values, asking, onPick, onClose }: PickerProps) => {
  const [lacking, setLacking] = useState(asking)
  const choose = (reply: DeskReply, known: Values) => {
    const chosen = pick(reply, known)
    if ('picked' in chosen) onPick(chosen.picked)
    else setLacking(reply)
  }
  const chosen = lacking && pick(lacking, values)
  return (
    <div className='picker' role='dialog' aria-label={words.label}>
      {lacking && chosen && 'missing' in chosen ? (
        <AskValues
          reply={lacking}
          values={values}
          missing={chosen.missing}
          onFilled={(known) => choose(lacking, known)}
          onBack={() => (asking ? onClose() : setLacking(null))}
        />
      ) : (
        <Choosing
          suggested={suggested}
          values={values}
          onChoose={(reply) => choose(reply, values)}
          onClose={onClose}
        />
      )}
    </div>
  )
}

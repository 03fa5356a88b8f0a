import { Input } from 'antd'
import { useId, useState, type KeyboardEvent } from 'react'
import { failureWords } from '../../api/query'
import { serverNow } from '../../api/server-time'
import { Failed, Skeleton } from '../../app/states'
import { entryPickerWords as words } from '../../words/learning'
import { shownOf } from '../knowledge/filter'
import { useEntries, type Knowledge } from '../knowledge/use-knowledge'

export interface Choice {
  readonly key: string
  readonly title: string
}

/** One that is offered before anything is typed, with its reason where there is one. */
export interface Offered extends Choice {
  readonly why: string | null
}

const MOST_SHOWN = 30

/** Of entries that are live: others can't be asked yet. */
const optionsOf = (
  { entries }: Knowledge,
  typed: string,
  offered: readonly Offered[],
): readonly Offered[] => {
  const live = entries.filter(({ state }) => state !== 'new')
  const shown = shownOf(live, { words: typed, place: 'all' }, serverNow())
  const found = shown.map(({ key, title }) => ({ key, title, why: null }))
  if (typed.trim() !== '') return found
  const first = new Set(offered.map(({ key }) => key))
  return [...offered, ...found.filter(({ key }) => !first.has(key))]
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

interface PickerProps {
  readonly offered: readonly Offered[]
  readonly onChoose: (choice: Choice) => void
}

const Picker = ({ knowledge, offered, onChoose }: PickerProps & { readonly knowledge: Knowledge }) => {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const all = optionsOf(knowledge, typed, offered)
  const options = all.slice(0, MOST_SHOWN)
  const idOf = (place: number): string => `${id}${place}`
  const go = (place: number) => {
    setAt(place)
    document.getElementById(idOf(place))?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = steps[event.key]
    const chosen = options[at]
    if (step !== undefined && options.length > 0) go((at + step + options.length) % options.length)
    else if (event.key === 'Enter' && chosen) onChoose(chosen)
    else return
    event.preventDefault()
  }
  return (
    <div className='entries'>
      <Input
        autoFocus
        role='combobox'
        aria-expanded
        aria-controls={`${id}list`}
        aria-activedescendant={options[at] && idOf(at)}
        aria-label={words.search}
        placeholder={words.search}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}list`} role='listbox' aria-label={words.list} className='entries-list'>
        {options.map((option, place) => (
          <li
            key={option.key}
            id={idOf(place)}
            role='option'
            aria-selected={place === at}
            onMouseDown={(event) => event.preventDefault()} // the search keeps the focus
            onClick={() => onChoose(option)}
          >
            <span>{option.title}</span>
            {option.why !== null && <small>{option.why}</small>}
          </li>
        ))}
      </ul>
      {options.length === 0 && <p className='entries-note'>{words.none}</p>}
      {all.length > MOST_SHOWN && <p className='entries-note'>{words.more(all.length - MOST_SHOWN)}</p>}
    </div>
  )
}

/** Where an entry is looked for and chosen. */
export const EntryPicker = (props: PickerProps) => {
  const { data, error, refetch } = useEntries()
  if (!data && error) return <Failed why={failureWords(error)} onRetry={() => void refetch()} />
  return data ? <Picker {...props} knowledge={data} /> : <Skeleton rows={4} />
}

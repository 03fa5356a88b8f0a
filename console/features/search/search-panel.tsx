import { useState, type FormEvent } from 'react'
import { Button, Input, Select } from 'antd'
import { CloseOutlined } from '@ant-design/icons'
import type { MessageView } from '../../../core/conversation/message'
import { SEARCH_WORDS_MAX } from '../../../core/conversation/search'
import { momentText, type Instant } from '../../../core/shared/time'
import { failureWords } from '../../api/query'
import { Failed, Skeleton, State } from '../../app/states'
import { searchWords as words } from '../../words/search'
import { saidBriefly, saidBy } from '../conversation/said-words'
import { nothingAsked, useSearch, type Asked } from './use-search'
import './search-panel.css'

interface FormProps {
  readonly isBusy: boolean
  readonly onAsk: (asked: Asked) => void
}

const kinds = (['all', 'photos', 'orders'] as const).map((value) => ({ value, label: words.kinds[value] }))

const SearchForm = ({ isBusy, onAsk }: FormProps) => {
  const [asked, setAsked] = useState(nothingAsked)
  const change = (some: Partial<Asked>) => setAsked({ ...asked, ...some })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onAsk(asked)
  }
  return (
    <form className='search-form' role='search' onSubmit={submit}>
      <Input
        autoFocus
        aria-label={words.words}
        placeholder={words.words}
        maxLength={SEARCH_WORDS_MAX}
        value={asked.words}
        onChange={({ target }) => change({ words: target.value })}
      />
      <div className='search-range'>
        <Input
          type='date'
          aria-label={words.from}
          value={asked.from}
          max={asked.to}
          onChange={({ target }) => change({ from: target.value })}
        />
        <span aria-hidden>–</span>
        <Input
          type='date'
          aria-label={words.to}
          value={asked.to}
          min={asked.from}
          onChange={({ target }) => change({ to: target.value })}
        />
      </div>
      <div className='search-range'>
        <Select
          aria-label={words.kind}
          options={kinds}
          value={asked.kind}
          onChange={(kind) => change({ kind })}
        />
        <Button type='primary' htmlType='submit' loading={isBusy}>
          {words.search}
        </Button>
      </div>
    </form>
  )
}

/** The text in pieces; the words that were looked for are the odd ones. */
const marked = (text: string, wanted: string): readonly string[] => {
  const at = wanted === '' ? -1 : text.toLowerCase().indexOf(wanted.toLowerCase())
  if (at < 0) return [text]
  return [text.slice(0, at), text.slice(at, at + wanted.length), text.slice(at + wanted.length)]
}

interface FoundProps {
  readonly message: MessageView
  readonly wanted: string
  readonly called: string
  readonly now: Instant
  readonly onOpen: () => void
}

const Found = ({ message, wanted, called, now, onOpen }: FoundProps) => (
  <li>
    <button type='button' className='search-found' onClick={onOpen}>
      <span className='search-who'>
        <span>{saidBy(message, called)}</span>
        <time>{momentText(message.at, now)}</time>
      </span>
      <span>
        {marked(saidBriefly(message), wanted).map((piece, index) =>
          index === 1 ? <mark key={index}>{piece}</mark> : piece,
        )}
      </span>
    </button>
  </li>
)

type Searching = ReturnType<typeof useSearch>

/** What came of it, and what else can be done. */
const Outcome = ({ search, query, found }: Pick<Searching, 'search' | 'query' | 'found'>) => {
  const { isFetching, isError, error, hasNextPage, fetchNextPage, refetch } = query
  const isEmpty = found.length === 0
  if (isFetching) return isEmpty ? <Skeleton rows={3} /> : null
  if (isError) return <Failed why={failureWords(error)} onRetry={() => void refetch()} />
  if (search === null) return null
  if (hasNextPage)
    return (
      <Button type='link' onClick={() => void fetchNextPage()}>
        {isEmpty ? words.noneYet : words.more}
      </Button>
    )
  return isEmpty ? <State title={words.none} why={words.noneWhy} /> : null
}

export interface SearchPanelProps {
  readonly sessionId: string
  readonly called: string
  /** Goes to a message of the thread, however far back. */
  readonly onOpen: (message: MessageView) => void
  readonly onClose: () => void
}

/** Looks for words, pictures and orders in everything that was said with this shopper (R182). */
export const SearchPanel = ({ sessionId, called, onOpen, onClose }: SearchPanelProps) => {
  const { search, ask, query, found, now } = useSearch(sessionId)
  return (
    <aside
      className='search'
      aria-label={words.label(called)}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
    >
      <header className='search-head'>
        <h2>{words.label(called)}</h2>
        <Button type='text' icon={<CloseOutlined />} aria-label={words.close} onClick={onClose} />
      </header>
      <SearchForm isBusy={query.isFetching} onAsk={ask} />
      <ul className='search-list' aria-label={words.found}>
        {found.map((message) => (
          <Found
            key={message.id}
            {...{ message, called, now }}
            wanted={search?.words ?? ''}
            onOpen={() => onOpen(message)}
          />
        ))}
      </ul>
      <Outcome {...{ search, query, found }} />
    </aside>
  )
}

import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { KnowledgeRow } from '../../../core/contracts/desk/knowledge'
import type { Instant } from '../../../core/shared/time'
import { State } from '../../app/states'
import { knowledgeWords as words } from '../../words/knowledge'
import { everything, shownOf, type View } from './filter'
import { EntryRow } from './entry-row'
import { placesOf } from './tree'
import type { Writer } from './use-writing'

/** More than that is not drawn at once. */
const AT_ONCE = 200

interface ListProps {
  readonly rows: readonly KnowledgeRow[]
  readonly now: Instant
  readonly view: View
  readonly writer: Writer
  readonly onView: (view: View) => void
}

const Toolbar = ({ rows, now, view, onView }: Omit<ListProps, 'writer'>) => (
  <div className='book-bar'>
    <Input
      allowClear
      prefix={<SearchOutlined />}
      aria-label={words.search}
      placeholder={words.search}
      value={view.words}
      onChange={({ target }) => onView({ ...view, words: target.value })}
    />
    <Select
      className='book-narrow'
      aria-label={words.place}
      value={view.place}
      options={placesOf(rows, now).map(({ place, name, depth, count }) => ({
        ...{ value: place, label: `${'　'.repeat(depth)}${name} ${count}` },
      }))}
      onChange={(place) => onView({ ...view, place })}
    />
  </div>
)

const Table = ({
  shown,
  now,
  writer,
}: Pick<ListProps, 'now' | 'writer'> & { readonly shown: ListProps['rows'] }) => {
  const [most, setMost] = useState(AT_ONCE)
  return (
    <div className='book-scroll'>
      <table className='book-table know-table' aria-label={words.list}>
        <thead>
          <tr>
            <th scope='col'>{words.columns.title}</th>
            <th scope='col' className='know-similar'>
              {words.columns.similar}
            </th>
            <th scope='col'>{words.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, most).map((row) => (
            <EntryRow
              key={row.key}
              {...{ row, now, isOpen: writer.key === row.key, isWritten: writer.isWritten(row.key) }}
              onOpen={() => writer.open(row.key)}
            />
          ))}
        </tbody>
      </table>
      {shown.length > most && (
        <Button block type='text' onClick={() => setMost(most + AT_ONCE)}>
          {words.more(shown.length - most)}
        </Button>
      )}
    </div>
  )
}

/** The entries that are looked for. */
export const EntryList = (props: ListProps) => {
  const { rows, now, view, writer, onView } = props
  const shown = shownOf(rows, view, now)
  return (
    <section className='book-list' aria-label={words.list}>
      <Toolbar {...props} />
      {shown.length === 0 ? (
        <State title={words.noMatch} why={words.noMatchWhy}>
          <Button onClick={() => onView(everything)}>{words.clear}</Button>
        </State>
      ) : (
        <Table key={`${view.place} ${view.words}`} {...{ shown, now, writer }} />
      )}
    </section>
  )
}

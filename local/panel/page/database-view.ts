import type { CollectionUse, Overview, WasteView } from '../overview'
import { get } from './client'
import { card, empty, h } from './dom'
import { bytes, number } from './format'
import { ratioOf } from './procedures-view'
import { Table, type Column } from './table'
import { LIVE_MS, type View } from './view'
import { words } from './words'

const label = words.collectionColumns
const WASTEFUL = 2

const figure = (key: 'requests' | 'reads' | 'writes' | 'examined' | 'returned'): Column<CollectionUse> => ({
  key,
  label: label[key],
  value: (row) => row[key],
  cell: (row) => number(row[key]),
  numeric: true,
})

const columns: readonly Column<CollectionUse>[] = [
  {
    key: 'name',
    label: label.name,
    value: ({ name }) => name,
    cell: ({ name }) => h('a', { href: `#collections/${name}` }, name),
  },
  figure('requests'),
  figure('reads'),
  figure('writes'),
  figure('examined'),
  figure('returned'),
  {
    key: 'ratio',
    label: label.ratio,
    value: ratioOf,
    cell: (row) => number(ratioOf(row)),
    numeric: true,
    tone: (row) => (ratioOf(row) > WASTEFUL ? 'warn' : ''),
  },
  {
    key: 'errors',
    label: label.errors,
    value: ({ errors }) => errors,
    cell: ({ errors }) => number(errors),
    numeric: true,
  },
  {
    key: 'bytes',
    label: label.bytes,
    value: (row) => row.bytes,
    cell: (row) => bytes(row.bytes),
    numeric: true,
  },
]

const waste = words.wasteColumns
const wasteFigure = (key: 'examined' | 'returned' | 'times'): Column<WasteView> => ({
  key,
  label: waste[key],
  value: (row) => row[key],
  cell: (row) => number(row[key]),
  numeric: true,
})

const wasteColumns: readonly Column<WasteView>[] = [
  { key: 'on', label: waste.on, value: ({ on }) => on, cell: ({ on }) => on },
  { key: 'fields', label: waste.fields, cell: ({ fields }) => h('code', {}, fields.join(' ')) },
  { key: 'index', label: waste.index, cell: ({ index }) => index ?? words.noIndex },
  wasteFigure('examined'),
  wasteFigure('returned'),
  wasteFigure('times'),
]

/** What the database does, by collection, and which questions are wasteful. */
export const createDatabase = (): View => {
  const table = new Table(columns, 'requests', words.byCollection)
  const wastes = new Table(wasteColumns, 'examined', words.wastes)
  const [none, thrifty] = [empty(words.noRequests), empty(words.noWastes)]
  const element = h(
    'div',
    { class: 'stack' },
    card(words.byCollection, '', table.element, none),
    card(words.wastes, words.wastesWhy, wastes.element, thrifty),
  )
  const refresh = async () => {
    const overview = await get<Overview>('overview')
    table.update(overview.collections)
    wastes.update(overview.wastes)
    none.hidden = overview.collections.length > 0
    table.element.hidden = !none.hidden
    thrifty.hidden = overview.wastes.length > 0
    wastes.element.hidden = !thrifty.hidden
  }
  return { element, everyMs: LIVE_MS, refresh }
}

import type { Overview, ProcedureView } from '../overview'
import { get } from './client'
import { card, empty, h } from './dom'
import { ms, number } from './format'
import { tilesOf } from './overview-tiles'
import { Table, type Column } from './table'
import { LIVE_MS, type View } from './view'
import { words } from './words'

type FunctionRow = Overview['functions'][number]

const label = words.functionColumns
const middle = ({ coldMs }: FunctionRow): number =>
  [...coldMs].sort((a, b) => a - b)[Math.floor(coldMs.length / 2)] ?? 0

const count = (
  key: 'instances' | 'running' | 'queued' | 'calls' | 'errors' | 'timeouts',
): Column<FunctionRow> => ({
  key,
  label: label[key],
  cell: (row) => number(row[key]),
  numeric: true,
  tone: (row) => ((key === 'errors' || key === 'timeouts') && row[key] > 0 ? 'bad' : ''),
})

const functionColumns: readonly Column<FunctionRow>[] = [
  { key: 'fn', label: label.fn, cell: ({ fn }) => h('code', {}, fn) },
  count('instances'),
  count('running'),
  count('queued'),
  count('calls'),
  count('errors'),
  count('timeouts'),
  { key: 'cold', label: label.cold, cell: (row) => number(row.coldStarts), numeric: true },
  {
    key: 'load',
    label: label.load,
    cell: (row) => (row.coldMs.length === 0 ? '' : ms(middle(row))),
    numeric: true,
  },
]

const MOST_BARS = 6

interface Measure {
  readonly value: (row: ProcedureView) => number
  readonly show: (value: number) => string
}

const slowness: Measure = { value: ({ p95Ms }) => p95Ms, show: ms }
const hunger: Measure = { value: ({ gbSeconds }) => gbSeconds, show: (value) => `${number(value)} GBs` }

/** The procedures with the most of it. */
const barsOf = (rows: readonly ProcedureView[], { value, show }: Measure): HTMLElement => {
  const top = [...rows].sort((a, b) => value(b) - value(a)).slice(0, MOST_BARS)
  if (top.length === 0) return empty(words.noCalls)
  const most = Math.max(...top.map(value), Number.MIN_VALUE)
  const lines = top.map((row) => {
    const fill = h('i')
    fill.style.setProperty('width', `${Math.max(1, (value(row) / most) * 100)}%`)
    const name = h('span', { class: 'name' }, `${row.fn} ${row.procedure}`)
    return h('li', {}, name, h('span', { class: 'track' }, fill), h('b', {}, show(value(row))))
  })
  return h('ol', { class: 'bars' }, ...lines)
}

const violationsOf = ({ violations }: Overview): HTMLElement => {
  if (violations.length === 0) return empty(words.noViolations)
  const lines = violations.map(({ fn, kind, what, requestId }) =>
    h(
      'li',
      {},
      h('code', {}, fn),
      h('b', { class: 'warn' }, words.violationKinds[kind]),
      h('span', {}, what),
      h('code', { class: 'quiet' }, requestId.slice(0, 8)),
    ),
  )
  return h('ul', { class: 'lines' }, h('li', { class: 'quiet' }, words.violationsWhy), ...lines)
}

/** What goes on, at a glance. */
class OverviewSection implements View {
  readonly everyMs = LIVE_MS
  readonly element: HTMLElement
  private readonly tiles = h('div', { class: 'tiles' })
  private readonly functions = new Table(functionColumns, '', words.functions)
  private readonly slow = h('div')
  private readonly hungry = h('div')
  private readonly left = h('div')

  constructor(private readonly onOverview: (overview: Overview) => void) {
    const pair = h(
      'div',
      { class: 'pair' },
      card(words.slowest, words.slowFoot, this.slow),
      card(words.hungriest, words.hungryFoot, this.hungry),
    )
    const functions = card(words.functions, '', this.functions.element)
    const left = card(words.violations, '', this.left)
    this.element = h('div', { class: 'stack' }, this.tiles, pair, functions, left)
  }

  async refresh(): Promise<void> {
    const overview = await get<Overview>('overview')
    this.tiles.replaceChildren(...tilesOf(overview))
    this.functions.update(overview.functions)
    this.slow.replaceChildren(barsOf(overview.procedures, slowness))
    this.hungry.replaceChildren(barsOf(overview.procedures, hunger))
    this.left.replaceChildren(violationsOf(overview))
    this.onOverview(overview)
  }
}

export const createOverview = (onOverview: (overview: Overview) => void): View =>
  new OverviewSection(onOverview)

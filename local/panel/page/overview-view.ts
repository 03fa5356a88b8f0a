import type { Overview, ProcedureView } from '../overview'
import { get } from './client'
import { card, empty, h } from './dom'
import { bytes, ms, number, percent } from './format'
import { spark } from './spark'
import { Table } from './table'
import { LIVE_MS, type View } from './view'
import { words } from './words'

interface Tile {
  readonly label: string
  readonly value: string
  readonly unit?: string
  readonly foot: string
  readonly line?: readonly number[]
  readonly tone?: string
}

const tileOf = ({ label, value, unit = '', foot, line, tone = '' }: Tile): HTMLElement =>
  h(
    'article',
    { class: 'tile' },
    h('h3', {}, label),
    h('p', { class: `figure ${tone}` }, value, unit === '' ? null : h('small', {}, unit)),
    h('p', { class: 'quiet' }, foot),
    line ? spark(line) : null,
  )

const SMOOTH_SECONDS = 10

/** What happened a second lately: the mean of the last ten seconds moves less than one second does. */
const rate = (values: readonly number[]): number =>
  values.slice(-SMOOTH_SECONDS).reduce((sum, value) => sum + value, 0) / SMOOTH_SECONDS

const tilesOf = ({ seconds, calls, database }: Overview): HTMLElement[] => {
  const [callLine, requestLine] = [seconds.map((each) => each.calls), seconds.map((each) => each.requests)]
  const byteLine = seconds.map((each) => each.bytes)
  const { tiles } = words
  return [
    tileOf({
      label: tiles.calls,
      value: number(rate(callLine)),
      unit: words.perSecond,
      line: callLine,
      foot: `${words.total(number(calls.calls))} · ${words.coldStarts(number(calls.cold))}`,
    }),
    tileOf({
      label: tiles.requests,
      value: number(rate(requestLine)),
      unit: words.perSecond,
      line: requestLine,
      foot: words.readsWrites(number(database.reads), number(database.writes)),
    }),
    tileOf({
      label: tiles.traffic,
      value: bytes(calls.bytesIn + calls.bytesOut + database.bytes),
      line: byteLine,
      foot: words.inAndOut,
    }),
    tileOf({
      label: tiles.gbSeconds,
      value: number(calls.gbSeconds),
      unit: 'GBs',
      foot: words.memoryTime,
    }),
    tileOf({
      label: tiles.examined,
      value: number(database.examined),
      foot: words.returned(number(database.returned)),
    }),
    tileOf({
      label: tiles.errors,
      value: number(calls.errors),
      foot: words.ofCalls(percent(calls.errors, calls.calls)),
      tone: calls.errors > 0 ? 'bad' : '',
    }),
  ]
}

const functionsTable = () => {
  const { functionColumns: label } = words
  type Row = Overview['functions'][number]
  const middle = ({ coldMs }: Row): number =>
    [...coldMs].sort((a, b) => a - b)[Math.floor(coldMs.length / 2)] ?? 0
  const count = (key: 'instances' | 'running' | 'queued' | 'calls' | 'errors' | 'timeouts') => ({
    key,
    label: label[key],
    cell: (row: Row) => number(row[key]),
    numeric: true as const,
    tone: (row: Row) => ((key === 'errors' || key === 'timeouts') && row[key] > 0 ? 'bad' : ''),
  })
  return new Table<Row>(
    [
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
    ],
    '',
    words.functions,
  )
}

const MOST_BARS = 6

const barsOf = (
  rows: readonly ProcedureView[],
  value: (row: ProcedureView) => number,
  show: (value: number) => string,
): HTMLElement => {
  const top = [...rows].sort((a, b) => value(b) - value(a)).slice(0, MOST_BARS)
  if (top.length === 0) return empty(words.noCalls)
  const most = Math.max(...top.map(value), Number.MIN_VALUE)
  const lines = top.map((row) => {
    const fill = h('i')
    fill.style.setProperty('width', `${Math.max(1, (value(row) / most) * 100)}%`)
    return h(
      'li',
      {},
      h('span', { class: 'name' }, `${row.fn} ${row.procedure}`),
      h('span', { class: 'track' }, fill),
      h('b', {}, show(value(row))),
    )
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
export const createOverview = (onOverview: (overview: Overview) => void): View => {
  const tiles = h('div', { class: 'tiles' })
  const table = functionsTable()
  const [slow, hungry, left] = [h('div'), h('div'), h('div')]
  const element = h(
    'div',
    { class: 'stack' },
    tiles,
    h(
      'div',
      { class: 'pair' },
      card(words.slowest, words.slowFoot, slow),
      card(words.hungriest, words.hungryFoot, hungry),
    ),
    card(words.functions, '', table.element),
    card(words.violations, '', left),
  )
  const refresh = async () => {
    const overview = await get<Overview>('overview')
    tiles.replaceChildren(...tilesOf(overview))
    table.update(overview.functions)
    slow.replaceChildren(barsOf(overview.procedures, ({ p95Ms }) => p95Ms, ms))
    hungry.replaceChildren(
      barsOf(
        overview.procedures,
        ({ gbSeconds }) => gbSeconds,
        (value) => `${number(value)} GBs`,
      ),
    )
    left.replaceChildren(violationsOf(overview))
    onOverview(overview)
  }
  return { element, everyMs: LIVE_MS, refresh }
}

import type { Overview } from '../overview'
import { h } from './dom'
import { bytes, number, percent } from './format'
import { spark } from './spark'
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

/** With a line of the last minute. */
const moving = ({ seconds, calls, database }: Overview): Tile[] => {
  const [callLine, requestLine] = [seconds.map((each) => each.calls), seconds.map((each) => each.requests)]
  return [
    {
      label: words.tiles.calls,
      value: number(rate(callLine)),
      unit: words.perSecond,
      line: callLine,
      foot: `${words.total(number(calls.calls))} · ${words.coldStarts(number(calls.cold))}`,
    },
    {
      label: words.tiles.requests,
      value: number(rate(requestLine)),
      unit: words.perSecond,
      line: requestLine,
      foot: words.readsWrites(number(database.reads), number(database.writes)),
    },
    {
      label: words.tiles.traffic,
      value: bytes(calls.bytesIn + calls.bytesOut + database.bytes),
      line: seconds.map((each) => each.bytes),
      foot: words.inAndOut,
    },
  ]
}

const still = ({ calls, database }: Overview): Tile[] => [
  { label: words.tiles.gbSeconds, value: number(calls.gbSeconds), unit: 'GBs', foot: words.memoryTime },
  {
    label: words.tiles.examined,
    value: number(database.examined),
    foot: words.returned(number(database.returned)),
  },
  {
    label: words.tiles.errors,
    value: number(calls.errors),
    foot: words.ofCalls(percent(calls.errors, calls.calls)),
    tone: calls.errors > 0 ? 'bad' : '',
  },
]

export const tilesOf = (overview: Overview): HTMLElement[] =>
  [...moving(overview), ...still(overview)].map(tileOf)

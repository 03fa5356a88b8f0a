import { emptyText, instantOf, type Row } from '../../core/orders/import/cells'
import type { Stage } from '../../core/routing/rules'
import type { Arrival } from '../../core/routing/simulation'
import { err, ok, type Result } from '../../core/shared/result'
import { DAY, SECOND } from '../../core/shared/time'
import { readCsv } from '../../server/adapters/sheets/read-csv'
import { simulateWords as words } from './words'

const columns = {
  at: ['时间', 'at'],
  handle: ['处理秒数', 'handleSeconds'],
  stage: ['阶段', 'stage'],
  tags: ['标签', 'tags'],
} as const
type Column = keyof typeof columns
type Heads = ReadonlyMap<Column, number>

const stages: ReadonlyMap<string, Stage | null> = new Map([
  ['', null],
  ['售前', 'presales'],
  ['售中', 'sale'],
  ['售后', 'aftersales'],
  ['presales', 'presales'],
  ['sale', 'sale'],
  ['aftersales', 'aftersales'],
])

const headsOf = (first: Row | undefined): Heads => {
  const cells = first?.cells.map(emptyText) ?? []
  const names = Object.entries(columns) as [Column, readonly string[]][]
  const found = names.map(([column, all]) => [column, cells.findIndex((cell) => all.includes(cell))] as const)
  return new Map(found.filter(([, at]) => at !== -1))
}

const arrivalOf = ({ line, cells }: Row, heads: Heads): Result<Arrival> => {
  const text = (column: Column): string => emptyText(cells[heads.get(column) ?? -1])
  const at = instantOf(text('at'))
  if (!at.ok) return err(words.badTime(line, text('at')))
  const handleMs = Math.round(Number(text('handle')) * SECOND)
  if (!(handleMs > 0 && handleMs <= DAY)) return err(words.badHandle(line, text('handle')))
  const stage = stages.get(text('stage'))
  if (stage === undefined) return err(words.badStage(line, text('stage')))
  const tags = text('tags')
    .split(/[;；、\s]+/)
    .filter(Boolean)
  return ok({ at: at.value, handleMs, stage, tags })
}

const isBlank = ({ cells }: Row): boolean => cells.every((cell) => emptyText(cell) === '')

/** Recorded arrivals, in the order of their time; the first line that is wrong is said. */
export const readArrivals = (bytes: Uint8Array, file: string): Result<readonly Arrival[]> => {
  const read = readCsv(bytes, file)
  if (!read.ok) return read
  const [first, ...rows] = read.value.filter((row) => !isBlank(row))
  const heads = headsOf(first)
  if (!heads.has('at') || !heads.has('handle')) return err(words.noColumns(file))
  const arrivals: Arrival[] = []
  for (const row of rows) {
    const one = arrivalOf(row, heads)
    if (!one.ok) return one
    arrivals.push(one.value)
  }
  if (arrivals.length === 0) return err(words.noRows(file))
  return ok(arrivals.sort((a, b) => a.at - b.at))
}

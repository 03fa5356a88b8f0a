import type { Overview, ProcedureView } from '../overview'
import { get } from './client'
import { card, empty, h } from './dom'
import { bytes, ms, number } from './format'
import { Table, type Column } from './table'
import { LIVE_MS, type View } from './view'
import { words } from './words'

type Row = ProcedureView
const label = words.procedureColumns

const figure = (
  key: keyof typeof label,
  value: (row: Row) => number,
  show: (value: number) => string = number,
): Column<Row> => ({ key, label: label[key], value, cell: (row) => show(value(row)), numeric: true })

export const ratioOf = ({ examined, returned }: { examined: number; returned: number }): number =>
  examined === 0 ? 0 : examined / Math.max(1, returned)

const WASTEFUL = 2

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    label: label.name,
    value: ({ fn, procedure }) => `${fn} ${procedure}`,
    cell: ({ fn, procedure }) => h('span', {}, h('code', {}, fn), ` ${procedure}`),
  },
  figure('calls', ({ calls }) => calls),
  { ...figure('errors', ({ errors }) => errors), tone: ({ errors }) => (errors > 0 ? 'bad' : '') },
  figure('p50', ({ p50Ms }) => p50Ms, ms),
  figure('p95', ({ p95Ms }) => p95Ms, ms),
  figure('max', ({ maxMs }) => maxMs, ms),
  figure('gbSeconds', ({ gbSeconds }) => gbSeconds),
  figure('requests', ({ calls, database }) => database.requests / Math.max(1, calls)),
  figure('reads', ({ database }) => database.reads),
  figure('writes', ({ database }) => database.writes),
  {
    ...figure('examined', ({ database }) => ratioOf(database)),
    tone: ({ database }) => (ratioOf(database) > WASTEFUL ? 'warn' : ''),
  },
  figure('bytes', ({ bytesIn, bytesOut, database }) => bytesIn + bytesOut + database.bytes, bytes),
]

/** Every procedure with what it takes; the slowest first. */
export const createProcedures = (): View => {
  const table = new Table<Row>(columns, 'p95', words.sections.procedures)
  const none = empty(words.noCalls)
  const element = card(words.sections.procedures, words.procedureFoot, table.element, none)
  const refresh = async () => {
    const { procedures } = await get<Overview>('overview')
    table.update(procedures)
    table.element.hidden = procedures.length === 0
    none.hidden = procedures.length > 0
  }
  return { element, everyMs: LIVE_MS, refresh }
}

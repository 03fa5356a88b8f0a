import type { NumbersView } from '../../../core/contracts/desk/numbers'
import { figuresOf, type Figures } from '../../../core/numbers/figures'
import type { Sums } from '../../../core/numbers/sums'
import { numbersWords as words } from '../../words/numbers'

type Cell = string | number | null

/** A cell that begins so would be a formula to a spreadsheet. */
const isFormula = /^[=+\-@\t\r]/

const cellText = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = isFormula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const seconds = (ms: number | null): Cell => (ms === null ? null : Math.round(ms / 100) / 10)
const percent = (share: number | null): Cell => (share === null ? null : Math.round(share * 1_000) / 10)

const { columns, csv } = words

/** Each column: what it is called, and what stands in it. */
const fields: readonly (readonly [string, (figures: Figures) => Cell])[] = [
  [columns.asked, ({ asked }) => asked],
  [columns.reached, ({ reached }) => reached],
  [columns.abandoned, ({ abandoned }) => abandoned],
  [csv.seconds(columns.queued), ({ queuedMs }) => seconds(queuedMs)],
  [csv.seconds(columns.first), ({ firstMs }) => seconds(firstMs)],
  [csv.share(columns.kept), ({ keptShare }) => percent(keptShare)],
  [csv.seconds(columns.waits), ({ waitMs }) => seconds(waitMs)],
  [csv.seconds(columns.handled), ({ handledMs }) => seconds(handledMs)],
  [csv.share(columns.plans), ({ plansKeptShare }) => percent(plansKeptShare)],
  [csv.share(columns.resolutions), ({ resolutionsKeptShare }) => percent(resolutionsKeptShare)],
  [csv.share(columns.progresses), ({ progressesKeptShare }) => percent(progressesKeptShare)],
  [csv.share(columns.followUps), ({ followUpsKeptShare }) => percent(followUpsKeptShare)],
  [csv.share(columns.satisfied), ({ satisfiedShare }) => percent(satisfiedShare)],
  [csv.share(columns.lateNews), ({ lateNewsShare }) => percent(lateNewsShare)],
  [columns.passedOn, ({ passedOn }) => passedOn],
  [csv.share(columns.contact), ({ firstContactShare }) => percent(firstContactShare)],
  [columns.stars, ({ stars }) => (stars === null ? null : Math.round(stars * 100) / 100)],
  [columns.rated, ({ rated }) => rated],
]

const line = (part: string, name: string, sums: Sums): Cell[] => {
  const figures = figuresOf(sums)
  return [part, name, ...fields.map(([, value]) => value(figures))]
}

/** The numbers as a spreadsheet reads them, in UTF-8 with the mark by which Excel knows it. */
export const csvOf = ({ from, to, total, days, hours, groups, agents }: NumbersView): string => {
  const lines: Cell[][] = [
    [csv.part, columns.name, ...fields.map(([name]) => name)],
    line(words.total, from === to ? from : `${from} – ${to}`, total),
    ...days.map(({ date, sums }) => line(words.days, date, sums)),
    ...hours.map(({ hour, sums }) => line(words.hours, words.hour(hour), sums)),
    ...groups.map(({ name, sums }) => line(words.groups, name ?? words.noGroup, sums)),
    ...agents.map(({ name, sums }) => line(words.agents, name, sums)),
  ]
  return `\uFEFF${lines.map((cells) => cells.map(cellText).join(',')).join('\r\n')}\r\n`
}

/** Hands the numbers over as a file. */
export const downloadCsv = (view: NumbersView): void => {
  const url = URL.createObjectURL(new Blob([csvOf(view)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = words.fileName(view.from, view.to)
  link.click()
  URL.revokeObjectURL(url)
}

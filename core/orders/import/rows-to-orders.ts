import { importWords as words } from '../../copy/import'
import { OrderNo } from '../../shared/ids'
import type { Order } from '../order'
import { buildOrder } from './build-order'
import { codeOf, emptyText, EXACT_DIGITS, textOf, type Row } from './cells'
import type { Header } from './columns'
import { readLine, type Line } from './read-line'

/** A line that was not imported. */
export interface Reject {
  readonly line: number
  /** As the file writes it; empty where there is none. */
  readonly orderNo: string
  readonly reason: string
}

export interface Imported {
  readonly orders: readonly Order[]
  /** In the order of the file. */
  readonly rejects: readonly Reject[]
  /** Orders of which at least one line was bad, counting a line without a number as one. */
  readonly rejectedOrders: number
}

interface Target {
  readonly header: Header
  readonly shopId: string
}

interface Bad {
  readonly bad: Reject
}
type Outcome = { readonly order: Order } | { readonly rejects: readonly Reject[] }

/** Turns the rows of one file into orders of one shop. One bad line rejects its whole order. */
export const rowsToOrders = (rows: readonly Row[], header: Header, shopId: string): Imported => {
  const data = rows.slice(header.at + 1).filter(({ cells }) => cells.some((cell) => emptyText(cell) !== ''))
  const { groups, nameless } = groupByOrder(data, header)
  const isRounded = roundedAmong([...groups.keys()])

  const orders: Order[] = []
  const rejects: Reject[] = [...nameless]
  let rejectedOrders = nameless.length
  for (const [orderNo, group] of groups) {
    const outcome = isRounded(orderNo)
      ? rejectAll(group, orderNo, { line: group[0]?.line, reason: words.roundedOrderNo(orderNo) })
      : orderOf(group, orderNo, { header, shopId })
    if ('order' in outcome) orders.push(outcome.order)
    else {
      rejects.push(...outcome.rejects)
      rejectedOrders += 1
    }
  }
  return { orders, rejects: rejects.sort((a, b) => a.line - b.line), rejectedOrders }
}

/** The lines of an order need not stand together. */
const groupByOrder = (rows: readonly Row[], header: Header) => {
  const groups = new Map<string, Row[]>()
  const nameless: Reject[] = []
  for (const row of rows) {
    const named = orderNoOf(row, header)
    if ('bad' in named) nameless.push(named.bad)
    else if (!groups.get(named.orderNo)?.push(row)) groups.set(named.orderNo, [row])
  }
  return { groups, nameless }
}

const orderNoOf = (row: Row, { columns }: Header): { readonly orderNo: string } | Bad => {
  const cell = row.cells[columns.orderNo?.at ?? -1]
  const text = textOf(cell)
  const bad = (reason: string): Bad => ({ bad: { line: row.line, orderNo: text ?? '', reason } })
  if (cell === undefined || text === undefined) return bad(words.noOrderNo)
  const code = codeOf(cell)
  if (!code.ok) return bad(words.damagedOrderNo(text))
  return OrderNo.safeParse(code.value).success ? { orderNo: code.value } : bad(words.badOrderNo(text))
}

/** Platforms whose numbers are longer than a spreadsheet can hold use at least so many digits. */
const LONG_DIGITS = 18

/**
 * A spreadsheet that saved a text file has put zeros behind the 15th digit of every long number. One such number
 * may be real; if all long numbers of the file look like that, they are not.
 */
const roundedAmong = (orderNos: readonly string[]): ((orderNo: string) => boolean) => {
  const isLong = (orderNo: string): boolean => orderNo.length >= LONG_DIGITS && /^\d+$/.test(orderNo)
  const isCut = (orderNo: string): boolean => /^0+$/.test(orderNo.slice(EXACT_DIGITS))
  const allCut = orderNos.filter(isLong).every(isCut)
  return (orderNo) => allCut && isLong(orderNo)
}

const OPENID = /^[\w-]{1,64}$/

const problemOf = ({ values: { title, openid } }: Line): string | undefined => {
  if (title === undefined) return words.noTitle
  return openid === undefined || OPENID.test(openid) ? undefined : words.badOpenid(openid)
}

const orderOf = (rows: readonly Row[], orderNo: string, { header, shopId }: Target): Outcome => {
  const lines: Line[] = []
  for (const row of rows) {
    const read = readLine(row, header.columns)
    if (!read.ok) return rejectAll(rows, orderNo, { line: row.line, reason: read.error })
    const reason = problemOf(read.value)
    if (reason !== undefined) return rejectAll(rows, orderNo, { line: row.line, reason })
    lines.push(read.value)
  }
  const order = buildOrder({ shopId, orderNo, header, lines })
  if (order.ok) return { order: order.value }
  return rejectAll(rows, orderNo, { line: rows[0]?.line, reason: order.error })
}

/** The reason stands on the line that is to blame; the order's other lines point to it. */
const rejectAll = (
  rows: readonly Row[],
  orderNo: string,
  { line: bad, reason }: { readonly line: number | undefined; readonly reason: string },
): Outcome => ({
  rejects: rows.map(({ line }) => ({
    line,
    orderNo,
    reason: bad === undefined || line === bad ? reason : words.otherLine(bad),
  })),
})

import { importWords as words } from '../../copy/import'
import { err, ok, type Result } from '../../shared/result'
import type { OrderStatus } from '../order'
import { codeOf, emptyText, fenOf, instantOf, quantityOf, textOf, type Cell, type Row } from './cells'
import type { Column, Columns, Field } from './columns'
import { statusOf } from './statuses'

const kinds = {
  orderNo: 'code',
  openid: 'code',
  status: 'status',
  lineStatus: 'status',
  placedAt: 'time',
  paidAt: 'time',
  shippedAt: 'time',
  deliveredAt: 'time',
  completedAt: 'time',
  shipBy: 'time',
  arriveBy: 'time',
  goods: 'amount',
  priceChange: 'signed',
  freight: 'amount',
  paid: 'amount',
  due: 'amount',
  payMethod: 'text',
  platform: 'text',
  recipientName: 'text',
  recipientPhone: 'code',
  province: 'text',
  city: 'text',
  district: 'text',
  address: 'text',
  buyerNote: 'text',
  company: 'text',
  trackingNo: 'code',
  title: 'text',
  sku: 'text',
  quantity: 'quantity',
  price: 'amount',
  lineGoods: 'amount',
  linePaid: 'amount',
  image: 'text',
  taxCode: 'code',
} as const satisfies Record<Field, Kind>

type Kind = 'text' | 'code' | 'time' | 'amount' | 'signed' | 'quantity' | 'status'
type FieldsOf<K extends Kind> = { [F in Field]: (typeof kinds)[F] extends K ? F : never }[Field]

export type TextField = FieldsOf<'text' | 'code'>
export type NumberField = FieldsOf<'time' | 'amount' | 'signed' | 'quantity'>

/** What one line says; absent where it says nothing. Amounts in fen. */
export type Values = Partial<
  Record<TextField, string> & Record<NumberField, number> & Record<FieldsOf<'status'>, OrderStatus>
>

export interface Line {
  readonly line: number
  readonly values: Values
}

type Read = Result<string | number>

/** Reads every known column of a row but the order's number; the first cell that cannot be read is the reason. */
export const readLine = (row: Row, columns: Columns): Result<Line> => {
  const values: Partial<Record<Field, string | number>> = {}
  for (const [field, column] of Object.entries(columns) as [Field, Column][]) {
    const cell = row.cells[column.at]
    if (field === 'orderNo' || cell === undefined || textOf(cell) === undefined) continue
    const read = readCell(kinds[field], cell, column.name)
    if (!read.ok) return read
    values[field] = read.value
  }
  // `kinds` says which of the two each field holds.
  return ok({ line: row.line, values: values as Values })
}

const readCell = (kind: Kind, cell: Cell, column: string): Read => {
  const text = emptyText(cell)
  if (kind === 'text') return ok(text)
  if (kind === 'status') {
    const status = statusOf(text)
    return status ? ok(status) : err(words.unknownStatus(column, text))
  }
  const read = parsers[kind](cell)
  return read.ok ? read : err(words.cell[read.error](column, text))
}

const unsigned = (cell: Cell): ReturnType<typeof fenOf> => {
  const read = fenOf(cell)
  return read.ok && read.value < 0 ? err('badAmount') : read
}

const parsers = { code: codeOf, time: instantOf, amount: unsigned, signed: fenOf, quantity: quantityOf }

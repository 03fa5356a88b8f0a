import type * as z from 'zod/mini'
import { intakeWords as words } from '../../copy/intake'
import { MINUTE, type Instant } from '../../shared/time'
import type { Order } from '../order'
import type { Arrival, PushedParcel } from './arrive'
import { orderOfPush, ParcelPush, parcelOfPush, PushedOrder } from './pushed'

/** Why one item of a push was not taken. */
export const itemProblems = [
  'missing',
  'wrongType',
  'outOfRange',
  'badFormat',
  'badTime',
  'badStatus',
  'fromFuture',
  'amountsDisagree',
] as const
export type ItemProblem = (typeof itemProblems)[number]

export interface RefusedItem {
  readonly list: 'orders' | 'parcels'
  /** In its list, from 0. */
  readonly index: number
  /** `items.0.quantity`; empty when it is the item as a whole. */
  readonly field: string
  readonly code: ItemProblem
  readonly message: string
}

export interface ReadPush {
  readonly arrivals: readonly Arrival[]
  readonly refused: readonly RefusedItem[]
}

interface At {
  readonly shopId: string
  readonly now: Instant
}

interface Problem {
  readonly field: string
  readonly code: ItemProblem
  readonly message: string
}
type Read<T> = { readonly good: T } | { readonly bad: Problem }

interface Issue {
  readonly code?: string
  readonly message: string
  readonly path: readonly PropertyKey[]
}

const isProblem = (text: string): text is ItemProblem => (itemProblems as readonly string[]).includes(text)

const valueAt = (item: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (Object(at) as Record<PropertyKey, unknown>)[key], item)

const codeOf = ({ code, message, path }: Issue, item: unknown): ItemProblem => {
  if (isProblem(message)) return message
  if (code === 'too_small' || code === 'too_big') return 'outOfRange'
  if (code === 'invalid_format') return 'badFormat'
  return valueAt(item, path) === undefined ? 'missing' : 'wrongType'
}

const problemOf = (item: unknown, issues: readonly Issue[]): Problem => {
  const [issue] = issues
  if (!issue) return { field: '', code: 'wrongType', message: words.problems.wrongType }
  const code = codeOf(issue, item)
  return { field: issue.path.map(String).join('.'), code, message: words.problems[code] }
}

/** A system whose clock is ahead would shut out every later change. */
const FUTURE_MS = 5 * MINUTE

const readItem = <T extends { readonly updatedAt: Instant }>(
  item: unknown,
  schema: z.ZodMiniType<T>,
  now: Instant,
): Read<T> => {
  const read = schema.safeParse(item)
  if (!read.success) return { bad: problemOf(item, read.error.issues) }
  if (read.data.updatedAt <= now + FUTURE_MS) return { good: read.data }
  return { bad: { field: 'updatedAt', code: 'fromFuture', message: words.problems.fromFuture } }
}

const readOrder = (item: unknown, { shopId, now }: At): Read<Order> => {
  const read = readItem(item, PushedOrder, now)
  if ('bad' in read) return read
  const order = orderOfPush(read.good, shopId)
  return order.ok
    ? { good: order.value }
    : { bad: { field: 'paidFen', code: 'amountsDisagree', message: order.error } }
}

/** Reads a list item by item: a bad one does not keep the others out. */
const readList = <T>(
  list: RefusedItem['list'],
  items: readonly unknown[],
  read: (item: unknown) => Read<T>,
): { readonly good: readonly T[]; readonly refused: readonly RefusedItem[] } => {
  const good: T[] = []
  const refused: RefusedItem[] = []
  for (const [index, item] of items.entries()) {
    const outcome = read(item)
    if ('good' in outcome) good.push(outcome.good)
    else refused.push({ list, index, ...outcome.bad })
  }
  return { good, refused }
}

/** Sorts a push by the orders that it is about, and names what cannot be read. */
export const readPush = (
  body: { readonly orders: readonly unknown[]; readonly parcels: readonly unknown[] },
  at: At,
): ReadPush => {
  const orders = readList('orders', body.orders, (item) => readOrder(item, at))
  const parcels = readList('parcels', body.parcels, (item) => readItem(item, ParcelPush, at.now))
  const byNo = new Map<string, { orders: Order[]; parcels: PushedParcel[] }>()
  const of = (orderNo: string) => {
    const known = byNo.get(orderNo) ?? { orders: [], parcels: [] }
    byNo.set(orderNo, known)
    return known
  }
  for (const order of orders.good) of(order.orderNo).orders.push(order)
  for (const parcel of parcels.good) of(parcel.orderNo).parcels.push(parcelOfPush(parcel))
  const oldestFirst = (a: Order, b: Order) => (a.updatedAt ?? 0) - (b.updatedAt ?? 0)
  return {
    arrivals: [...byNo].map(([orderNo, came]) => ({
      orderNo,
      orders: came.orders.sort(oldestFirst),
      parcels: came.parcels,
    })),
    refused: [...orders.refused, ...parcels.refused],
  }
}

import { EJSON } from 'bson'

import { badParam } from './errors'

/**
 * Canonical EJSON, as the SDK speaks it. The common types (text, numbers, dates, plain objects) are walked
 * here because bson's reviver costs seven times as much; every other type is left to bson itself.
 */
export type Value = unknown
export type Doc = Record<string, Value>

export const isPlain = (value: Value): value is Doc =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)

const bsonKeys = new Set([
  '$oid',
  '$numberDecimal',
  '$binary',
  '$uuid',
  '$timestamp',
  '$regularExpression',
  '$symbol',
  '$code',
  '$minKey',
  '$maxKey',
  '$undefined',
  '$dbPointer',
])

const dateOf = (value: Value): Date => {
  if (isPlain(value)) return new Date(Number(value.$numberLong))
  return new Date(value as string | number)
}

const serverDate = (inner: Value, now: number): Date => {
  const offset = isPlain(inner) ? decode(inner.offset, now) : 0
  return new Date(now + (typeof offset === 'number' ? offset : 0))
}

/** A long that a JavaScript number cannot hold exactly stays exact as a bigint. */
const longOf = (text: Value): number | bigint => {
  const short = Number(text)
  return Number.isSafeInteger(short) || typeof text !== 'string' || !/^-?\d+$/.test(text)
    ? short
    : BigInt(text)
}

/** One of the platform's wrapped types, or undefined when the object is just an object (or an operator). */
const unwrapped = (key: string, object: Doc, now: number): Value => {
  const inner = object[key]
  if (key === '$numberInt' || key === '$numberDouble') return Number(inner)
  if (key === '$numberLong') return longOf(inner)
  if (key === '$date') return dateOf(inner)
  if (key === '$tcb_server_date') return serverDate(inner, now)
  if (bsonKeys.has(key)) return EJSON.deserialize(object)
  return undefined
}

/** Deeper than any document may be; a request beyond it would exhaust the stack. */
const DEEPEST = 250

const decodeFields = (value: Doc, keys: readonly string[], at: { now: number; depth: number }): Doc => {
  const out: Doc = {}
  for (const key of keys) {
    if (key === '__proto__') throw badParam('the field name __proto__ is not allowed')
    out[key] = decode(value[key], at.now, at.depth)
  }
  return out
}

/** Wire form to values. `now` is what `db.serverDate()` becomes. */
export const decode = (value: Value, now: number, depth = 0): Value => {
  if (depth > DEEPEST) throw badParam(`nested deeper than ${DEEPEST} levels`)
  if (Array.isArray(value)) return value.map((item) => decode(item, now, depth + 1))
  if (!isPlain(value)) return value

  const keys = Object.keys(value)
  const first = keys[0]
  if (first?.startsWith('$') && keys.length === 1) {
    const special = unwrapped(first, value, now)
    if (special !== undefined) return special
  }
  return decodeFields(value, keys, { now, depth: depth + 1 })
}

const parseText = (text: string): Value => {
  try {
    return JSON.parse(text)
  } catch {
    throw badParam('not valid EJSON')
  }
}

/** An object in EJSON text; anything else is refused. */
export const parseObject = (text: Value, now: number): Doc => {
  const value = decode(typeof text === 'string' ? parseText(text) : text, now)
  if (!isPlain(value)) throw badParam('an object is expected')
  return value
}

/** Any value in EJSON text (a stage of an aggregation may be a string or a number). */
export const parseValue = (text: string, now: number): Value => decode(parseText(text), now)

const numberText = (value: number): string => {
  if (Number.isInteger(value) && !Object.is(value, -0)) {
    if (value >= -0x80000000 && value <= 0x7fffffff) return `{"$numberInt":"${value}"}`
    if (Number.isSafeInteger(value)) return `{"$numberLong":"${value}"}`
  }
  return `{"$numberDouble":"${Object.is(value, -0) ? '-0.0' : String(value)}"}`
}

const objectText = (value: Doc, textOf: (item: Value, key: string) => string): string => {
  let text = '{'
  for (const key of Object.keys(value)) {
    const item = value[key]
    if (item === undefined) continue
    text += `${text.length > 1 ? ',' : ''}${JSON.stringify(key)}:${textOf(item, key)}`
  }
  return `${text}}`
}

const objectOrOtherText = (value: object): string => {
  if (value instanceof Date) return `{"$date":{"$numberLong":"${value.getTime()}"}}`
  if (Array.isArray(value)) return `[${value.map(encode).join(',')}]`
  if (isPlain(value)) return objectText(value, encode)
  return EJSON.stringify(value, { relaxed: false })
}

/** Values to canonical EJSON text, the form in which documents are stored and sent. */
export const encode = (value: Value): string => {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'bigint') return `{"$numberLong":"${value}"}`
  return typeof value === 'object' ? objectOrOtherText(value) : JSON.stringify(value)
}

/** The text of a number that is still what it was: a long stays a long, a double a double. */
const sameNumberText = (value: number, before: Doc): string => {
  const digits = before.$numberLong ?? before.$numberDouble
  return typeof digits === 'string' && Object.is(Number(digits), value)
    ? JSON.stringify(before)
    : encode(value)
}

/** The text of a value that was made by changing another, of which `before` is the wire form (parsed JSON). */
export const encodeOver = (value: Value, before: Value): string => {
  if (Array.isArray(value) && Array.isArray(before)) {
    return `[${value.map((item, at) => encodeOver(item, before[at])).join(',')}]`
  }
  if (!isPlain(before)) return encode(value)
  if (typeof value === 'number') return sameNumberText(value, before)
  return isPlain(value) ? objectText(value, (item, key) => encodeOver(item, before[key])) : encode(value)
}

import { Binary, BSONRegExp, Decimal128, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'

import { encode, isPlain, type Doc, type Value } from './ejson'

/**
 * Index keys whose bytes sort as the cloud (MongoDB) sorts values: null and missing < numbers < text <
 * objects < arrays < binary < object ids < booleans < dates < the rest. One byte of type, then the value.
 */
const rank = {
  min: 1,
  null: 5,
  number: 10,
  text: 20,
  object: 30,
  array: 35,
  binary: 37,
  id: 40,
  boolean: 50,
  date: 60,
  timestamp: 65,
  other: 70,
  pattern: 75,
  max: 127,
}

/** Rank of the classes of bson; what is not named here is `other`. */
const ranked: readonly (readonly [new (...args: never[]) => object, number])[] = [
  [Date, rank.date],
  [ObjectId, rank.id],
  [Binary, rank.binary],
  [Decimal128, rank.number],
  [RegExp, rank.pattern],
  [BSONRegExp, rank.pattern],
  [Timestamp, rank.timestamp],
  [MinKey, rank.min],
  [MaxKey, rank.max],
]

const rankOfObject = (value: object): number => {
  if (Array.isArray(value)) return rank.array
  if (isPlain(value)) return rank.object
  return ranked.find(([kind]) => value instanceof kind)?.[1] ?? rank.other
}

/** Values are compared by a range only with values of the same rank. */
export const rankOf = (value: Value): number => {
  if (value === null || value === undefined) return rank.null
  if (typeof value === 'number' || typeof value === 'bigint') return rank.number
  if (typeof value === 'string') return rank.text
  if (typeof value === 'boolean') return rank.boolean
  return rankOfObject(value)
}

const doubleKey = (type: number, value: number): Buffer => {
  const key = Buffer.allocUnsafe(9)
  key[0] = type
  if (Number.isNaN(value)) return key.fill(0, 1) // below every number, as MongoDB has it
  key.writeDoubleBE(Object.is(value, -0) ? 0 : value, 1)
  const negative = ((key[1] ?? 0) & 0x80) !== 0
  if (!negative) key[1] = (key[1] ?? 0) | 0x80
  if (negative) for (let i = 1; i < 9; i += 1) key[i] = ~(key[i] ?? 0) & 0xff
  return key
}

/** A long that no double can hold: the next lower double, then what is missing to it. */
const longKey = (value: bigint): Buffer => {
  let below = Number(value)
  for (let step = 1024; BigInt(below) > value; step *= 2) below = Number(value) - step
  const key = doubleKey(rank.number, below)
  const missing = value - BigInt(below)
  if (missing === 0n) return key
  const rest = Buffer.alloc(8)
  rest.writeBigUInt64BE(missing)
  return Buffer.concat([key, rest])
}

const textKey = (type: number, text: string): Buffer => {
  const key = Buffer.allocUnsafe(1 + Buffer.byteLength(text))
  key[0] = type
  key.write(text, 1)
  return key
}

export const nullKey = Buffer.from([rank.null])
const end = Buffer.from([0])

/** A text or key inside of another: ended, so that what follows it does not count as its own. */
const ended = (bytes: Buffer): Buffer => {
  const escaped = bytes.includes(0)
    ? Buffer.from(bytes.toString('latin1').replaceAll('\0', '\0\xff'), 'latin1')
    : bytes
  return Buffer.concat([escaped, end, end])
}

/** Objects compare field by field: type, then name, then value; arrays element by element. */
const listKey = (type: number, items: readonly (readonly [name: string, value: Value])[]): Buffer =>
  Buffer.concat([
    Buffer.from([type]),
    ...items.flatMap(([name, value]) => {
      const key = keyOf(value)
      const named = type === rank.object ? [key.subarray(0, 1), ended(Buffer.from(name))] : []
      return [...named, ended(key)]
    }),
    end,
  ])

const binaryKey = (value: Binary): Buffer => {
  const head = Buffer.alloc(6)
  head[0] = rank.binary
  head.writeUInt32BE(value.length(), 1)
  head[5] = value.sub_type
  return Buffer.concat([head, value.buffer.subarray(0, value.position)])
}

const objectKey = (value: object): Buffer => {
  if (value instanceof Date) return doubleKey(rank.date, value.getTime())
  if (value instanceof ObjectId) return textKey(rank.id, value.toHexString())
  if (Array.isArray(value)) return listKey(rank.array, Object.entries(value))
  if (isPlain(value)) return listKey(rank.object, Object.entries(value))
  if (value instanceof Binary) return binaryKey(value)
  if (value instanceof Decimal128) return doubleKey(rank.number, Number(value.toString()))
  return textKey(rankOfObject(value), encode(value))
}

/** The key of a value. Equal values have equal keys (compared with memcmp), of every type. */
export const keyOf = (value: Value): Buffer => {
  if (value === null || value === undefined) return nullKey
  if (typeof value === 'number') return doubleKey(rank.number, value)
  if (typeof value === 'string') return textKey(rank.text, value)
  if (typeof value === 'boolean') return Buffer.from([rank.boolean, value ? 1 : 0])
  if (typeof value === 'bigint') return longKey(value)
  return typeof value === 'object' ? objectKey(value) : textKey(rank.other, encode(value))
}

/** MongoDB's order of any two values: below 0, 0 or above. */
export const compareValues = (a: Value, b: Value): number => {
  if (typeof a === 'number' && typeof b === 'number' && !Number.isNaN(a) && !Number.isNaN(b))
    return a - b || 0
  return Buffer.compare(keyOf(a), keyOf(b))
}

/** Values whose comparison is exactly the comparison of their keys. */
export const isScalar = (value: Value): boolean =>
  value === null ||
  typeof value === 'string' ||
  (typeof value === 'number' && !Number.isNaN(value)) ||
  typeof value === 'boolean' ||
  typeof value === 'bigint' ||
  value instanceof Date ||
  value instanceof ObjectId

const lowestNumber = doubleKey(rank.number, -Infinity)

/** The first key of the type of `key`, and the first that is past it: a range never leaves its type. */
export const typeFloor = (key: Buffer): Buffer => (key[0] === rank.number ? lowestNumber : key.subarray(0, 1))
export const typeCeiling = (key: Buffer): Buffer => Buffer.from([(key[0] ?? 0) + 1])

/** The first key after every text that begins with `prefix`. */
export const prefixRange = (prefix: string): readonly [from: Buffer, to: Buffer] => {
  const from = textKey(rank.text, prefix)
  const to = Buffer.from(from)
  to[to.length - 1] = (to[to.length - 1] ?? 0) + 1 // never overflows: UTF-8 has no byte 0xff
  return [from, to]
}

/** The value at a dotted path; `many` is true when an array lies on the way or at the end. */
export const valueAt = (doc: Doc, path: string): { value: Value; many: boolean } => {
  let value: Value = doc
  for (const part of path.split('.')) {
    if (Array.isArray(value)) return { value: undefined, many: true }
    if (!isPlain(value)) return { value: undefined, many: false }
    value = Object.hasOwn(value, part) ? value[part] : undefined
  }
  return { value, many: Array.isArray(value) }
}

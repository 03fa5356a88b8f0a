import { ObjectId } from 'bson'

import { encode, isPlain, type Doc, type Value } from './ejson'

/**
 * Index keys whose bytes sort as the cloud (MongoDB) sorts values: null and missing < numbers < text <
 * objects < arrays < object ids < booleans < dates < the rest. One byte of type, then the value.
 */
const rank = {
  null: 5,
  number: 10,
  text: 20,
  object: 30,
  array: 35,
  id: 40,
  boolean: 50,
  date: 60,
  other: 70,
}

const numberKey = (type: number, value: number): Buffer => {
  const key = Buffer.allocUnsafe(9)
  key[0] = type
  key.writeDoubleBE(Object.is(value, -0) ? 0 : value, 1)
  const negative = ((key[1] ?? 0) & 0x80) !== 0
  if (!negative) key[1] = (key[1] ?? 0) | 0x80
  if (negative) for (let i = 1; i < 9; i += 1) key[i] = ~(key[i] ?? 0) & 0xff
  return key
}

const textKey = (type: number, text: string): Buffer => {
  const key = Buffer.allocUnsafe(1 + Buffer.byteLength(text))
  key[0] = type
  key.write(text, 1)
  return key
}

export const nullKey = Buffer.from([rank.null])

const objectKey = (value: object): Buffer => {
  if (value instanceof Date) return numberKey(rank.date, value.getTime())
  if (value instanceof ObjectId) return textKey(rank.id, value.toHexString())
  if (Array.isArray(value)) return textKey(rank.array, encode(value))
  return textKey(isPlain(value) ? rank.object : rank.other, encode(value))
}

/** The key of a value. Equal values have equal keys (compared with memcmp), of every type. */
export const keyOf = (value: Value): Buffer => {
  if (value === null || value === undefined) return nullKey
  if (typeof value === 'number') return numberKey(rank.number, value)
  if (typeof value === 'string') return textKey(rank.text, value)
  if (typeof value === 'boolean') return Buffer.from([rank.boolean, value ? 1 : 0])
  return typeof value === 'object' ? objectKey(value) : textKey(rank.other, encode(value))
}

/** Values whose comparison is exactly the comparison of their keys. */
export const isScalar = (value: Value): boolean =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  value instanceof Date ||
  value instanceof ObjectId

/** The first key of the type of `key`, and the first that is past it: a range never leaves its type. */
export const typeFloor = (key: Buffer): Buffer => key.subarray(0, 1)
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

import { EJSON } from 'bson'

import { isPlain } from '../gateway/ejson'

const INT32 = 2 ** 31
/** The last moment of the year 9999, ms: relaxed EJSON writes later dates, and those before 1970, as numbers. */
const LAST_ISO_MS = 253_402_300_799_999

/** A plain number where it is read as the same type again: 5 is an int, 12.5 a double, 3000000000 a long. */
const plainly: Readonly<Record<string, (value: unknown) => unknown>> = {
  $numberInt: Number,
  $numberLong: (text) => {
    const n = Number(text)
    return Number.isSafeInteger(n) && (n < -INT32 || n >= INT32) ? n : undefined
  },
  $numberDouble: (text) => {
    const n = Number(text)
    return Number.isFinite(n) && !Number.isInteger(n) ? n : undefined
  },
  $date: (at) => {
    const ms = Number((at as { readonly $numberLong?: unknown } | null)?.$numberLong)
    return ms >= 0 && ms <= LAST_ISO_MS ? { $date: new Date(ms).toISOString() } : undefined
  },
}

const relaxed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(relaxed)
  if (!isPlain(value)) return value
  const entries = Object.entries(value)
  const [[key, inner] = ['', null]] = entries
  if (entries.length === 1 && key.startsWith('$')) return plainly[key]?.(inner) ?? value
  return Object.fromEntries(entries.map(([name, field]) => [name, relaxed(field)]))
}

/**
 * A document as a line that CloudBase's own import takes: relaxed EJSON, as MongoDB's export writes it, with dates as
 * `{"$date": "2026-11-21T03:00:00.000Z"}` (developers.weixin.qq.com, wxcloud/guide/database/import). What would come
 * back as another type, a double of 5 or a long that JavaScript cannot hold, keeps its canonical form.
 */
export const toLine = (stored: string): string => JSON.stringify(relaxed(JSON.parse(stored)))

/** Why a line cannot be taken, with its number in the file. */
export class BadLine extends Error {
  constructor(
    readonly line: number,
    readonly why: 'notJson' | 'notObject' | 'badKey',
  ) {
    super(`line ${line}: ${why}`)
    this.name = 'BadLine'
  }
}

/** What the platform's import refuses: a dot at either end of a name, or two in a row. */
const isBadKey = (key: string): boolean => /^\.|\.$|\.\./.test(key)

const hasBadKey = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(hasBadKey)
  if (!isPlain(value)) return false
  return Object.entries(value).some(([key, inner]) => isBadKey(key) || hasBadKey(inner))
}

export interface LineDocument {
  /** EJSON of the `_id`; undefined when the database has to make one. */
  readonly id: string | undefined
  /** Canonical EJSON of everything else. */
  readonly fields: string
}

const parsed = (text: string, line: number): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new BadLine(line, 'notJson')
  }
}

const canonical = (value: unknown): string =>
  EJSON.stringify(EJSON.parse(JSON.stringify(value), { relaxed: false }) as object, { relaxed: false })

/**
 * Reads a line of such a file; null for an empty one.
 * @throws BadLine
 */
export const fromLine = (text: string, line: number): LineDocument | null => {
  if (text.trim() === '') return null
  const object = parsed(text, line)
  if (!isPlain(object)) throw new BadLine(line, 'notObject')
  if (hasBadKey(object)) throw new BadLine(line, 'badKey')
  const { _id, ...fields } = object
  return { id: _id === undefined ? undefined : canonical(_id), fields: canonical(fields) }
}

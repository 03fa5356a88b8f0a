import { EJSON } from 'bson'

import { isPlain } from '../gateway/ejson'

/**
 * A document as a line that CloudBase's own import takes: relaxed EJSON, as MongoDB's export writes it, with dates as
 * `{"$date": "2026-11-21T03:00:00.000Z"}` (developers.weixin.qq.com, wxcloud/guide/database/import).
 */
export const toLine = (stored: string): string =>
  EJSON.stringify(EJSON.parse(stored, { relaxed: false }), { relaxed: true })

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
  const canonical = (value: object): string =>
    EJSON.stringify(EJSON.parse(JSON.stringify(value), { relaxed: false }), { relaxed: false })
  return { id: _id === undefined ? undefined : JSON.stringify(_id), fields: canonical(fields) }
}

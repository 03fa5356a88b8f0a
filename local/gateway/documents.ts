import { randomBytes } from 'node:crypto'

import type { Body } from './action'
import { checkDocument, checkStorable } from './collection'
import { decode, encode, encodeOver, parseObject, type Doc } from './ejson'
import { badParam, failed } from './errors'
import { parseFilter } from './find'
import { compareValues, keyOf } from './keys'
import { applyChanges } from './update'

/** A document and the text to store: the client's own text when nothing had to be filled in. */
const newDocument = (text: unknown, now: number): { doc: Doc; text: string } => {
  if (typeof text !== 'string') throw badParam('data: a list of EJSON texts is expected')
  const doc = parseObject(text, now)
  checkDocument(doc)
  if (doc._id === undefined) {
    const withId = { _id: randomBytes(16).toString('hex'), ...doc }
    return { doc: withId, text: encode(withId) }
  }
  return { doc, text: text.includes('"$tcb_server_date"') ? encode(doc) : text }
}

export const newDocuments = (body: Body, now: number): { doc: Doc; text: string }[] => {
  if (!Array.isArray(body.data) || body.data.length === 0)
    throw badParam('data: a list of documents is expected')
  return body.data.map((text) => newDocument(text, now))
}

/** The changed document, or undefined when nothing would change. `merge: false` replaces all but `_id`. */
export const changed = (
  current: string,
  body: Body,
  at: { filter: Doc; now: number },
): { doc: Doc; text: string } | undefined => {
  const before: unknown = JSON.parse(current)
  const doc = decode(before, 0) as Doc
  const data = parseObject(body.data, at.now)
  if (body.merge === false) {
    checkStorable(data)
    if (data._id !== undefined && compareValues(data._id, doc._id) !== 0) {
      throw failed("[FailedOperation] the (immutable) field '_id' was found to be altered")
    }
    const whole: Doc = { _id: doc._id, ...data }
    const text = encode(whole)
    return text === current ? undefined : { doc: whole, text }
  }
  applyChanges(doc, data, at)
  const text = encodeOver(doc, before)
  return text === current ? undefined : { doc, text }
}

/** The document that a request by `doc()` is about: its key and its `_id`. */
export const idKey = (body: Body, now: number): { id: Buffer; value: unknown } => {
  const filter = parseFilter(body.query, now)
  return { id: keyOf(filter._id), value: filter._id }
}

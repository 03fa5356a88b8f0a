import type { Origin } from '../functions/context'

import { badParam } from './errors'
import type { Cost } from './find'

/** The body of a request of the SDK, parsed. Every field is checked by the action that reads it. */
export type Body = Readonly<Record<string, unknown>>

/** Merged into `{requestId}`: usually `{data}`, for transactions `{transactionId}` at the top level. */
export type Answer = Readonly<Record<string, unknown>>

export interface Call {
  readonly requestId: string
  readonly now: number
  /** The call of a function that sent the request; undefined when a process outside did. */
  readonly origin: Origin | undefined
  /** Tells the meter what a question cost. */
  readonly spend: (cost: Cost, fields: readonly string[]) => void
}

/** `read` and `write` run inside the group commit, synchronously; `async` ones do not touch the database. */
export type Action =
  | { readonly kind: 'read' | 'write'; readonly run: (body: Body, call: Call) => Answer }
  | { readonly kind: 'async'; readonly run: (body: Body, call: Call) => Promise<Answer> }

export type Actions = Readonly<Record<string, Action>>

/** A field that carries JSON as text; left out, it is an empty object. @throws CloudError INVALID_PARAM */
export const jsonText = (text: unknown, field: string): unknown => {
  if (text === undefined || text === '') return {}
  if (typeof text !== 'string') throw badParam(`${field}: JSON text is expected`)
  try {
    return JSON.parse(text)
  } catch {
    throw badParam(`${field} is not JSON`)
  }
}

import { Context, evalExpr } from 'mingo/core'
import * as accumulator from 'mingo/operators/accumulator'
import * as library from 'mingo/operators/expression'
import * as projection from 'mingo/operators/projection'
import * as query from 'mingo/operators/query'
import * as window from 'mingo/operators/window'
import type { Any, AnyObject, Options } from 'mingo/types'

import { CloudError } from './errors'

type Expression = (doc: AnyObject, operand: Any, options: Options) => Any

const refuse = (message: string): never => {
  throw new CloudError('DATABASE_INVALID_OPERRATOR', message)
}

/** `$trunc` takes the number alone, too (docs: "$trunc"). */
const $trunc: Expression = (doc, operand, options) =>
  library.$trunc(doc, Array.isArray(operand) ? operand : [operand], options)

/** Where a text lies in another, counted in characters, not in halves of them; -1 when it does not (docs: "$indexOfCP"). */
const $indexOfCP: Expression = (doc, operand, options) => {
  const [text, wanted, from = 0, to = Infinity] = evalExpr(doc, operand, options) as unknown[]
  if (text === null || text === undefined) return null
  if (typeof text !== 'string' || typeof wanted !== 'string') return refuse('$indexOfCP requires texts')
  const characters = [...text]
  const before = characters.slice(0, Number(from)).join('').length
  const end = characters.slice(0, Number(to)).join('').length
  const at = text.slice(0, end).indexOf(wanted, before)
  return at < 0 ? -1 : [...text.slice(0, at)].length
}

const expression = { ...library, $trunc, $indexOfCP }

/** What the library (mingo) knows besides the stages of a pipeline. */
export const libraryOperators = { accumulator, expression, projection, query, window }

/** For filters and projections outside of a pipeline. */
export const libraryOptions = { context: Context.init(libraryOperators), scriptEnabled: false }

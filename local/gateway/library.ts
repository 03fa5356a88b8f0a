import { Context } from 'mingo/core'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as projection from 'mingo/operators/projection'
import * as query from 'mingo/operators/query'
import * as window from 'mingo/operators/window'

/** What the library (mingo) knows besides the stages of a pipeline. */
export const libraryOperators = { accumulator, expression, projection, query, window }

/** For filters and projections outside of a pipeline. */
export const libraryOptions = { context: Context.init(libraryOperators), scriptEnabled: false }

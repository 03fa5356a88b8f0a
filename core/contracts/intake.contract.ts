import * as z from 'zod/mini'
import { itemProblems } from '../orders/intake/read-push'
import { Instant } from '../shared/time'
import { procedure } from './procedure'

/** Orders and parcels of one push together. */
const MOST_ITEMS = 200

const List = z._default(z.array(z.unknown()), [])

/** The body of a push. Its items are read one by one: a bad one does not keep the others out. */
const PushBody = z
  .object({ orders: List, parcels: List })
  .check(z.refine(({ orders, parcels }) => orders.length + parcels.length <= MOST_ITEMS, 'tooMany'))

const Count = z.int()

const orders = {
  /** Takes in what a shop's own system sends. A `nonce` is taken once; it is remembered `until`. */
  push: procedure({
    roles: ['system'],
    input: z.object({ nonce: z.string(), until: Instant, body: PushBody }),
    output: z.object({
      orders: z.object({ added: Count, changed: Count, same: Count, older: Count }),
      parcels: z.object({ merged: Count, same: Count, waiting: Count }),
      refused: z.array(
        z.object({
          list: z.enum(['orders', 'parcels']),
          index: Count,
          field: z.string(),
          code: z.enum(itemProblems),
          message: z.string(),
        }),
      ),
    }),
  }),
}

export const intakeContract = { orders }

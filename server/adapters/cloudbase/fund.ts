import {
  balanceOf,
  causeOf,
  FundEntry,
  nextEntry,
  type Books,
  type FundCommand,
} from '../../../core/insurance/fund'
import { err, ok } from '../../../core/shared/result'
import type { Instant } from '../../../core/shared/time'
import type { Fund } from '../../insurance-ports'
import type { CloudbaseDatabase } from './app'
import { Collection } from './collection'

/** Whoever loses a race that often is told so, and comes again. */
const MOST_TRIES = 12
/** Lines about one order: kept, paid, given back. */
const MOST_OF_ORDER = 10

/** The ledger of a fund: of two writers one has the next line, the other looks again. */
export const cloudbaseFund = (cloudbase: CloudbaseDatabase, now: () => Instant): Fund => {
  const entries = new Collection(cloudbase, 'fundEntries', FundEntry)

  const newest = (shopId: string, limit: number) =>
    entries.find({ shopId }, { order: [['seq', 'desc']], limit })
  const byCause = async (shopId: string, cause: string) =>
    (await entries.find({ shopId, cause }, { limit: 1 }))[0] ?? null

  /** The order's lines are read after the last: none of them is newer than what the next one follows on. */
  const read = async (shopId: string, command: FundCommand): Promise<Books> => {
    const last = (await newest(shopId, 1))[0] ?? null
    if (command.type === 'topUp') return { last, ofOrder: [] }
    const { orderNo } = command
    return { last, ofOrder: await entries.find({ shopId, orderNo }, { limit: MOST_OF_ORDER }) }
  }

  return {
    newest,
    balance: async (shopId) => balanceOf({ last: (await newest(shopId, 1))[0] ?? null }),
    post: async (shopId, command) => {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const before = await byCause(shopId, causeOf(command))
        if (before) return ok(before)
        const next = nextEntry(command, await read(shopId, command), { shopId, now: now() })
        if (!next.ok) {
          // somebody else's repeat of this very command may have come in between
          const same = await byCause(shopId, causeOf(command))
          return same ? ok(same) : next
        }
        if ((await entries.insert(next.value)) === 'inserted') return next
      }
      return err('busy')
    },
  }
}

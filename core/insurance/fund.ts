import * as z from 'zod/mini'
import { OrderNo, ShopId } from '../shared/ids'
import { Fen } from '../shared/money'
import { err, ok, type Result } from '../shared/result'
import { Instant } from '../shared/time'
import { isOver, type Insurance } from './insurance'

/** The money that a shop has set aside for 退货包运费: free, and kept for orders that have it. */
export const Balance = z.object({ freeFen: Fen, reservedFen: Fen })
export type Balance = z.infer<typeof Balance>

/**
 * One line of the ledger of a shop's fund. `_id` = shopId:seq, so that of two writers one has to look again; the balance
 * stands in it as in a stream. `cause` is unique in the shop: one cause, one line.
 */
export const FundEntry = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    seq: z.int(),
    type: z.enum(['topUp', 'reserve', 'release', 'pay']),
    cause: z.string(),
    /** The order that money is kept for; null for a top-up. */
    orderNo: z.nullable(OrderNo),
    amountFen: Fen,
    at: Instant,
    after: Balance,
  }),
)
export type FundEntry = z.infer<typeof FundEntry>

/** What can be done with the fund; of one cause only the first counts. */
export type FundCommand =
  /** `reference`: of the shop's own books; by it a repeat is known. */
  | { readonly type: 'topUp'; readonly amountFen: Fen; readonly reference: string }
  | { readonly type: 'reserve'; readonly amountFen: Fen; readonly orderNo: string }
  | { readonly type: 'pay'; readonly amountFen: Fen; readonly orderNo: string }
  /** Gives back whatever is still kept for the order, and keeps nothing for it ever again. */
  | { readonly type: 'release'; readonly orderNo: string }

export type FundRefusal = 'fundEmpty' | 'notReserved' | 'released' | 'amountMissing'

/** `topUp:20261122-1`, `reserve:261121084306254`. */
export const causeOf = (command: FundCommand): string =>
  `${command.type}:${command.type === 'topUp' ? command.reference : command.orderNo}`

/** What the ledger says: its last line, and every line about the command's order (read no earlier than the last). */
export interface Books {
  readonly last: FundEntry | null
  readonly ofOrder: readonly FundEntry[]
}

const NOTHING: Balance = { freeFen: 0, reservedFen: 0 }
export const balanceOf = ({ last }: Pick<Books, 'last'>): Balance => last?.after ?? NOTHING

/** What is still kept for the order. */
export const keptFor = ({ ofOrder }: Pick<Books, 'ofOrder'>): Fen =>
  ofOrder.reduce((sum, { type, amountFen }) => sum + (type === 'reserve' ? amountFen : -amountFen), 0)

const isReleased = ({ ofOrder }: Books): boolean => ofOrder.some(({ type }) => type === 'release')

interface Posting {
  readonly amountFen: Fen
  readonly after: Balance
}

const reserved = (amountFen: Fen, books: Books): Result<Posting, FundRefusal> => {
  const { freeFen, reservedFen } = balanceOf(books)
  if (amountFen <= 0) return err('amountMissing')
  if (isReleased(books)) return err('released')
  if (freeFen < amountFen) return err('fundEmpty')
  return ok({ amountFen, after: { freeFen: freeFen - amountFen, reservedFen: reservedFen + amountFen } })
}

const paid = (amountFen: Fen, books: Books): Result<Posting, FundRefusal> => {
  const { freeFen, reservedFen } = balanceOf(books)
  if (amountFen <= 0) return err('amountMissing')
  if (keptFor(books) < amountFen) return err('notReserved')
  return ok({ amountFen, after: { freeFen, reservedFen: reservedFen - amountFen } })
}

const released = (books: Books): Posting => {
  const { freeFen, reservedFen } = balanceOf(books)
  const amountFen = keptFor(books)
  return { amountFen, after: { freeFen: freeFen + amountFen, reservedFen: reservedFen - amountFen } }
}

const postingOf = (command: FundCommand, books: Books): Result<Posting, FundRefusal> => {
  switch (command.type) {
    case 'topUp': {
      const { freeFen, reservedFen } = balanceOf(books)
      const { amountFen } = command
      if (amountFen <= 0) return err('amountMissing')
      return ok({ amountFen, after: { freeFen: freeFen + amountFen, reservedFen } })
    }
    case 'reserve':
      return reserved(command.amountFen, books)
    case 'pay':
      return paid(command.amountFen, books)
    case 'release':
      return ok(released(books))
  }
}

export const fundEntryId = (shopId: string, seq: number): string => `${shopId}:${seq}`

/** The next line of the ledger, or why not. Nothing is ever kept, paid or given back that is not there. */
export const nextEntry = (
  command: FundCommand,
  books: Books,
  { shopId, now }: { readonly shopId: string; readonly now: Instant },
): Result<FundEntry, FundRefusal> => {
  const posting = postingOf(command, books)
  if (!posting.ok) return posting
  const seq = (books.last?.seq ?? 0) + 1
  const orderNo = command.type === 'topUp' ? null : command.orderNo
  const { type } = command
  const _id = fundEntryId(shopId, seq)
  return ok({ _id, shopId, seq, type, cause: causeOf(command), orderNo, at: now, ...posting.value })
}

/** What the ledger is still to be told of an insurance that is over, in this order. */
export const closingOf = ({ insurer, status, orderNo, paidFen }: Insurance): readonly FundCommand[] => {
  if (insurer !== 'ownFund' || !isOver(status)) return []
  const release = { type: 'release', orderNo } as const
  return status === 'paid' ? [{ type: 'pay', amountFen: paidFen, orderNo }, release] : [release]
}

import fc from 'fast-check'
import {
  balanceOf,
  causeOf,
  closingOf,
  FundEntry,
  keptFor,
  nextEntry,
  type Books,
  type FundCommand,
} from '../../../core/insurance/fund'
import { NOW } from '../../support/samples'
import { claim, given, offered, policy } from './rig'

/** The ledger as its collection keeps it: `_id` and cause are unique, and what was read may be old by then. */
const createLedger = () => {
  const entries: FundEntry[] = []
  const read = (orderNo: string | null): Books => ({
    last: entries.at(-1) ?? null,
    ofOrder: entries.filter((entry) => orderNo !== null && entry.orderNo === orderNo),
  })
  const booksFor = (command: FundCommand) => read(command.type === 'topUp' ? null : command.orderNo)
  const insert = (entry: FundEntry): boolean => {
    if (entries.some(({ _id, cause }) => _id === entry._id || cause === entry.cause)) return false
    entries.push(FundEntry.parse(entry))
    return true
  }
  /** From books that were read before; false: refused, done before, or somebody was faster. */
  const post = (command: FundCommand, books = booksFor(command)): boolean => {
    const next = nextEntry(command, books, { shopId: 'mianyu', now: NOW })
    return next.ok && insert(next.value)
  }
  return { entries, read, booksFor, post }
}

const topUp = (amountFen: number, reference = 'T1'): FundCommand => ({ type: 'topUp', amountFen, reference })
const reserve = (orderNo: string, amountFen = 1_000): FundCommand => ({ type: 'reserve', orderNo, amountFen })
const pay = (orderNo: string, amountFen: number): FundCommand => ({ type: 'pay', orderNo, amountFen })
const release = (orderNo: string): FundCommand => ({ type: 'release', orderNo })

const errorOf = (command: FundCommand, books: Books) => {
  const next = nextEntry(command, books, { shopId: 'mianyu', now: NOW })
  return next.ok ? 'done' : next.error
}

it('keeps money for an order, pays from it and gives back the rest', () => {
  const { post, read } = createLedger()
  expect(
    [topUp(5_000), reserve('ORDER-1'), pay('ORDER-1', 800), release('ORDER-1')].map((one) => post(one)),
  ).toEqual([true, true, true, true])
  expect(balanceOf(read(null))).toEqual({ freeFen: 4_200, reservedFen: 0 })
})

it('does not keep what is not there, nor pay what is not kept', () => {
  const { post, booksFor } = createLedger()
  expect(errorOf(reserve('ORDER-1'), booksFor(reserve('ORDER-1')))).toBe('fundEmpty')
  post(topUp(1_500))
  post(reserve('ORDER-1'))
  expect(errorOf(reserve('ORDER-2'), booksFor(reserve('ORDER-2')))).toBe('fundEmpty')
  expect(errorOf(pay('ORDER-2', 100), booksFor(pay('ORDER-2', 100)))).toBe('notReserved')
  expect(errorOf(pay('ORDER-1', 1_001), booksFor(pay('ORDER-1', 1_001)))).toBe('notReserved')
  expect(errorOf(topUp(0), booksFor(topUp(0)))).toBe('amountMissing')
})

it('keeps nothing for an order that is over, even when nothing was kept for it yet', () => {
  const { post, booksFor } = createLedger()
  post(topUp(5_000))
  expect(post(release('ORDER-1'))).toBe(true)
  expect(errorOf(reserve('ORDER-1'), booksFor(reserve('ORDER-1')))).toBe('released')
})

it('is told of an insurance’s end what is paid, then what is free again', () => {
  const active = given(offered()).when({ type: 'accept', policy })
  expect(closingOf(active.get())).toEqual([])
  const paid = active.when(claim).when({ type: 'pay', paidFen: 800 }).get()
  expect(closingOf(paid).map(causeOf)).toEqual(['pay:261121084306254', 'release:261121084306254'])
  expect(closingOf({ ...paid, status: 'expired' }).map(({ type }) => type)).toEqual(['release'])
  expect(closingOf({ ...paid, insurer: 'wechat' })).toEqual([])
})

it('never goes below nothing, counts every cause once and loses no fen, whoever writes at the same time', () => {
  const orderNo = fc.constantFrom('ORDER-1', 'ORDER-2', 'ORDER-3')
  const command = fc.oneof(
    fc.record({
      type: fc.constant('topUp'),
      amountFen: fc.integer({ min: 1, max: 2_000 }),
      reference: fc.constantFrom('a', 'b', 'c'),
    }),
    fc.record({ type: fc.constant('reserve'), orderNo, amountFen: fc.integer({ min: 1, max: 1_500 }) }),
    fc.record({ type: fc.constant('pay'), orderNo, amountFen: fc.integer({ min: 1, max: 1_500 }) }),
    fc.record({ type: fc.constant('release'), orderNo }),
  ) as fc.Arbitrary<FundCommand>
  // two writers read before either writes: of the same books only one line follows
  const round = fc.record({ first: command, second: command, isRace: fc.boolean() })
  fc.assert(
    fc.property(fc.array(round, { maxLength: 60 }), (rounds) => {
      const { entries, booksFor, post, read } = createLedger()
      for (const { first, second, isRace } of rounds) {
        const books = booksFor(second)
        post(first)
        post(second, isRace ? books : booksFor(second))
      }
      let sum = 0
      for (const { type, amountFen, after } of entries) {
        if (type === 'topUp') sum += amountFen
        if (type === 'pay') sum -= amountFen
        expect(after.freeFen).toBeGreaterThanOrEqual(0)
        expect(after.reservedFen).toBeGreaterThanOrEqual(0)
        expect(after.freeFen + after.reservedFen).toBe(sum)
      }
      const kept = ['ORDER-1', 'ORDER-2', 'ORDER-3'].map((one) => keptFor(read(one)))
      expect(Math.min(...kept)).toBeGreaterThanOrEqual(0)
      expect(kept.reduce((all, one) => all + one, 0)).toBe(balanceOf(read(null)).reservedFen)
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_entry, at) => at + 1))
      expect(new Set(entries.map(({ cause }) => cause)).size).toBe(entries.length)
    }),
  )
})

import type { Case, Wish } from '../../../core/aftersales/case'
import { judgedOf } from '../../../core/aftersales/judged'
import type { Actor } from '../../../core/aftersales/kinds'
import { openCase } from '../../../core/aftersales/open'
import type { History } from '../../../core/aftersales/policy/credit'
import { decideByPolicy } from '../../../core/aftersales/policy/decide-by-policy'
import { factsOf, type PolicyFacts } from '../../../core/aftersales/policy/facts'
import type { AfterSalesPolicy } from '../../../core/aftersales/policy/policy'
import { seedAfterSalesPolicy } from '../../../core/aftersales/policy/seed'
import { effectsOf } from '../../../core/aftersales/effects'
import { CaseRecord, type CaseEffect } from '../../../core/aftersales/record'
import { stepCase, type Ground, type Stepped } from '../../../core/aftersales/step'
import type { Order } from '../../../core/orders/order'
import type { Promises } from '../../../core/policy/waits'
import { headlineOf } from '../../../core/copy/aftersales'
import { freeze } from '../../../core/refunds/freeze'
import type { Refund } from '../../../core/refunds/refund'
import type { Result } from '../../../core/shared/result'
import { DAY, type Instant } from '../../../core/shared/time'
import { NOW, sampleOrder, sampleShop } from '../../support/samples'
import { deedFrom, parcel, plain, wishFor, type Said } from './machine-rig'
import { stranger } from './policy-rig'

const unused = { count: 0, fen: 0 }

/** What is different about a story's world. */
export interface World {
  readonly order?: Partial<Order>
  readonly shop?: Partial<Promises>
  readonly policy?: AfterSalesPolicy
  readonly history?: History
  readonly used?: PolicyFacts['used']
  readonly losses?: PolicyFacts['losses']
  readonly tiers?: readonly string[]
  /** How much an agent decides alone, fen. */
  readonly authorityFen?: number
}

/** Three towels of ¥33.33 less ¥9.99, which came two days ago, paid in the shop's own mini-program. */
export const towels = (more: Partial<Order> = {}): Order =>
  sampleOrder({
    ...{ status: 'delivered', paidThrough: '小程序', paidAt: NOW - 4 * DAY },
    items: [{ title: '华夫格毛巾', quantity: 3, priceFen: 3_333 }],
    ...{ goodsFen: 9_999, discountFen: 999, paidFen: 9_000, freightFen: 0 },
    parcels: [cameDaysAgo(2)],
    ...more,
  })

/** A parcel that came so many days ago; null: it is on its way. */
export const cameDaysAgo = (days: number | null): Order['parcels'][number] => ({
  ...{ company: '中通快递', trackingNo: '78512345678901', shippedAt: NOW - 20 * DAY, track: [] },
  ...(days !== null && { deliveredAt: NOW - days * DAY }),
})

/** One good of this price, paid in full, that came so many days ago. */
export const single = (title: string, priceFen: number, days: number | null = 1): Partial<Order> => ({
  ...{ items: [{ title, quantity: 1, priceFen }], goodsFen: priceFen, discountFen: 0, paidFen: priceFen },
  ...{ status: days === null ? 'shipped' : 'delivered', parcels: [cameDaysAgo(days)] },
})

export const approve = { type: 'approve', ...plain } as const
export const shipBack = { type: 'shipBack', parcel } as const
export const ship = {
  type: 'shipReplacement',
  parcel: { company: '圆通速递', trackingNo: 'YT8832417055289' },
} as const
export const line = (amountFen: number, quantity = 1) => [{ item: 0, quantity, amountFen }]

/** Something of hers broke or is not as it should be; the first good of the order, for all that it cost. */
export const broken = (amountFen: number, more: Partial<Wish> = {}) =>
  wishFor({ lines: line(amountFen), description: '把手从根部断了', ...more })
/** She sends it back without a reason. */
export const back = (amountFen: number, more: Partial<Wish> = {}) =>
  wishFor({
    ...{ type: 'return', reason: 'noReason7Days', evidence: [], description: '' },
    ...{ lines: line(amountFen), ...more },
  })
export const cup = { order: single('手捏陶瓷杯', 5_000) }
export const vase = { order: single('手捏陶瓷花瓶', 60_000) }
export const blanket = { order: single('羊毛盖毯', 15_000, 2) }

/**
 * One order of a shop and everything that core decides about it: the policy of each wish, the machine of each case, what
 * the cases hold of the order, and the refunds that are written down. given … when … then.
 */
export const given = (world: World = {}) => {
  const { policy = seedAfterSalesPolicy, history = stranger, tiers = [] } = world
  const { used = { shopper: unused, shop: unused }, losses = { aheadFen: 0, lostFen: 0 } } = world
  let order = towels(world.order)
  let authorityFen = world.authorityFen ?? 50_000
  let now: Instant = NOW
  let cases: readonly CaseRecord[] = []
  let refunds: readonly Refund[] = []
  let current = ''
  let effects: readonly CaseEffect[] = []

  const ground = (): Ground => ({
    order,
    cases,
    promises: { ...sampleShop, ...world.shop },
    authorityFen,
    now,
  })
  const here = (): CaseRecord => {
    const record = cases.find(({ caseNo }) => caseNo === current)
    if (!record) throw new Error('nobody has asked for anything')
    return record
  }
  const judge = (wish: Wish, mostFen: number) => {
    const known = { now, refundableFen: mostFen, unopened: wish.unopened ?? null, history, used, losses }
    const facts = factsOf(order, wish, known)
    return judgedOf(decideByPolicy(policy, facts), facts)
  }
  const opened = (wish: Wish) => {
    const caseNo = `S${cases.length + 1}`
    return openCase({ caseNo, openid: 'yuqing', called: '张女士', tiers, wish, judge }, ground())
  }
  /** Money that was approved is written down at once, as the step's effect does. */
  const pay = ({ approval, state }: CaseRecord): void => {
    if (!approval || state.money !== 'started') return
    const frozen = freeze(approval, { order, before: refunds }, now)
    if (frozen.ok) refunds = [...refunds, frozen.value]
    else if (frozen.error !== 'nothingLeft') throw new Error(`no refund: ${frozen.error}`)
  }
  const settle = (stepped: Result<Stepped>): void => {
    if (!stepped.ok) throw new Error(`the story broke off: ${stepped.error}`)
    const record = CaseRecord.parse(stepped.value.record)
    effects = effectsOf(cases.find(({ caseNo }) => caseNo === record.caseNo) ?? null, stepped.value)
    cases = [...cases.filter(({ caseNo }) => caseNo !== record.caseNo), record]
    current = record.caseNo
    pay(record)
  }
  const step = (actor: Actor, said: Said) =>
    stepCase(here(), { deed: deedFrom(said), by: { actor, id: actor, name: actor } }, ground())

  const story = {
    /** The shopper asks for that; from here on it is about this case. */
    asks: (wish: Wish) => {
      settle(opened(wish))
      return story
    },
    cannotAsk: (wish: Wish, refusal: string) => {
      expect(opened(wish)).toEqual({ ok: false, error: refusal })
      return story
    },
    when: (actor: Actor, said: Said) => {
      settle(step(actor, said))
      return story
    },
    refuses: (actor: Actor, said: Said, refusal: string) => {
      expect(step(actor, said)).toEqual({ ok: false, error: refusal })
      return story
    },
    /** The deadline passes, and the clock looks. */
    late: () => {
      now = Math.max(now, here().state.deadline?.nextAt ?? now)
      settle(step('clock', 'pass'))
      return story
    },
    after: (ms: number) => {
      now += ms
      return story
    },
    /** The world changes: the order goes on, an agent may decide more. */
    meanwhile: (change: { readonly order?: Partial<Order>; readonly authorityFen?: number }) => {
      order = { ...order, ...change.order }
      authorityFen = change.authorityFen ?? authorityFen
      return story
    },
    /** It is about that case again, the first of them is 1. */
    about: (nth: number) => {
      current = `S${nth}`
      return story
    },
    then: (expected: { readonly [K in keyof Case]?: unknown }) => {
      expect(here().state).toMatchObject(expected)
      return story
    },
    /** What the last step asks for outside. */
    asksFor: (effect: CaseEffect, isAsked = true) => {
      expect([effect, effects.includes(effect)]).toEqual([effect, isAsked])
      return story
    },
    /** The first line that she reads on card and page. */
    reads: (text: string) => {
      const { title, text: next } = headlineOf(here().state)
      expect(`${title}：${next}`).toContain(text)
      return story
    },
    /** What the policy said of it, kept with the case. */
    ruled: (expected: object) => {
      expect(here().ruling).toMatchObject(expected)
      return story
    },
    /** By when the next step is due, after the moment in which the story began; by which clock. */
    due: (clock: string, ms: number) => {
      expect(here().state.deadline).toMatchObject({ clock, dueAt: NOW + ms })
      return story
    },
    /** What was written down to go back to her, in order. */
    pays: (...amounts: readonly number[]) => {
      expect(refunds.map(({ amountFen }) => amountFen)).toEqual(amounts)
      return story
    },
    record: here,
  }
  return story
}

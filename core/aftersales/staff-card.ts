import { caseCardWords as words } from '../copy/case-card'
import { caseTypeWords, reasonWords } from '../copy/aftersales'
import { toldText } from '../copy/aftersales-policy'
import type { StaffCard } from '../lane/card'
import type { Order } from '../orders/order'
import type { Promises } from '../policy/waits'
import { yuanText } from '../shared/money'
import { deadlineText, type Instant } from '../shared/time'
import { askedFen, type Case } from './case'
import type { CaseEvent } from './commands'
import { decideByPolicy } from './policy/decide-by-policy'
import { rejectsFor } from './policy/lists'
import type { AfterSalesPolicy } from './policy/policy'
import { toldOf } from './policy/told'
import type { CaseRecord, CaseStep } from './record'
import { timesFor } from './step'

/** Where a case waits for a yes or a no. */
const REVIEW = 'merchantReview'

export const isInReview = ({ state }: CaseRecord): boolean => state.status === REVIEW

/** How a case left the review last; null while it never did. */
export const reviewEnd = (steps: readonly Pick<CaseStep, 'caseNo' | 'events'>[], caseNo: string) => {
  const events = steps.filter((step) => step.caseNo === caseNo).flatMap((step) => step.events)
  const left = events.filter(({ from, to }: CaseEvent) => from === REVIEW && to !== REVIEW)
  return left[left.length - 1] ?? null
}

/** What whoever decides by a card has seen of the case: a reminder changes nothing of it, another wish or photo does. */
export const seenOf = ({ changes, proposals, wish }: Case): string =>
  `${changes}.${proposals}.${wish.evidence.length}`

const KEY = /^case:(approve|reject):([A-Za-z0-9]{1,24}):([\d.]{1,20})$/

export interface CardKey {
  readonly does: 'approve' | 'reject'
  readonly caseNo: string
  readonly seen: string
}

const keyOf = (does: CardKey['does'], { caseNo, state }: CaseRecord): string =>
  `case:${does}:${caseNo}:${seenOf(state)}`

/** What a pressed button stands for; null: it is of no case's card. */
export const readCardKey = (key: string): CardKey | null => {
  const [, does, caseNo, seen] = KEY.exec(key) ?? []
  return (does === 'approve' || does === 'reject') && caseNo !== undefined && seen !== undefined
    ? { does, caseNo, seen }
    : null
}

/** The reason that is no reason: nobody rejects by what happened to stand there. */
export const NO_REASON = '-'
/** WeCom shows ten options; the first of them is none. */
const MOST_REASONS = 9

/** Userids hold a `.`, task ids do not. */
const asTaskId = (text: string): string =>
  text.replace(/[^A-Za-z0-9@-]/g, (one) => `_${one.charCodeAt(0).toString(16)}_`).slice(0, 128)

/** What a card is made from. */
export interface CardOf {
  readonly step: Pick<CaseStep, 'nth' | 'at'>
  readonly record: CaseRecord
  readonly order: Order
  readonly shop: Promises & { readonly name: string }
  readonly policy: AfterSalesPolicy
  /** What is new: 顾客在催 … */
  readonly news: string
}

const goodsText = ({ record: { state }, order }: CardOf): string => {
  const [first, ...more] = state.wish.lines
  const title = order.items[first?.item ?? 0]?.title ?? ''
  return words.goods(title, first?.quantity ?? 1, more.length)
}

/** In one line what the policy says of the wish. */
const policyText = ({ record, order, shop, policy }: CardOf, at: Instant): string => {
  const { facts, ruling, state } = record
  const times = timesFor({ order, promises: shop }, record)
  const told = toldOf({ decision: decideByPolicy(policy, facts), wish: state.wish, times, now: facts.now })
  const refused = told.find(({ kind }) => kind === 'refused')
  if (refused) return toldText(refused, at)
  if (ruling.waivesReturn) return words.kindly.waivesReturn
  if (ruling.prepays) return words.kindly.prepays
  return ruling.freightBy === null ? words.byHand : words.freight[ruling.freightBy]
}

const factsOf = (of: CardOf): StaffCard['facts'] => {
  const { state } = of.record
  const { wish, deadline } = state
  const amountFen = askedFen(wish)
  const count = (kind: 'photo' | 'video') => wish.evidence.filter((one) => one.kind === kind).length
  return [
    [words.facts.goods, goodsText(of)],
    ...(amountFen > 0 ? [[words.facts.amount, yuanText(amountFen)] as const] : []),
    [words.facts.reason, reasonWords[wish.reason]],
    [words.facts.evidence, words.evidence(count('photo'), count('video'))],
    ...(deadline ? [[words.facts.due, words.due(deadlineText(deadline.dueAt, of.step.at))] as const] : []),
    [words.facts.policy, policyText(of, of.step.at)],
  ]
}

const choiceOf = ({ record, policy }: CardOf): StaffCard['choice'] => {
  const decision = decideByPolicy(policy, record.facts)
  const reasons = rejectsFor(policy, record.state.wish.reason, decision).slice(0, MOST_REASONS)
  return {
    key: 'reason',
    title: words.reasonTitle,
    options: [{ id: NO_REASON, text: words.noReason }, ...reasons],
  }
}

/** The card of a case that waits for a yes or a no, as one colleague gets it after a step of it. */
export const caseCardOf = (of: CardOf, userid: string): StaffCard => {
  const { step, record, shop, news } = of
  const { caseNo, called, state } = record
  return {
    taskId: asTaskId(`${caseNo}-${step.nth}-${userid}`),
    from: shop.name,
    title: words.title(caseTypeWords[state.wish.type], called),
    subtitle: words.subtitle(caseNo),
    text: [news, state.wish.description].filter((line) => line !== '').join('\n'),
    facts: factsOf(of),
    choice: choiceOf(of),
    buttons: [
      { key: keyOf('approve', record), text: words.approve, isMain: true },
      { key: keyOf('reject', record), text: words.reject, isMain: false },
    ],
    page: { path: `/cases/${caseNo}`, text: words.details },
  }
}

import { isAboutMoney, type CaseType } from '../kinds'
import type { Refusal } from './decision'
import type { Category, EvidenceNeed } from './policy'
import { fits, hasNoReason, isQuality, piecesOf, type Subject } from './subject'

/** What is offered for the reason, and by which rules. */
export interface Offer {
  readonly types: readonly CaseType[]
  readonly rules: readonly string[]
}

export const offerFor = (subject: Subject): Offer => {
  const fitting = subject.policy.remedies.filter(({ when }) => fits(when, subject))
  return {
    types: [...new Set(fitting.flatMap(({ types }) => types))],
    rules: fitting.filter(({ types }) => types.includes(subject.facts.type)).map(({ id }) => id),
  }
}

type Objection = (category: Category, subject: Subject) => Omit<Refusal, 'item'> | null

/** 7 days without a reason (R117): not for declared exceptions, not later, and where it says so not opened (C9). */
const againstNoReason: Objection = ({ id: rule, noReason }, { facts, days }) => {
  if (noReason === null) return { code: 'noReasonExcepted', rule }
  if (days !== null && days > noReason.days) return { code: 'noReasonLate', rule, days: noReason.days }
  return noReason.unopened && facts.unopened === false ? { code: 'opened', rule } : null
}

const againstQuality: Objection = ({ id: rule, quality }, { days }) =>
  days !== null && days > quality.days ? { code: 'qualityLate', rule, days: quality.days } : null

const objectionOf = (subject: Subject): Objection | null => {
  if (isQuality(subject)) return againstQuality
  // what has not left the shop is cancelled, not returned
  return hasNoReason(subject) && subject.facts.sent ? againstNoReason : null
}

const againstMoney = ({ facts }: Subject): readonly Refusal[] => {
  if (facts.refundableFen === 0) return [{ code: 'nothingLeft', rule: null }]
  const isTooMuch = isAboutMoney(facts.type) && facts.askedFen > facts.refundableFen
  return isTooMuch ? [{ code: 'amountTooHigh', rule: null }] : []
}

/** What speaks against the wish, for each of the goods. */
export const refusalsOf = (subject: Subject, offer: Offer): readonly Refusal[] => {
  const { facts, categories } = subject
  const object = objectionOf(subject)
  return [
    ...categories.flatMap((category, index) => {
      const refusal = object?.(category, subject)
      const item = facts.goodsOf[index]?.item
      return refusal ? [{ ...refusal, ...(item !== undefined && { item }) }] : []
    }),
    ...(offer.types.includes(facts.type) ? [] : [{ code: 'typeNotOffered', rule: null } as const]),
    ...againstMoney(subject),
  ]
}

const most = (needs: readonly EvidenceNeed[]): EvidenceNeed => ({
  pieces: Math.max(0, ...needs.map(({ pieces }) => pieces)),
  videos: Math.max(0, ...needs.map(({ videos }) => videos)),
})

/** What has to be shown (R121, R122), by which rules: the most that category and rules ask. */
export const evidenceFor = (subject: Subject): { readonly need: EvidenceNeed; readonly rules: string[] } => {
  const asking = subject.policy.evidence.filter(({ when }) => fits(when, subject))
  const own = isQuality(subject) ? subject.categories : []
  return {
    need: most([...own.map(({ quality }) => quality.evidence), ...asking.map(({ need }) => need)]),
    rules: [...new Set([...own, ...asking].map(({ id }) => id))],
  }
}

/** What of it is not there yet; null: nothing. */
export const missingOf = (subject: Subject, need: EvidenceNeed): EvidenceNeed | null => {
  const videos = Math.max(0, need.videos - subject.facts.videos)
  const pieces = Math.max(videos, need.pieces - piecesOf(subject))
  return pieces > 0 ? { pieces, videos } : null
}

export const asksUnopened = (subject: Subject): boolean =>
  subject.facts.unopened === null &&
  subject.facts.sent &&
  hasNoReason(subject) &&
  subject.categories.some(({ noReason }) => noReason?.unopened)

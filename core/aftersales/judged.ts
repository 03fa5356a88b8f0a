import type { Fen } from '../shared/money'
import type { Wish } from './case'
import type { PolicyDecision } from './policy/decision'
import type { PolicyFacts } from './policy/facts'
import { Ruling } from './ruling'

/** What the shop's policy says of a wish, and of which facts. */
export interface Judged {
  readonly ruling: Ruling
  readonly facts: PolicyFacts
  /** What has still to be shown or said before it can be sent in; null: nothing. */
  readonly lacks: 'evidenceMissing' | 'unopenedMissing' | null
}

/** Asks the policy; `mostFen`: at most this can be refunded for it. */
export type Judge = (wish: Wish, mostFen: Fen) => Judged

/** Of a decision what is kept with the case, and what keeps it from being sent in. */
export const judgedOf = (decision: PolicyDecision, facts: PolicyFacts): Judged => {
  const unopened = decision.asksUnopened ? 'unopenedMissing' : null
  return { ruling: Ruling.parse(decision), facts, lacks: decision.missing ? 'evidenceMissing' : unopened }
}

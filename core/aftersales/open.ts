import { err, ok, type Result } from '../shared/result'
import { askedFen, type Who, type Wish } from './case'
import type { Command } from './commands'
import { openDraft } from './decide'
import type { Judge, Judged } from './judged'
import { isAboutMoney } from './kinds'
import type { CaseRecord } from './record'
import { linesFor, type Refundable } from './refundable'
import type { Ruling } from './ruling'
import type { Share } from './shares'
import { perform, refundableIn, timesFor, type Ground, type StepRefusal, type Stepped } from './step'

const SYSTEM: Who = { actor: 'system' }

/**
 * What the policy makes of a wish that was just sent in. Money that would go at once without the goods stays a minute
 * where a person can still hold it back (C15); 秒退 does not (R129).
 */
const followed = (ruling: Ruling, wish: Wish): readonly Command[] => {
  if (!ruling.approves) return [{ type: 'sendToReview', by: SYSTEM }]
  const { waivesReturn, prepays, policyVersion, rules } = ruling
  const approve: Command = {
    type: 'autoApprove',
    ...{ waivesReturn, prepays, policyVersion, rule: rules[0] ?? 'policy', by: SYSTEM },
  }
  const paysFirst = isAboutMoney(wish.type) && (wish.type === 'refundOnly' || waivesReturn || prepays)
  return ruling.instant || !paysFirst ? [approve, { type: 'proceed', by: SYSTEM }] : [approve]
}

/** The wish with its amounts shared over its lines, so that no line is given more than its own. */
const shareOut = (
  wish: Wish,
  refundable: Refundable,
): Result<Wish, 'amountMissing' | 'amountTooHigh' | 'linesMissing'> => {
  if (wish.lines.length === 0) return err('linesMissing')
  if (!isAboutMoney(wish.type)) {
    return ok({ ...wish, lines: wish.lines.map((line) => ({ ...line, amountFen: 0 })) })
  }
  const lines = linesFor(askedFen(wish), refundable)
  return lines.ok ? ok({ ...wish, lines: [...lines.value] }) : lines
}

const sharesOf = ({ lines }: Refundable): Share[] =>
  lines.map(({ item, quantity, goodsFen, freightFen }) => ({ item, quantity, goodsFen, freightFen }))

interface Wished {
  readonly wish: Wish
  readonly judge: Judge
  /** Her tags as they are now. */
  readonly tiers: readonly string[]
}

interface Opening extends Wished {
  readonly caseNo: string
  readonly openid: string
  /** 张女士 */
  readonly called: string
}

/** The wish with its amounts and what the policy says of it, and what it holds of the order. */
interface Prepared {
  readonly wish: Wish
  readonly judged: Judged
  readonly shares: Share[]
}

const prepare = (
  { wish, judge }: Omit<Wished, 'tiers'>,
  ground: Ground,
  caseNo: string | null,
): Result<Prepared, StepRefusal> => {
  const refundable = refundableIn(ground, { wish, caseNo })
  if (!refundable.ok) return refundable
  const whole = shareOut(wish, refundable.value)
  if (!whole.ok) return whole
  const judged = judge(whole.value, refundable.value.amountFen)
  if (judged.lacks) return err(judged.lacks)
  return ok({ wish: whole.value, judged, shares: sharesOf(refundable.value) })
}

/** A case as it is asked for: held goods, its amounts, and what the policy made of it at once. */
export const openCase = (
  { caseNo, openid, called, tiers, ...wished }: Opening,
  ground: Ground,
): Result<Stepped, StepRefusal> => {
  const prepared = prepare(wished, ground, null)
  if (!prepared.ok) return prepared
  const { wish, judged, shares } = prepared.value
  const { ruling, facts } = judged
  const { now } = ground
  const times = timesFor(ground, { state: { wish }, ruling, tiers })
  const draft: CaseRecord = {
    ...{ caseNo, openid, called, tiers: [...tiers], openedAt: now, changedAt: now, ruling, facts, shares },
    state: openDraft(wish, now, times),
    ...{ approval: null, proposedBy: null, asked: null, rating: null, steps: 0 },
  }
  const by: Who = { actor: 'shopper', id: openid }
  return perform(draft, [{ type: 'submit', by }, ...followed(ruling, wish)], ground)
}

/** Other goods, another amount or other words: it is judged anew (`amend`). */
export const amendCase = (
  record: CaseRecord,
  { tiers, ...wished }: Wished,
  ground: Ground,
): Result<Stepped, StepRefusal> => {
  const prepared = prepare(wished, ground, record.caseNo)
  if (!prepared.ok) return prepared
  const { wish, judged, shares } = prepared.value
  const { ruling, facts } = judged
  const by: Who = { actor: 'shopper', id: record.openid }
  return perform(
    { ...record, tiers: [...tiers], ruling, facts, shares },
    [{ type: 'amend', wish, by }, ...followed(ruling, wish)],
    ground,
  )
}

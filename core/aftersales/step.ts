import type { Order } from '../orders/order'
import type { Approval } from '../refunds/approval'
import { railOf } from '../refunds/rail'
import type { Fen } from '../shared/money'
import { err, ok, type Result } from '../shared/result'
import type { Instant } from '../shared/time'
import type { Promises } from '../policy/waits'
import { askedFen, isOpen, type Case, type Who, type Wish } from './case'
import type { CaseContext, CaseEvent, CaseRefusal, Command, Deed } from './commands'
import type { Times } from './clocks'
import { isAboutMoney } from './conditions'
import { decide, openDraft } from './decide'
import { evolve } from './evolve'
import type { CaseEffect, CaseRecord } from './record'
import { linesFor, refundableOf, type Refundable } from './refundable'
import type { PolicyFacts } from './policy/facts'
import type { Ruling } from './ruling'
import type { Share } from './shares'
import { timesOf } from './times'

/** What a decision about one of the order's cases stands on. */
export interface Ground {
  readonly order: Order
  /** Every case of the order. */
  readonly cases: readonly CaseRecord[]
  readonly promises: Promises
  /** The shopper's tags: a row of the policy may be for them. */
  readonly tiers: readonly string[]
  /** How much an agent may decide alone, fen (R48). */
  readonly authorityFen: Fen
  readonly now: Instant
}

/** A case after what was done about it, and the facts. */
export interface Stepped {
  readonly record: CaseRecord
  readonly events: readonly CaseEvent[]
}

export type StepRefusal = CaseRefusal | 'itemUnknown' | 'itemTaken' | 'unopenedMissing'

/** A case that ended without money, or with the goods replaced, holds nothing of the order. */
const holds = ({ state: { status, money } }: CaseRecord): boolean => isOpen(status) || money !== 'none'

/** What the order's other cases hold of it. */
export const heldByOthers = (cases: readonly CaseRecord[], caseNo: string | null): readonly Share[] =>
  cases.filter((record) => record.caseNo !== caseNo && holds(record)).flatMap(({ shares }) => shares)

const refundableIn = (
  { order, cases }: Pick<Ground, 'order' | 'cases'>,
  { wish, caseNo }: { readonly wish: Pick<Wish, 'lines' | 'reason'>; readonly caseNo: string | null },
): Result<Refundable, 'itemUnknown' | 'itemTaken'> => {
  const wanted = wish.lines.map(({ item, quantity }) => ({ item, quantity }))
  const found = refundableOf(order, { wanted, reason: wish.reason, held: heldByOthers(cases, caseNo) })
  if (found.ok) return found
  return err(found.error === 'itemUnknown' ? 'itemUnknown' : 'itemTaken')
}

/** At most this can be refunded for what the case is about, fen. */
export const mostFenOf = (ground: Pick<Ground, 'order' | 'cases'>, record: CaseRecord): Fen => {
  const found = refundableIn(ground, { wish: record.state.wish, caseNo: record.caseNo })
  return found.ok ? found.value.amountFen : 0
}

const timesOfWish = (
  { order, promises, tiers }: Pick<Ground, 'order' | 'promises' | 'tiers'>,
  { wish, fast }: { wish: Wish; fast: boolean },
) =>
  timesOf(promises, {
    caseType: wish.type,
    rail: railOf(order),
    tiers,
    ...(fast ? { fast: true as const } : {}),
  })

const isFast = ({ instant, prepays }: Pick<Ruling, 'instant' | 'prepays'>): boolean => instant || prepays

/** What of a case its clocks hang on. */
interface Timed {
  readonly state: Pick<Case, 'wish'>
  readonly ruling: Pick<Ruling, 'instant' | 'prepays'>
}

/** The clocks of a case as it stands. */
export const timesFor = (
  ground: Pick<Ground, 'order' | 'promises' | 'tiers'>,
  { state: { wish }, ruling }: Timed,
): Times => timesOfWish(ground, { wish, fast: isFast(ruling) })

const contextOf = (ground: Ground, record: CaseRecord, command: Command): CaseContext => {
  const wish = 'wish' in command ? command.wish : record.state.wish
  const refundable = refundableIn(ground, { wish, caseNo: record.caseNo })
  return {
    ...timesOfWish(ground, { wish, fast: isFast(record.ruling) }),
    now: ground.now,
    rail: { approvesWhenOverdue: railOf(ground.order) === 'platform', negotiateFirst: false },
    orderOnItsWay: ground.order.status === 'shipped',
    refundableFen: refundable.ok ? refundable.value.amountFen : 0,
    authorityFen: ground.authorityFen,
  }
}

/** By whom money was approved; null when nobody did by this event. */
const approvedBy = ({ command, deadline }: CaseEvent, record: CaseRecord): Approval['by'] | null => {
  const { by } = command
  switch (command.type) {
    case 'autoApprove':
      return { kind: 'rule', rule: command.rule, policyVersion: command.policyVersion }
    case 'approve':
    case 'overrule':
      return { kind: 'person', agentId: by.id ?? by.actor, name: by.name ?? by.actor }
    case 'acceptProposal':
      return record.proposedBy && { kind: 'person', ...record.proposedBy }
    case 'pass':
      // the platform approves what the merchant leaves lying
      return { kind: 'rule', rule: 'platformOverdue', policyVersion: deadline?.version ?? 0 }
    default:
      return null
  }
}

const approvalAfter = (record: CaseRecord, event: CaseEvent): Approval | null => {
  const { terms, at } = event
  if (!terms || terms.amountFen === 0) return record.state.money === 'none' ? null : record.approval
  if (record.approval?.amountFen === terms.amountFen) return record.approval
  const by = approvedBy(event, record)
  return by ? { caseNo: record.caseNo, amountFen: terms.amountFen, at, by } : record.approval
}

const proposedAfter = (record: CaseRecord, { command }: CaseEvent): CaseRecord['proposedBy'] => {
  if (command.type !== 'propose') return record.proposedBy
  const { id = command.by.actor, name = command.by.actor } = command.by
  return { agentId: id, name }
}

const recordAfter = (record: CaseRecord, event: CaseEvent): CaseRecord => ({
  ...record,
  changedAt: event.at,
  state: evolve(record.state, event),
  approval: approvalAfter(record, event),
  proposedBy: proposedAfter(record, event),
  // whoever was asked has decided, or it went on without
  asked: event.from === event.to ? record.asked : null,
})

/** One command after the other; the first that is refused refuses all. */
const perform = (
  record: CaseRecord,
  commands: readonly Command[],
  ground: Ground,
): Result<Stepped, CaseRefusal> => {
  let current = record
  const events: CaseEvent[] = []
  for (const command of commands) {
    const decided = decide(command, current.state, contextOf(ground, current, command))
    if (!decided.ok) return decided
    events.push(decided.value)
    current = recordAfter(current, decided.value)
  }
  return ok({ record: current, events })
}

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

/** What the shop's policy says of a wish, and of which facts. */
export interface Judged {
  readonly ruling: Ruling
  readonly facts: PolicyFacts
  /** What has still to be shown or said before it can be sent in; null: nothing. */
  readonly lacks: 'evidenceMissing' | 'unopenedMissing' | null
}

/** Asks the policy; `mostFen`: at most this can be refunded for it. */
export type Judge = (wish: Wish, mostFen: Fen) => Judged

interface Wished {
  readonly wish: Wish
  readonly judge: Judge
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
  { wish, judge }: Wished,
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
  { caseNo, openid, called, ...wished }: Opening,
  ground: Ground,
): Result<Stepped, StepRefusal> => {
  const prepared = prepare(wished, ground, null)
  if (!prepared.ok) return prepared
  const { wish, judged, shares } = prepared.value
  const { ruling, facts } = judged
  const { now } = ground
  const times = timesOfWish(ground, { wish, fast: isFast(ruling) })
  const draft: CaseRecord = {
    ...{ caseNo, openid, called, openedAt: now, changedAt: now, ruling, facts, shares },
    state: openDraft(wish, now, times),
    ...{ approval: null, proposedBy: null, asked: null, rating: null, steps: 0 },
  }
  const by: Who = { actor: 'shopper', id: openid }
  return perform(draft, [{ type: 'submit', by }, ...followed(ruling, wish)], ground)
}

/** Other goods, another amount or other words: it is judged anew (`amend`). */
export const amendCase = (
  record: CaseRecord,
  wished: Wished,
  ground: Ground,
): Result<Stepped, StepRefusal> => {
  const prepared = prepare(wished, ground, record.caseNo)
  if (!prepared.ok) return prepared
  const { wish, judged, shares } = prepared.value
  const { ruling, facts } = judged
  const by: Who = { actor: 'shopper', id: record.openid }
  return perform(
    { ...record, ruling, facts, shares },
    [{ type: 'amend', wish, by }, ...followed(ruling, wish)],
    ground,
  )
}

/** One step of a case. */
export const stepCase = (
  record: CaseRecord,
  { deed, by }: { readonly deed: Deed; readonly by: Who },
  ground: Ground,
): Result<Stepped, StepRefusal> => perform(record, [{ ...deed, by } as Command], ground)

const isBack = ({ arrivedAt }: Case): boolean => arrivedAt !== null

/** The shop took the goods back as agreed: their freight is settled now. */
const acceptsGoods = ({ from, to }: CaseEvent): boolean =>
  (from === 'arrived' || from === 'inspected') && ['refunding', 'refunded', 'waitingToShip'].includes(to)

/** What must happen outside because of it. */
export const effectsOf = (before: CaseRecord | null, { record, events }: Stepped): CaseEffect[] => {
  const [old, { state, ruling }] = [before?.state, record]
  const parcels = [state.parcel, ...state.replacements.map(({ parcel }) => parcel)].filter(
    (parcel) => parcel !== null,
  )
  const known = [old?.parcel?.trackingNo, ...(old?.replacements ?? []).map(({ parcel }) => parcel.trackingNo)]
  const asks: Readonly<Record<CaseEffect, boolean>> = {
    project: true,
    tell: true,
    refund: state.money === 'started' && old?.money !== 'started',
    freight: ruling.freightBy === 'shop' && ruling.freightFen > 0 && events.some(acceptsGoods),
    claim: isBack(state) && !(old && isBack(old)),
    follow: parcels.some(({ trackingNo }) => !known.includes(trackingNo)),
  }
  return (Object.keys(asks) as CaseEffect[]).filter((effect) => asks[effect])
}

import type { Order } from '../orders/order'
import type { Approval } from '../refunds/approval'
import { railOf } from '../refunds/rail'
import type { Fen } from '../shared/money'
import { present } from '../shared/present'
import { err, ok, type Result } from '../shared/result'
import type { Instant } from '../shared/time'
import type { Promises } from '../policy/waits'
import { isOpen, type Who, type Wish } from './case'
import type { CaseContext, CaseEvent, CaseRefusal, Command, Deed } from './commands'
import type { Times } from './clocks'
import { decide } from './decide'
import { evolve } from './evolve'
import type { CaseRecord } from './record'
import { refundableOf, type Refundable } from './refundable'
import type { Ruling } from './ruling'
import type { Share } from './shares'
import { timesOf } from './times'

/** What a decision about one of the order's cases stands on. */
export interface Ground {
  readonly order: Order
  /** Every case of the order. */
  readonly cases: readonly CaseRecord[]
  readonly promises: Promises
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

/** At most this can be refunded of the order for a wish, whatever its other cases hold. */
export const refundableIn = (
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

const isFast = ({ instant, prepays }: Pick<Ruling, 'instant' | 'prepays'>): boolean => instant || prepays

/** What of a case its clocks hang on. */
interface Timed {
  readonly state: { readonly wish: Pick<Wish, 'type'> }
  readonly ruling: Pick<Ruling, 'instant' | 'prepays'>
  readonly tiers: readonly string[]
}

/** The clocks of a case as it stands. */
export const timesFor = (
  { order, promises }: Pick<Ground, 'order' | 'promises'>,
  { state: { wish }, ruling, tiers }: Timed,
): Times =>
  timesOf(promises, {
    caseType: wish.type,
    rail: railOf(order),
    tiers,
    ...(isFast(ruling) ? { fast: true as const } : {}),
  })

const contextOf = (ground: Ground, record: CaseRecord, command: Command): CaseContext => {
  const wish = 'wish' in command ? command.wish : record.state.wish
  const refundable = refundableIn(ground, { wish, caseNo: record.caseNo })
  return {
    ...timesFor(ground, { ...record, state: { wish } }),
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

/** A supervisor decides for whoever has it, and takes nothing over. */
const inChargeAfter = ({ inCharge }: CaseRecord, { command: { by } }: CaseEvent): string | undefined =>
  by.actor === 'agent' ? by.id : inCharge

const recordAfter = (record: CaseRecord, event: CaseEvent): CaseRecord => ({
  ...record,
  changedAt: event.at,
  state: evolve(record.state, event),
  approval: approvalAfter(record, event),
  proposedBy: proposedAfter(record, event),
  ...present({ inCharge: inChargeAfter(record, event) }),
  // whoever was asked has decided, or it went on without
  asked: event.from === event.to ? record.asked : null,
})

/** One command after the other; the first that is refused refuses all. */
export const perform = (
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

/** One step of a case. */
export const stepCase = (
  record: CaseRecord,
  { deed, by }: { readonly deed: Deed; readonly by: Who },
  ground: Ground,
): Result<Stepped, StepRefusal> => perform(record, [{ ...deed, by }], ground)

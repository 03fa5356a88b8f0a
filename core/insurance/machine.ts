import { backOffMs } from '../shared/back-off'
import { err, ok, type Result } from '../shared/result'
import { DAY, HOUR, type Instant } from '../shared/time'
import { present } from '../shared/present'
import type { InsuranceCommand, InsuranceRefusal } from './commands'
import { isOver, type Claim, type Failure, type Insurance, type InsuranceStatus } from './insurance'
import { edgeId, edges, guards, type Edge, type InsuranceActor } from './table'

/** A fact: what happened, by which edge, and when. */
export interface InsuranceEvent {
  readonly edge: string
  readonly command: InsuranceCommand
  readonly from: InsuranceStatus
  readonly to: InsuranceStatus
  readonly at: Instant
  /** By when a claim is paid, as the shop's rules say. */
  readonly claimMs: number
  /** The version that it makes. */
  readonly version: number
}

interface By {
  readonly actor: InsuranceActor
  readonly now: Instant
  readonly claimMs: number
}

/** The rule: what a command makes of an insurance, or why not. */
export const decideInsurance = (
  command: InsuranceCommand,
  current: Insurance,
  { actor, now, claimMs }: By,
): Result<InsuranceEvent, InsuranceRefusal> => {
  const edge: Edge | undefined = edges.find(
    ({ from, command: type }) => from === current.status && type === command.type,
  )
  if (!edge) return err('notAllowed')
  if (!edge.actors.includes(actor)) return err('notYours')
  const refusal = edge.guards
    .map((guard) => guards[guard]({ command, current, now }))
    .find((one) => one !== null)
  if (refusal) return err(refusal)
  const { from, to } = edge
  return ok({ edge: edgeId(edge), command, from, to, at: now, claimMs, version: current.version + 1 })
}

const claimAfter = ({ claim }: Insurance, { command, at }: InsuranceEvent): Claim | null => {
  const fresh = { since: at, isTaken: false, toConfirm: false }
  switch (command.type) {
    case 'claim': {
      const { caseNo, parcel, amountFen } = command
      return { caseNo, parcel, amountFen, attempt: 1, ...fresh }
    }
    case 'claimAgain': {
      if (!claim) return null
      const { caseNo, amountFen, attempt } = claim
      return { caseNo, amountFen, parcel: command.parcel, attempt: attempt + 1, ...fresh }
    }
    case 'take': {
      const { reportNo, toConfirm = false } = command
      return claim && { ...claim, isTaken: true, toConfirm, ...present({ reportNo }) }
    }
    default:
      return claim
  }
}

const failureAfter = ({ failure }: Insurance, { command, at, from }: InsuranceEvent): Failure | null => {
  switch (command.type) {
    case 'refuse':
    case 'fail':
    case 'withdraw':
      return { reason: command.reason, at, ...present({ code: command.code }) }
    case 'pass':
      return from === 'offered' ? { reason: 'overdue', at } : failure
    case 'pay':
    case 'claimAgain':
      return null
    default:
      return failure
  }
}

const deadlineAfter = (current: Insurance, { command, to, at, claimMs }: InsuranceEvent): Instant | null => {
  if (isOver(to)) return null
  if (command.type === 'accept') return command.policy.endsAt
  if (to === 'failed') return current.policy?.endsAt ?? at
  if (to !== 'claiming') return current.deadline
  if (command.type === 'pass') return at + DAY
  return command.type === 'take' ? current.deadline : at + claimMs
}

/** The end of the own fund's cover has still to be written down in its ledger. */
const owesLedger = ({ insurer }: Insurance, to: InsuranceStatus): boolean =>
  insurer === 'ownFund' && isOver(to)

const LONGEST_WAIT_MS = 6 * HOUR

/** When a silent or working insurer is asked again, but the deadline is never missed. */
export const askAgainAt = ({ tries, deadline }: Insurance, now: Instant): Instant =>
  Math.min(now + backOffMs(tries, LONGEST_WAIT_MS), deadline !== null && deadline > now ? deadline : Infinity)

const dueAfter = (next: Insurance, { to, command, at }: InsuranceEvent): Instant | null => {
  if (isOver(to)) return owesLedger(next, to) ? at : null
  if (to === 'claiming')
    return command.type === 'claim' || command.type === 'claimAgain' ? at : askAgainAt(next, at)
  return to === 'failed' ? at : next.deadline
}

/** Nothing follows by itself any more: a person has to see to it. */
const isForStaff = ({ from, to, command }: InsuranceEvent): boolean =>
  (from !== 'failed' && to === 'failed') || (to === 'claiming' && command.type === 'pass')

const isLateAfter = ({ isLate }: Insurance, { to, command }: InsuranceEvent): boolean =>
  to === 'claiming' && (command.type === 'pass' || (command.type === 'take' && isLate))

/** Facts are never refused: one that does not follow on this insurance (late, twice) leaves it as it was. */
export const evolveInsurance = (current: Insurance, event: InsuranceEvent): Insurance => {
  if (event.from !== current.status || event.version !== current.version + 1) return current
  const { command, to, at, version } = event
  const next: Insurance = {
    ...current,
    openid: command.type === 'claim' ? command.openid : current.openid,
    status: to,
    policy: command.type === 'accept' ? command.policy : current.policy,
    claim: claimAfter(current, event),
    failure: failureAfter(current, event),
    paidFen: command.type === 'pay' ? command.paidFen : current.paidFen,
    endedAt: isOver(to) ? at : null,
    deadline: deadlineAfter(current, event),
    isLate: isLateAfter(current, event),
    isUntold: isForStaff(event) || (current.isUntold && !isOver(to)),
    tries: 0,
    version,
  }
  return { ...next, dueAt: dueAfter(next, event) }
}

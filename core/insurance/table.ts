import type { InsuranceCommand, InsuranceRefusal } from './commands'
import { isOver, type Insurance, type InsuranceStatus } from './insurance'
import type { Instant } from '../shared/time'

export type InsuranceActor = 'system' | 'insurer' | 'clock' | 'agent' | 'supervisor'
type OpenStatus = Exclude<InsuranceStatus, 'paid' | 'expired' | 'cancelled'>

/** Who has the word, and which deadline runs; what follows when it passes are the edges of `pass`. */
export interface Stay {
  readonly waitsFor: 'insurer' | 'shopper' | 'agent'
  /** offer: paid + `offerMs`; cover: the policy's end; claim: arrival + `claimMs`, then a day more and more. */
  readonly clock: 'offer' | 'cover' | 'claim'
}

export const stays: Readonly<Record<OpenStatus, Stay>> = {
  offered: { waitsFor: 'insurer', clock: 'offer' },
  active: { waitsFor: 'shopper', clock: 'cover' },
  claiming: { waitsFor: 'insurer', clock: 'claim' },
  failed: { waitsFor: 'agent', clock: 'cover' },
}

/** A command that comes to an insurance. */
export interface Scene {
  readonly command: InsuranceCommand
  readonly current: Insurance
  readonly now: Instant
}

const refusedUnless = (holds: boolean, refusal: InsuranceRefusal): InsuranceRefusal | null =>
  holds ? null : refusal

const MOST_ATTEMPTS = 5

/** What is refused, and why. */
export const guards = {
  isOverdue: ({ current, now }: Scene) =>
    refusedUnless(current.deadline !== null && now >= current.deadline, 'notYet'),
  coversWhatWasSaid: ({ command }: Scene) =>
    refusedUnless(command.type !== 'accept' || command.policy.endsAt > command.policy.since, 'policyUnclear'),
  /** Only what the shop gives itself it can take back: an insurer's policy stands. */
  revocable: ({ current }: Scene) => refusedUnless(current.insurer === 'ownFund', 'notRevocable'),
  parcelNamed: ({ command }: Scene) =>
    refusedUnless(!('parcel' in command) || command.parcel.trackingNo.trim() !== '', 'parcelMissing'),
  amountPositive: ({ command }: Scene) =>
    refusedUnless(command.type !== 'claim' || command.amountFen > 0, 'amountMissing'),
  withinCover: ({ command, current }: Scene) =>
    refusedUnless(
      command.type !== 'claim' || (current.policy !== null && command.amountFen <= current.policy.coverFen),
      'amountTooHigh',
    ),
  inTime: ({ current, now }: Scene) =>
    refusedUnless(current.policy !== null && now < current.policy.endsAt, 'coverOver'),
  fewAttempts: ({ current }: Scene) =>
    refusedUnless((current.claim?.attempt ?? 0) < MOST_ATTEMPTS, 'tooManyAttempts'),
  /** What the own fund pays is what was frozen; an insurer may pay by its own reckoning. */
  paysWhatWasClaimed: ({ command, current }: Scene) =>
    refusedUnless(
      command.type !== 'pay' || current.insurer !== 'ownFund' || command.paidFen === current.claim?.amountFen,
      'amountDiffers',
    ),
} satisfies Record<string, (scene: Scene) => InsuranceRefusal | null>
export type Guard = keyof typeof guards

/** One edge: this command, by one of these, leads there. */
export interface Edge {
  readonly from: OpenStatus
  readonly command: InsuranceCommand['type']
  readonly actors: readonly InsuranceActor[]
  /** What is refused, in this order. */
  readonly guards: readonly Guard[]
  readonly to: InsuranceStatus
}

const INSURER = ['insurer'] as const
const SYSTEM = ['system'] as const
const CLOCK = ['clock'] as const
const STAFF = ['agent', 'supervisor'] as const
const OVERDUE = ['isOverdue'] as const
const CLAIM = ['inTime', 'parcelNamed', 'amountPositive', 'withinCover'] as const

/** The whole machine: offered → active → claiming → paid | failed, and expired, cancelled. */
export const edges: readonly Edge[] = [
  { from: 'offered', command: 'accept', actors: INSURER, guards: ['coversWhatWasSaid'], to: 'active' },
  { from: 'offered', command: 'refuse', actors: INSURER, guards: [], to: 'cancelled' },
  { from: 'offered', command: 'withdraw', actors: SYSTEM, guards: [], to: 'cancelled' },
  { from: 'offered', command: 'pass', actors: CLOCK, guards: OVERDUE, to: 'cancelled' },
  { from: 'active', command: 'withdraw', actors: SYSTEM, guards: ['revocable'], to: 'cancelled' },
  // R127: nobody has to ask for it
  { from: 'active', command: 'claim', actors: SYSTEM, guards: CLAIM, to: 'claiming' },
  { from: 'active', command: 'end', actors: INSURER, guards: [], to: 'expired' },
  { from: 'active', command: 'pass', actors: CLOCK, guards: OVERDUE, to: 'expired' },
  { from: 'claiming', command: 'take', actors: INSURER, guards: [], to: 'claiming' },
  { from: 'claiming', command: 'pay', actors: INSURER, guards: ['paysWhatWasClaimed'], to: 'paid' },
  { from: 'claiming', command: 'fail', actors: INSURER, guards: [], to: 'failed' },
  { from: 'claiming', command: 'pass', actors: CLOCK, guards: OVERDUE, to: 'claiming' },
  // 6 理赔失败 may become 5: WeChat pays once more by itself
  { from: 'failed', command: 'pay', actors: INSURER, guards: ['paysWhatWasClaimed'], to: 'paid' },
  {
    from: 'failed',
    command: 'claimAgain',
    actors: STAFF,
    guards: ['inTime', 'parcelNamed', 'fewAttempts'],
    to: 'claiming',
  },
  // the shop pays the freight instead (freight-duty.ts): what the insurer may pay after that is a doubt
  { from: 'failed', command: 'forgo', actors: SYSTEM, guards: [], to: 'cancelled' },
  { from: 'failed', command: 'pass', actors: CLOCK, guards: OVERDUE, to: 'expired' },
]

/** By which an edge is named. */
export const edgeId = ({ from, command, to }: Edge): string => [from, command, to].join(' ')

/** What this actor can do where it stands, before any guard. */
export const commandsFor = (status: InsuranceStatus, actor: InsuranceActor): readonly Edge['command'][] =>
  isOver(status)
    ? []
    : edges
        .filter(({ from, actors }) => from === status && actors.includes(actor))
        .map(({ command }) => command)

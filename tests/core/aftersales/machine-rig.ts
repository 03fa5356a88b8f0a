import { always } from '../../../core/calendar/open-time'
import type { Case, Kindness, Terms, Wish } from '../../../core/aftersales/case'
import type { CaseContext, CaseRefusal, Command, Deed } from '../../../core/aftersales/commands'
import { decide, openDraft } from '../../../core/aftersales/decide'
import { evolve } from '../../../core/aftersales/evolve'
import type { Actor, Evidence } from '../../../core/aftersales/kinds'
import { timesOf } from '../../../core/aftersales/times'
import { MINUTE, type Instant } from '../../../core/shared/time'
import { NOW } from '../../support/samples'

export const photo: Evidence = { fileId: 'files/mianyu/cup.jpg', kind: 'photo' }
export const parcel = { company: '圆通速递', trackingNo: 'YT8832417055263' }
export const plain: Kindness = { waivesReturn: false, prepays: false }

/** One cup of ¥52.69 that came broken; `more` says what is different. */
export const wishFor = (more: Partial<Wish> = {}): Wish => ({
  type: 'refundOnly',
  reason: 'damaged',
  goods: 'received',
  lines: [{ item: 0, quantity: 1, amountFen: 5_269 }],
  description: '把手从根部断了',
  evidence: [photo],
  ...more,
})

export const termsOf = (more: Partial<Terms> = {}): Terms => ({
  type: 'refundOnly',
  amountFen: 3_000,
  ...plain,
  ...more,
})

/** Of a shop that takes what the product promises. */
export const standardClocks = timesOf({ hours: [] }, {}).clocks

export const worldOf = (more: Partial<CaseContext> = {}): CaseContext => ({
  now: NOW,
  clocks: standardClocks,
  businessTime: always,
  rail: { approvesWhenOverdue: false, negotiateFirst: false },
  orderOnItsWay: false,
  refundableFen: 10_000,
  authorityFen: 10_000,
  ...more,
})
export const platformRail = { approvesWhenOverdue: true, negotiateFirst: false }

/** A deed that its name says wholly. */
type Plain<D> = D extends { readonly type: infer T }
  ? Exclude<keyof D, 'type'> extends never
    ? T
    : never
  : never

/** A deed, or its name where that says it wholly. */
export type Said = Deed | Plain<Deed>

export const deedFrom = (said: Said): Deed => (typeof said === 'string' ? ({ type: said } as Deed) : said)

/** A step of a story: who does what; or how the world changes (`now` too). */
type Step = readonly [Actor, Said] | Partial<CaseContext>

export interface Told {
  readonly current: Case
  readonly world: CaseContext
  /** Of the last command; null when it went through. */
  readonly refused: CaseRefusal | null
}

const isChange = (step: Step): step is Partial<CaseContext> => !Array.isArray(step)

const commandOf = (actor: Actor, said: Said): Command => ({ ...deedFrom(said), by: { actor } })

const after = ({ current, world }: Told, command: Command): Told => {
  const decided = decide(command, current, world)
  return decided.ok
    ? { current: evolve(current, decided.value), world, refused: null }
    : { current, world, refused: decided.error }
}

/** What becomes of a wish, step by step; every step but the last must go through. */
export const tell = (begun: Wish | Told, ...steps: readonly Step[]): Told => {
  const start =
    'current' in begun
      ? begun
      : { current: openDraft(begun, NOW, worldOf()), world: worldOf(), refused: null }
  return steps.reduce<Told>((told, step) => {
    if (isChange(step)) return { ...told, world: { ...told.world, ...step } }
    if (told.refused) throw new Error(`the story broke off: ${told.refused}`)
    return after(told, commandOf(step[0], step[1]))
  }, start)
}

/** The clock rings when the deadline has passed. */
export const letPass = (told: Told): Told =>
  tell(told, { now: told.current.deadline?.nextAt ?? 0 }, ['clock', 'pass'])

/** Submitted, and with the shop's people. */
export const inReview = (wish: Wish, ...before: readonly Step[]): Told =>
  tell(wish, ...before, ['shopper', 'submit'], ['system', 'sendToReview'])

/** Everything that can be done about a case, with good manners. */
export const deeds: readonly Deed[] = [
  ...(['saveDraft', 'amend'] as const).map((type) => ({ type, wish: wishFor() })),
  { type: 'addEvidence', evidence: [photo] },
  ...(['shipBack', 'correctParcel', 'shipReplacement'] as const).map((type) => ({ type, parcel })),
  ...([false, true] as const).flatMap((waivesReturn) =>
    [false, true].flatMap((prepays): readonly Deed[] => [
      { type: 'approve', waivesReturn, prepays },
      { type: 'autoApprove', waivesReturn, prepays, rule: 'small', policyVersion: 3 },
    ]),
  ),
  { type: 'reject', why: 'unpacked' },
  ...(['propose', 'overrule'] as const).flatMap((type): readonly Deed[] => [
    { type, terms: termsOf() },
    { type, terms: termsOf({ type: 'return' }) },
    { type, terms: termsOf({ type: 'exchange', amountFen: 0 }) },
    { type, terms: termsOf({ type: 'reissue', amountFen: 0 }) },
  ]),
  { type: 'findFault', photos: [photo] },
  { type: 'refuseParcel', why: 'worn', parcel },
  { type: 'confirmOffline', evidence: [photo] },
  ...(
    [
      'submit',
      'cancel',
      'hurry',
      'acceptProposal',
      'declineProposal',
      'appeal',
      'confirmReceived',
      'reportProblem',
      'holdBack',
      'confirmReceipt',
      'findIntact',
      'settle',
      'payOffline',
      'uphold',
    ] as const
  ).map((type): Deed => ({ type })),
  ...(
    [
      'sendToReview',
      'proceed',
      'intercepted',
      'interceptFailed',
      'parcelArrived',
      'parcelStalled',
      'parcelReturned',
      'replacementArrived',
      'replacementLost',
      'refundSucceeded',
      'refundFailed',
      'warn',
      'pass',
    ] as const
  ).map((type): Deed => ({ type })),
]

/** When a deed makes sense: the clock rings when nothing may pass any more, everybody else a minute later. */
export const momentFor = (deed: Deed, { deadline }: Case, now: Instant): Instant => {
  if (deed.type === 'pass') return Math.max(now, deadline?.nextAt ?? now, deadline?.limitAt ?? now)
  return deed.type === 'warn' ? Math.max(now, deadline?.warnAt ?? now) : now + MINUTE
}

/** Paid ahead (预退), and the goods never came back. */
export const approvedAhead = (): Told => {
  const back = wishFor({ type: 'return', reason: 'noReason7Days', evidence: [] })
  const paid = tell(
    inReview(back),
    ['agent', { type: 'approve', waivesReturn: false, prepays: true }],
    ['system', 'refundSucceeded'],
  )
  return letPass(paid)
}

import { isOpen, type CaseStatus, type OpenStatus, type Outcome } from './case'
import type { CommandType } from './commands'
import type { Choice, Guard } from './conditions'
import type { Actor } from './kinds'
import { openStatuses, stays } from './stays'

/** One edge: this command, by one of these, leads there. Of several rows for a command the first that fits holds. */
export interface Edge {
  readonly from: OpenStatus
  readonly command: CommandType
  readonly actors: readonly Actor[]
  /** Which row of several: all must hold. */
  readonly when: readonly Choice[]
  /** What is refused, in this order. */
  readonly guards: readonly Guard[]
  readonly to: CaseStatus
  /** How a case ends that this edge closes. */
  readonly outcome: Outcome | null
}

const SHOPPER = ['shopper'] as const
const STAFF = ['agent', 'supervisor'] as const
const SYSTEM = ['system'] as const
const CLOCK = ['clock'] as const

type Asked = Omit<Edge, 'to' | 'when' | 'guards' | 'outcome'> & Partial<Edge>

const edge = (to: CaseStatus, asked: Asked): Edge => ({
  when: [],
  guards: [],
  outcome: null,
  ...asked,
  to,
})

const leading =
  (...ways: readonly (readonly [Choice, CaseStatus])[]) =>
  (asked: Asked): readonly Edge[] =>
    ways.map(([choice, to]) => edge(to, { ...asked, when: [...(asked.when ?? []), choice] }))

/** Where a case goes once it is agreed. */
const agreed = leading(
  ['parcelOnItsWay', 'intercepting'],
  ['goodsComeFirst', 'waitingForParcel'],
  ['owesMoney', 'refunding'],
  ['owesGoods', 'waitingToShip'],
)

/** Where a case goes once nothing is asked of the goods any more. */
const settled = leading(
  ['owesMoney', 'refunding'],
  ['paidBefore', 'refunded'],
  ['owesGoods', 'waitingToShip'],
)

const paid = (asked: Asked): readonly Edge[] => [
  edge('waitingForParcel', { ...asked, when: ['goodsComeAfter'] }),
  edge('refunded', asked),
]

/** Back to where a talk came from. */
const backFromTalk = (asked: Asked): readonly Edge[] => [
  edge('inspected', { ...asked, when: ['fromInspection'] }),
  edge('waitingToShip', { ...asked, when: ['fromShipping'] }),
  edge('merchantReview', asked),
]

/** Nothing follows by itself: the next step of the ladder is taken. */
const climb = (from: OpenStatus): Edge =>
  edge(from, { from, command: 'pass', actors: CLOCK, guards: ['isOverdue'] })

const overdue = (from: OpenStatus): Asked => ({ from, command: 'pass', actors: CLOCK, guards: ['isOverdue'] })

const byShopper = (from: OpenStatus, command: CommandType, guards: readonly Guard[] = []): Asked => ({
  from,
  command,
  actors: SHOPPER,
  guards,
})
const byStaff = (from: OpenStatus, command: CommandType, guards: readonly Guard[] = []): Asked => ({
  from,
  command,
  actors: STAFF,
  guards,
})
const bySystem = (from: OpenStatus, command: CommandType): Asked => ({ from, command, actors: SYSTEM })

const PROPOSAL: readonly Guard[] = ['notRefunded', 'fewProposals', 'amountFits', 'withinAuthority']
const WISH: readonly Guard[] = ['wholeWish', 'evidenceFits']

const asking: readonly Edge[] = [
  edge('draft', byShopper('draft', 'saveDraft', ['evidenceFits'])),
  edge('submitted', byShopper('draft', 'submit', WISH)),
  edge('cancelled', overdue('draft')),
  edge('autoApproved', bySystem('submitted', 'autoApprove')),
  edge('merchantReview', bySystem('submitted', 'sendToReview')),
  edge('merchantReview', overdue('submitted')),
  ...agreed(bySystem('autoApproved', 'proceed')),
  ...agreed(overdue('autoApproved')),
  edge('merchantReview', byStaff('autoApproved', 'holdBack')),
]

const reviewing: readonly Edge[] = [
  ...agreed(byStaff('merchantReview', 'approve', ['amountFits', 'withinAuthority'])),
  ...agreed({ ...overdue('merchantReview'), when: ['platformApproves'] }),
  climb('merchantReview'),
  edge('rejected', byStaff('merchantReview', 'reject', ['reasonGiven', 'mayRefuse'])),
  ...(['merchantReview', 'inspected', 'waitingToShip'] as const).map((from) =>
    edge('negotiating', byStaff(from, 'propose', PROPOSAL)),
  ),
  ...agreed(byShopper('negotiating', 'acceptProposal', ['amountFits'])),
  ...backFromTalk(byShopper('negotiating', 'declineProposal')),
  ...backFromTalk(overdue('negotiating')),
  edge('disputed', byShopper('rejected', 'appeal')),
  edge('closed', { ...overdue('rejected'), outcome: 'rejected' }),
  ...agreed({
    ...bySystem('disputed', 'overrule'),
    actors: ['supervisor', 'system'],
    guards: ['amountFits'],
  }),
  edge('closed', {
    ...bySystem('disputed', 'uphold'),
    actors: ['supervisor', 'system'],
    outcome: 'rejected',
  }),
  climb('disputed'),
  ...(['merchantReview', 'rejected'] as const).map((from) =>
    edge('submitted', byShopper(from, 'amend', ['fewChanges', ...WISH])),
  ),
  ...(['merchantReview', 'disputed', 'inspected'] as const).map((from) =>
    edge(from, byShopper(from, 'addEvidence', ['evidenceGiven', 'evidenceFits'])),
  ),
]

const returning: readonly Edge[] = [
  edge('inTransit', byShopper('waitingForParcel', 'shipBack', ['parcelNamed'])),
  edge('closed', { ...overdue('waitingForParcel'), outcome: 'notReturned' }),
  edge('inTransit', byShopper('inTransit', 'correctParcel', ['parcelNamed'])),
  edge('inTransit', bySystem('inTransit', 'parcelStalled')),
  edge('waitingForParcel', bySystem('inTransit', 'parcelReturned')),
  edge('arrived', bySystem('inTransit', 'parcelArrived')),
  edge('arrived', byStaff('inTransit', 'confirmReceipt')),
  // it was lost, or the shop does not wait for it
  ...settled(byStaff('inTransit', 'settle', ['withinAuthority'])),
  ...settled(byStaff('arrived', 'findIntact')),
  edge('inspected', byStaff('arrived', 'findFault', ['photosGiven'])),
  ...settled(byStaff('inspected', 'settle', ['withinAuthority'])),
  edge('rejected', byStaff('inspected', 'refuseParcel', ['notRefunded', 'reasonGiven', 'parcelNamed'])),
  ...(['inTransit', 'arrived', 'inspected'] as const).flatMap((from) => [
    edge('refunding', { ...overdue(from), when: ['platformApproves', 'owesMoney'] }),
    climb(from),
  ]),
]

const replacing: readonly Edge[] = [
  edge('replacementShipped', byStaff('waitingToShip', 'shipReplacement', ['parcelNamed'])),
  climb('waitingToShip'),
  edge('replacementReceived', bySystem('replacementShipped', 'replacementArrived')),
  edge('replacementReceived', byShopper('replacementShipped', 'confirmReceived')),
  edge('waitingToShip', bySystem('replacementShipped', 'replacementLost')),
  edge('replacementReceived', overdue('replacementShipped')),
  edge('merchantReview', byShopper('replacementReceived', 'reportProblem')),
  edge('closed', { ...overdue('replacementReceived'), outcome: 'replaced' }),
]

const stopping = { from: 'intercepting', actors: ['agent', 'supervisor', 'system'] } as const

const paying: readonly Edge[] = [
  edge('refunding', { ...stopping, command: 'intercepted' }),
  edge('merchantReview', { ...stopping, command: 'interceptFailed' }),
  edge('merchantReview', overdue('intercepting')),
  ...paid(bySystem('refunding', 'refundSucceeded')),
  edge('refundFailed', bySystem('refunding', 'refundFailed')),
  climb('refunding'),
  // a notification may come late: what is paid is paid
  ...paid(bySystem('refundFailed', 'refundSucceeded')),
  // approved already: who carries it out decides nothing anew (R48)
  edge('offlineRefund', byStaff('refundFailed', 'payOffline')),
  climb('refundFailed'),
  ...paid(bySystem('offlineRefund', 'refundSucceeded')),
  ...paid(byStaff('offlineRefund', 'confirmOffline', ['evidenceGiven'])),
  climb('offlineRefund'),
]

/** While nothing of hers lies with the shop and no money went. */
const cancelling: readonly Edge[] = (
  [
    'draft',
    'submitted',
    'autoApproved',
    'merchantReview',
    'negotiating',
    'rejected',
    'disputed',
    'waitingForParcel',
    'waitingToShip',
    'intercepting',
  ] as const
).map((from) => edge('cancelled', byShopper(from, 'cancel', ['notRefunded', 'keepsGoods'])))

/** 催办 where others have the word; a reminder to whoever has it. */
const pushing: readonly Edge[] = openStatuses.flatMap((from) => [
  ...(stays[from].waitsFor === 'shopper' ? [] : [edge(from, byShopper(from, 'hurry', ['firstHurry']))]),
  edge(from, { from, command: 'warn', actors: CLOCK, guards: ['reminderIsDue'] }),
])

/** The whole machine. The server enforces it; the pages draw their buttons from it. */
export const edges: readonly Edge[] = [
  ...asking,
  ...reviewing,
  ...returning,
  ...replacing,
  ...paying,
  ...cancelling,
  ...pushing,
]

/** By which an edge is named in the audit trail. */
export const edgeId = ({ from, command, when, to }: Edge): string => [from, command, ...when, to].join(' ')

/** What this actor can be offered where the case stands: the buttons of a page, before any guard. */
export const commandsFor = (status: CaseStatus, actor: Actor): readonly CommandType[] => {
  if (!isOpen(status)) return []
  const mine = edges.filter(({ from, actors }) => from === status && actors.includes(actor))
  return [...new Set(mine.map(({ command }) => command))]
}

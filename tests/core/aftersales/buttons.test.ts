import { openStatuses, stays } from '../../../core/aftersales/stays'
import { commandsFor } from '../../../core/aftersales/table'
import type { Actor } from '../../../core/aftersales/kinds'

/** `status: what may be done there`, where anything may; reminders and hurrying aside. */
const allOf = (actor: Actor): readonly string[] =>
  openStatuses.flatMap((status) => {
    const own = commandsFor(status, actor).filter((type) => type !== 'hurry')
    return own.length === 0 ? [] : [`${status}: ${own.join(' ')}`]
  })

const staff = [
  'autoApproved: holdBack',
  'merchantReview: approve reject propose',
  'inTransit: confirmReceipt settle',
  'arrived: findIntact findFault',
  'inspected: propose settle refuseParcel',
  'waitingToShip: propose shipReplacement',
  'intercepting: intercepted interceptFailed',
  'refundFailed: payOffline',
  'offlineRefund: confirmOffline',
]

describe('who may do what where', () => {
  it('the shopper: ask and change her wish, answer, send back, and withdraw while nothing of hers lies with the shop', () => {
    expect(allOf('shopper')).toEqual([
      'draft: saveDraft submit cancel',
      'submitted: cancel',
      'autoApproved: cancel',
      'merchantReview: amend addEvidence cancel',
      'negotiating: acceptProposal declineProposal cancel',
      'rejected: appeal amend cancel',
      'disputed: addEvidence cancel',
      'waitingForParcel: shipBack cancel',
      'inTransit: correctParcel',
      'inspected: addEvidence',
      'waitingToShip: cancel',
      'replacementShipped: confirmReceived',
      'replacementReceived: reportProblem',
      'intercepting: cancel',
    ])
  })

  it('an agent: decide, inspect, ship and pay by hand', () => {
    expect(allOf('agent')).toEqual(staff)
  })

  it('a supervisor: the same, and appeals', () => {
    expect(allOf('supervisor')).toEqual([
      ...staff.slice(0, 2),
      'disputed: overrule uphold',
      ...staff.slice(2),
    ])
  })

  it('machines: what the policy, parcels, the platform and the money’s rail say', () => {
    expect(allOf('system')).toEqual([
      'submitted: autoApprove sendToReview',
      'autoApproved: proceed',
      'disputed: overrule uphold',
      'inTransit: parcelStalled parcelReturned parcelArrived',
      'replacementShipped: replacementArrived replacementLost',
      'intercepting: intercepted interceptFailed',
      'refunding: refundSucceeded refundFailed',
      'refundFailed: refundSucceeded',
      'offlineRefund: refundSucceeded',
    ])
  })

  it('the clock: remind whoever has the word, and go on when they let it pass, everywhere', () => {
    expect(openStatuses.filter((status) => commandsFor(status, 'clock').join() !== 'pass,warn')).toEqual([])
  })

  it('she hurries whoever else has the word, and never herself', () => {
    const hurried = openStatuses.filter((status) => commandsFor(status, 'shopper').includes('hurry'))
    expect(hurried).toEqual(openStatuses.filter((status) => stays[status].waitsFor !== 'shopper'))
  })

  it('nobody does anything about a case that is over', () => {
    const overs = ['refunded', 'closed', 'cancelled'] as const
    const actors = ['shopper', 'agent', 'supervisor', 'system', 'clock'] as const
    expect(overs.flatMap((status) => actors.flatMap((actor) => commandsFor(status, actor)))).toEqual([])
  })
})

import { commandsFor } from '../../../core/aftersales/table'
import { ladderStepAt } from '../../../core/aftersales/clocks'
import type { Deed } from '../../../core/aftersales/commands'
import { MOST_CHANGES, MOST_PROPOSALS } from '../../../core/aftersales/conditions'
import { MOST_PHOTOS } from '../../../core/aftersales/kinds'
import { businessTime } from '../../../core/shop/hours'
import { openingOf } from '../../../core/shop/opening'
import { DAY, HOUR, MINUTE } from '../../../core/shared/time'
import { NOW, sampleShop } from '../../support/samples'
import {
  inReview,
  letPass,
  parcel,
  photo,
  plain,
  platformRail,
  tell,
  termsOf,
  wishFor,
  type Told,
} from './machine-rig'

const approve: Deed = { type: 'approve', ...plain }
const shipBack: Deed = { type: 'shipBack', parcel }
const propose: Deed = { type: 'propose', terms: termsOf() }
const reject: Deed = { type: 'reject', why: 'unpacked' }
const auto = (more: object): Deed => ({
  type: 'autoApprove',
  ...plain,
  rule: 'small',
  policyVersion: 3,
  ...more,
})

const back = wishFor({ type: 'return', reason: 'noReason7Days', evidence: [] })
const statusOf = ({ current }: Told) => current.status
const dueOf = ({ current }: Told) => current.deadline?.dueAt
const approvedReturn = () => tell(inReview(back), ['agent', approve])
const onItsWayBack = () => tell(approvedReturn(), ['shopper', shipBack])
const arrived = () => tell(onItsWayBack(), ['system', 'parcelArrived'])

describe('a refund without the goods back', () => {
  it('a cup that came broken: photos, a small amount, approved by the policy and paid, and the cup stays (R116, R124)', () => {
    const asked = tell(
      wishFor({ type: 'return' }),
      ['shopper', 'submit'],
      ['system', auto({ waivesReturn: true })],
    )
    expect(statusOf(asked)).toBe('autoApproved')
    const paying = tell(asked, ['system', 'proceed'])
    expect(statusOf(paying)).toBe('refunding')
    expect(dueOf(paying)).toBe(NOW + 24 * HOUR) // R114
    const paid = tell(paying, ['system', 'refundSucceeded'])
    expect(paid.current).toMatchObject({ status: 'refunded', money: 'paid', deadline: null })
  })

  it('a person may take back what the policy agreed to, while it has not gone on (C15)', () => {
    const held = tell(wishFor(), ['shopper', 'submit'], ['system', auto({})], ['agent', 'holdBack'])
    expect(held.current).toMatchObject({ status: 'merchantReview', terms: null })
  })

  it('when nothing answers a submitted case, a person gets it after a minute', () => {
    const told = letPass(tell(wishFor(), ['shopper', 'submit']))
    expect(statusOf(told)).toBe('merchantReview')
    expect(told.world.now).toBe(NOW + MINUTE)
  })

  it('a birthday present that came late is still with the carrier: it is stopped before the money goes', () => {
    const late = wishFor({ reason: 'lateDelivery', goods: 'notReceived', evidence: [] })
    const stopping = tell(inReview(late, { orderOnItsWay: true }), ['agent', approve])
    expect(statusOf(stopping)).toBe('intercepting')
    expect(statusOf(tell(stopping, ['system', 'intercepted']))).toBe('refunding')
  })

  it('a parcel that could not be stopped is decided by a person again, and not run after twice', () => {
    const late = wishFor({ reason: 'lateDelivery', goods: 'notReceived', evidence: [] })
    const missed = letPass(tell(inReview(late, { orderOnItsWay: true }), ['agent', approve]))
    expect(missed.current).toMatchObject({ status: 'merchantReview', terms: null })
    expect(statusOf(tell(missed, ['agent', approve]))).toBe('refunding')
  })

  it('money that WeChat cannot pay goes another way, with evidence; a late success is not paid a second time', () => {
    const failed = tell(inReview(wishFor()), ['agent', approve], ['system', 'refundFailed'])
    const offline = tell(failed, ['agent', 'payOffline'])
    expect(tell(offline, ['agent', { type: 'confirmOffline', evidence: [] }]).refused).toBe('evidenceMissing')
    expect(statusOf(tell(offline, ['agent', { type: 'confirmOffline', evidence: [photo] }]))).toBe('refunded')
    const late = tell(failed, ['system', 'refundSucceeded'])
    expect(statusOf(late)).toBe('refunded')
    expect(tell(late, ['agent', 'payOffline']).refused).toBe('notAllowed')
  })
})

describe('the review', () => {
  const shopHours = { businessTime: businessTime(openingOf(sampleShop)) }

  it('is due after two hours of the shop’s own (R113, C12)', () => {
    const evening = NOW + 7 * HOUR // Saturday 17:00, open until 18:00, Sunday from 10:00
    const told = inReview(wishFor(), { now: evening, ...shopHours })
    expect(dueOf(told)).toBe(NOW + DAY + HOUR) // Sunday 11:00
  })

  it('that nobody makes goes up the ladder in our own shop: agent, supervisor, then an honest word to the shopper (R33, R42)', () => {
    let told = inReview(wishFor())
    const steps = [0, 1, 2, 3].map(() => {
      const step = told.current.deadline && ladderStepAt(told.current.deadline, told.world)
      told = letPass(told)
      return [step, told.world.now - NOW] as const
    })
    expect(steps.slice(0, 3)).toEqual([
      ['remindAgent', 2 * HOUR],
      ['tellSupervisor', 2.5 * HOUR],
      ['tellShopper', 3 * HOUR],
    ])
    expect(steps[3]?.[0]).toBe('tellSupervisor')
    expect(statusOf(told)).toBe('merchantReview')
  })

  it('that nobody makes is an approval where the platform does so', () => {
    expect(statusOf(letPass(inReview(wishFor(), { rail: platformRail })))).toBe('refunding')
    const returned = letPass(inReview(back, { rail: platformRail }))
    expect(returned.current).toMatchObject({ status: 'waitingForParcel', terms: { amountFen: 5_269 } })
  })

  it('rings once however often and however late the timer comes', () => {
    const early = inReview(wishFor())
    expect(tell(early, ['clock', 'pass']).refused).toBe('notYet')
    const rung = letPass(early)
    expect(tell(rung, ['clock', 'pass']).refused).toBe('notYet')
    const warned = tell(early, { now: NOW + 1.5 * HOUR }, ['clock', 'warn'])
    expect(warned.current.deadline).toMatchObject({ warned: true, dueAt: NOW + 2 * HOUR })
    expect(tell(warned, ['clock', 'warn']).refused).toBe('notYet')
  })

  it('is hurried once per clock (催办)', () => {
    const hurried = tell(inReview(wishFor()), ['shopper', 'hurry'])
    expect(hurried.current.deadline).toMatchObject({ hurried: true, dueAt: NOW + 2 * HOUR })
    expect(tell(hurried, ['shopper', 'hurry']).refused).toBe('hurriedAlready')
    const onTheWay = tell(hurried, ['agent', approve])
    expect(tell(onTheWay, ['shopper', 'hurry']).refused).toBeNull()
  })

  it('above his limit an agent asks a supervisor (R48)', () => {
    const dear = inReview(wishFor(), { authorityFen: 5_000 })
    expect(tell(dear, ['agent', approve]).refused).toBe('needsSupervisor')
    expect(statusOf(tell(dear, ['supervisor', approve]))).toBe('refunding')
  })

  it('asks a supervisor once (R48): what he approved the agent carries out, also by hand', () => {
    const dear = inReview(wishFor(), { authorityFen: 5_000 })
    const failed = tell(dear, ['supervisor', approve], ['system', 'refundFailed'])
    const byHand = tell(
      failed,
      ['agent', 'payOffline'],
      ['agent', { type: 'confirmOffline', evidence: [photo] }],
    )
    expect(statusOf(byHand)).toBe('refunded')
  })

  it('of what came back otherwise than agreed is a decision anew (R48)', () => {
    const dear = tell(inReview(back, { authorityFen: 5_000 }), ['supervisor', approve])
    const worn = tell(
      dear,
      ['shopper', shipBack],
      ['agent', 'confirmReceipt'],
      ['agent', { type: 'findFault', photos: [photo] }],
    )
    expect(tell(worn, ['agent', 'settle']).refused).toBe('needsSupervisor')
  })

  it('of one who decided is over for the other: two agents at once', () => {
    const decided = tell(inReview(wishFor()), ['agent', approve])
    expect(tell(decided, ['agent', reject]).refused).toBe('notAllowed')
  })

  it('is nobody’s but the shop’s', () => {
    expect(tell(inReview(wishFor()), ['shopper', approve]).refused).toBe('notYours')
  })
})

describe('a talk about other terms', () => {
  it('half of three items: the shop offers less, she agrees, and that much is paid', () => {
    const told = tell(inReview(wishFor()), ['agent', propose], ['shopper', 'acceptProposal'])
    expect(told.current).toMatchObject({ status: 'refunding', terms: { amountFen: 3_000 } })
  })

  it('that she does not want, or lets lie, goes back to the review with a new clock', () => {
    const offered = tell(inReview(wishFor()), ['agent', propose])
    expect(statusOf(tell(offered, ['shopper', 'declineProposal']))).toBe('merchantReview')
    const silent = letPass(offered)
    expect(statusOf(silent)).toBe('merchantReview')
    expect(dueOf(silent)).toBe(silent.world.now + 2 * HOUR)
  })

  it('does not go on for ever', () => {
    let told = inReview(wishFor())
    for (let round = 0; round < MOST_PROPOSALS; round += 1)
      told = tell(told, ['agent', propose], ['shopper', 'declineProposal'])
    expect(tell(told, ['agent', propose]).refused).toBe('tooManyProposals')
  })

  it('comes first where the platform lets nobody refuse straight away (10021068)', () => {
    const strict = { rail: { ...platformRail, negotiateFirst: true } }
    const asked = inReview(wishFor(), strict)
    expect(tell(asked, ['agent', reject]).refused).toBe('negotiateFirst')
    const talked = tell(asked, ['agent', propose], ['shopper', 'declineProposal'])
    expect(statusOf(tell(talked, ['agent', reject]))).toBe('rejected')
  })
})

describe('a refusal', () => {
  const refused = () => tell(inReview(wishFor()), ['agent', reject])

  it('has words', () => {
    expect(tell(inReview(wishFor()), ['agent', { type: 'reject', why: ' ' }]).refused).toBe('reasonMissing')
  })

  it('stands after seven days without an appeal', () => {
    expect(dueOf(refused())).toBe(NOW + 7 * DAY)
    expect(letPass(refused()).current).toMatchObject({ status: 'closed', outcome: 'rejected' })
  })

  it('is appealed against: not the agent but a supervisor or the platform decides', () => {
    const appealed = tell(refused(), ['shopper', 'appeal'])
    const overrule: Deed = { type: 'overrule', terms: termsOf({ amountFen: 5_269 }) }
    expect(tell(appealed, ['agent', overrule]).refused).toBe('notYours')
    expect(statusOf(tell(appealed, ['system', overrule]))).toBe('refunding')
    expect(tell(appealed, ['supervisor', 'uphold']).current).toMatchObject({
      status: 'closed',
      outcome: 'rejected',
    })
  })

  it('is answered with a better request, a few times', () => {
    let told = refused()
    const amend: Deed = { type: 'amend', wish: wishFor({ description: '补了照片' }) }
    for (let round = 0; round < MOST_CHANGES; round += 1)
      told = tell(told, ['shopper', amend], ['system', 'sendToReview'], ['agent', reject])
    expect(tell(told, ['shopper', amend]).refused).toBe('tooManyChanges')
  })
})

describe('a return', () => {
  it('a blanket sent back within seven days, received whole, paid within three working days (R117, R120)', () => {
    expect(dueOf(approvedReturn())).toBe(NOW + 7 * DAY)
    expect(dueOf(onItsWayBack())).toBe(NOW + 10 * DAY)
    // Saturday 10:00: Monday to Wednesday are the three days
    const due = NOW - 10 * HOUR + 5 * DAY
    expect(dueOf(arrived())).toBe(due)
    const paying = tell(arrived(), { now: NOW + DAY }, ['agent', 'findIntact'])
    expect(statusOf(paying)).toBe('refunding')
    expect(dueOf(paying)).toBe(due) // however long the shop looked at it
    expect(statusOf(tell(paying, ['system', 'refundSucceeded']))).toBe('refunded')
  })

  it('that is never sent is over after seven days', () => {
    expect(letPass(approvedReturn()).current).toMatchObject({
      status: 'closed',
      outcome: 'notReturned',
      money: 'none',
    })
  })

  it('paid ahead (预退, R130): the money first, and a parcel that never comes back leaves a mark', () => {
    const ahead = tell(inReview(back), ['agent', { ...approve, prepays: true }])
    expect(statusOf(ahead)).toBe('refunding')
    const paid = tell(ahead, ['system', 'refundSucceeded'])
    expect(paid.current).toMatchObject({ status: 'waitingForParcel', money: 'paid' })
    expect(tell(paid, ['shopper', 'cancel']).refused).toBe('alreadyRefunded')
    expect(letPass(paid).current).toMatchObject({ status: 'closed', outcome: 'notReturned', money: 'paid' })
    const whole = tell(paid, ['shopper', shipBack], ['system', 'parcelArrived'], ['agent', 'findIntact'])
    expect(statusOf(whole)).toBe('refunded')
  })

  it('that came back worn: with photos, the shop offers less, and she may say no', () => {
    expect(tell(arrived(), ['agent', { type: 'findFault', photos: [] }]).refused).toBe('photosMissing')
    const worn = tell(arrived(), ['agent', { type: 'findFault', photos: [photo] }])
    const offered = tell(worn, ['agent', propose])
    expect(statusOf(tell(offered, ['shopper', 'acceptProposal']))).toBe('refunding')
    expect(tell(offered, ['shopper', 'cancel']).refused).toBe('goodsAreBack')
    const declined = tell(offered, ['shopper', 'declineProposal'])
    expect(statusOf(declined)).toBe('inspected')
    const sentBack = tell(declined, ['agent', { type: 'refuseParcel', why: 'worn', parcel }])
    expect(sentBack.current).toMatchObject({ status: 'rejected', arrivedAt: null })
  })

  it('whose parcel is lost is settled all the same', () => {
    const stalled = tell(onItsWayBack(), { now: NOW + 3 * DAY }, ['system', 'parcelStalled'])
    expect(stalled.current.stalledAt).toBe(NOW + 3 * DAY) // R41
    expect(statusOf(tell(stalled, ['agent', 'settle']))).toBe('refunding')
  })

  it('whose parcel the carrier brings back to her can be sent again, with another number', () => {
    const returned = tell(onItsWayBack(), ['system', 'parcelReturned'])
    expect(returned.current).toMatchObject({ status: 'waitingForParcel', parcel: null })
    const nameless: Deed = { type: 'shipBack', parcel: { ...parcel, trackingNo: '' } }
    expect(tell(returned, ['shopper', nameless]).refused).toBe('parcelMissing')
    expect(statusOf(tell(returned, ['shopper', shipBack]))).toBe('inTransit')
  })

  it('that the merchant does not confirm in ten days is paid where the platform does so', () => {
    const lying = tell(onItsWayBack(), { rail: platformRail })
    expect(statusOf(letPass(lying))).toBe('refunding')
    expect(statusOf(letPass(onItsWayBack()))).toBe('inTransit')
  })
})

describe('a replacement', () => {
  const reissue = wishFor({
    type: 'reissue',
    reason: 'missingParts',
    lines: [{ item: 0, quantity: 1, amountFen: 0 }],
  })
  const ship: Deed = { type: 'shipReplacement', parcel }

  it('a missing lid is sent within 48 hours, and its number stands in the case (R115)', () => {
    const agreed = tell(inReview(reissue), ['agent', approve])
    expect(dueOf(agreed)).toBe(NOW + 48 * HOUR)
    const sent = tell(agreed, ['agent', ship])
    expect(sent.current.replacements).toEqual([{ parcel, end: null }])
    expect(tell(sent, ['agent', ship]).refused).toBe('notAllowed')
    const got = tell(sent, ['shopper', 'confirmReceived'])
    expect(letPass(got).current).toMatchObject({ status: 'closed', outcome: 'replaced', deadline: null })
  })

  it('an exchange sends the new one when the old one is back and whole', () => {
    const exchange = wishFor({ type: 'exchange', reason: 'wrongChoice' })
    const agreed = tell(inReview(exchange), ['agent', approve])
    expect(statusOf(agreed)).toBe('waitingForParcel')
    const whole = tell(agreed, ['shopper', shipBack], ['system', 'parcelArrived'], ['agent', 'findIntact'])
    expect(whole.current).toMatchObject({ status: 'waitingToShip', money: 'none' })
    expect(tell(whole, ['shopper', 'cancel']).refused).toBe('goodsAreBack')
  })

  it('a repair has a clock of its own (R134)', () => {
    const repair = tell(inReview(wishFor({ type: 'repair', reason: 'quality' })), ['agent', approve])
    const there = tell(repair, ['shopper', shipBack], ['agent', 'confirmReceipt'], ['agent', 'findIntact'])
    expect(there.current.deadline).toMatchObject({ clock: 'repair', dueAt: NOW + 7 * DAY })
  })

  it('that is lost is sent again; that is broken too is looked at again', () => {
    const sent = tell(inReview(reissue), ['agent', approve], ['agent', ship])
    const again = tell(sent, ['system', 'replacementLost'], ['agent', ship], ['system', 'replacementArrived'])
    expect(again.current.replacements.map(({ end }) => end)).toEqual(['lost', 'received'])
    expect(statusOf(tell(again, ['shopper', 'reportProblem']))).toBe('merchantReview')
  })

  it('that the shop has no more becomes money, if she agrees (R123)', () => {
    const out = tell(inReview(reissue), ['agent', approve], ['agent', propose])
    expect(statusOf(tell(out, ['shopper', 'declineProposal']))).toBe('waitingToShip')
    expect(statusOf(tell(out, ['shopper', 'acceptProposal']))).toBe('refunding')
  })
})

describe('bad requests', () => {
  const submit = (more: Parameters<typeof wishFor>[0]) => tell(wishFor(more), ['shopper', 'submit']).refused
  const line = (amountFen: number) => [{ item: 0, quantity: 1, amountFen }]

  it('ask for nothing, for no money, for more than can be refunded, with more photos than nine or a second film', () => {
    expect(submit({ lines: [] })).toBe('linesMissing')
    expect(submit({ lines: line(0) })).toBe('amountMissing')
    expect(submit({ lines: line(10_001) })).toBe('amountTooHigh')
    expect(submit({ lines: line(10_000) })).toBeNull()
    expect(submit({ evidence: Array.from({ length: MOST_PHOTOS + 1 }, () => photo) })).toBe('tooMuchEvidence')
    expect(submit({ evidence: [0, 1].map(() => ({ ...photo, kind: 'video' })) })).toBe('tooMuchEvidence')
  })

  it('cannot be made again of a case that is over, nor be hurried', () => {
    const cancelled = tell(inReview(wishFor()), ['shopper', 'cancel'])
    expect(statusOf(cancelled)).toBe('cancelled')
    expect(tell(cancelled, ['shopper', 'hurry']).refused).toBe('notAllowed')
    expect(commandsFor('cancelled', 'agent')).toEqual([])
  })

  it('a draft is kept for thirty days, as it was saved last', () => {
    const saved = tell(wishFor(), ['shopper', { type: 'saveDraft', wish: back }])
    expect(saved.current).toMatchObject({ status: 'draft', wish: { type: 'return' } })
    expect(statusOf(letPass(saved))).toBe('cancelled')
  })
})

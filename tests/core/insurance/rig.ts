import { Insurance, offeredFor } from '../../../core/insurance/insurance'
import type { InsuranceCommand } from '../../../core/insurance/commands'
import { decideInsurance, evolveInsurance } from '../../../core/insurance/machine'
import { usualSpans, type InsuranceRules } from '../../../core/insurance/rules'
import type { InsuranceActor } from '../../../core/insurance/table'
import { DAY, HOUR, type Instant } from '../../../core/shared/time'
import { NOW } from '../../support/samples'

export const freight = {
  sameCityFen: 600,
  sameProvinceFen: 800,
  elsewhereFen: 1_200,
  remote: ['西藏', '新疆'],
  remoteFen: 2_500,
}

export const rulesOf = (more: Partial<InsuranceRules> = {}): InsuranceRules => ({
  gifts: [{ name: '首单', when: { kind: 'firstOrder' }, fromPaidFen: 0, coverFen: 1_000 }],
  giftBy: 'ownFund',
  freight,
  returnPlace: { province: '浙江省', city: '杭州市' },
  ...usualSpans,
  ...more,
})

export const offered = (insurer: Insurance['insurer'] = 'ownFund'): Insurance =>
  offeredFor({ shopId: 'mianyu', orderNo: '261121084306254' }, 'openid-1', {
    entitlement: { insurer, payer: 'shop', rule: '首单', coverFen: 1_000, premiumFen: 0 },
    rules: rulesOf(),
    paidAt: NOW - HOUR,
    now: NOW,
  })

export const ENDS_AT = NOW + 90 * DAY
export const policy = { policyNo: 'P1', since: NOW, endsAt: ENDS_AT, coverFen: 1_000 }
export const parcel = { company: '顺丰速运', trackingNo: 'SF1583024766190' }
export const claim: InsuranceCommand = {
  type: 'claim',
  caseNo: 'S261122AAAAAAAA',
  openid: 'openid-1',
  parcel,
  amountFen: 800,
}

/** Whoever may say it says it. */
export const speakers: Readonly<Record<InsuranceCommand['type'], InsuranceActor>> = {
  accept: 'insurer',
  refuse: 'insurer',
  withdraw: 'system',
  claim: 'system',
  end: 'insurer',
  take: 'insurer',
  pay: 'insurer',
  fail: 'insurer',
  forgo: 'system',
  claimAgain: 'agent',
  pass: 'clock',
}

/** One insurance and what happens to it: given … when … then. */
export const given = (start: Insurance) => {
  let current = start
  let now: Instant = NOW
  const decide = (command: InsuranceCommand, actor = speakers[command.type]) =>
    decideInsurance(command, current, { actor, now, claimMs: usualSpans.claimMs })
  const story = {
    at: (moment: Instant) => {
      now = moment
      return story
    },
    when: (command: InsuranceCommand, actor?: InsuranceActor) => {
      const decided = decide(command, actor)
      if (!decided.ok) throw new Error(`${command.type}: ${decided.error}`)
      current = Insurance.parse(evolveInsurance(current, decided.value))
      return story
    },
    refuses: (command: InsuranceCommand, refusal: string, actor?: InsuranceActor) => {
      expect(decide(command, actor)).toEqual({ ok: false, error: refusal })
      return story
    },
    then: (expected: Partial<Insurance>) => {
      expect(current).toMatchObject(expected)
      return story
    },
    get: () => current,
  }
  return story
}

import { amendCase } from '../../../core/aftersales/open'
import { ladderOf } from '../../../core/aftersales/staff-news'
import { namelessRecord } from '../../../core/privacy/nameless-case'
import { seedStandard } from '../../../core/policy/presets'
import type { PolicyRow, ServicePolicy } from '../../../core/policy/service-policy'
import { DAY, HOUR } from '../../../core/shared/time'
import { NOW, sampleShop } from '../../support/samples'
import { plain, wishFor } from './machine-rig'
import { given, towels } from './scenario-rig'

const rowFor = (clock: string, more: Partial<PolicyRow>): PolicyRow => {
  const row = seedStandard.rows.find((one) => one.clock === clock && Object.keys(one.when).length === 0)
  if (!row) throw new Error(`no row for ${clock}`)
  return { ...row, id: `vip-${clock}`, when: { tier: 'VIP' }, ...more }
}

/** VIPs are decided within the hour, and have a fortnight to send goods back. */
const servicePolicy: ServicePolicy = {
  version: 9,
  rows: [
    ...seedStandard.rows,
    rowFor('review', { standardMs: HOUR, ladder: [{ afterMs: HOUR, action: 'tellSupervisor' }] }),
    rowFor('shipBack', { standardMs: 14 * DAY, limitMs: null }),
    rowFor('confirmReceipt', { standardMs: DAY }),
  ],
}
const shop = { servicePolicy }

const towelBack = wishFor({
  ...{ type: 'return', reason: 'other', evidence: [], description: '不喜欢' },
  lines: [{ item: 0, quantity: 1, amountFen: 3_000 }],
})
const asked = (tiers: readonly string[]) => given({ shop, tiers }).asks(towelBack)

describe('the tags of the shopper', () => {
  it('set every clock of her case alike, whoever takes the step: she, an agent, the clock or a parcel', () => {
    asked(['old', 'VIP'])
      .due('review', HOUR)
      .when('agent', { type: 'approve', ...plain })
      .due('shipBack', 14 * DAY)
      .when('shopper', { type: 'shipBack', parcel: { company: '圆通速递', trackingNo: 'YT8832417055263' } })
      .due('confirmReceipt', DAY)
  })

  it('are nothing to the case of somebody else', () => {
    asked(['new'])
      .due('review', 2 * HOUR)
      .when('agent', { type: 'approve', ...plain })
      .due('shipBack', 7 * DAY)
  })

  it('choose the ladder that is climbed when her clock has passed', () => {
    const story = asked(['VIP']).late()
    const { state } = story.record()
    expect(state.deadline).toMatchObject({ rowId: 'vip-review', version: 9, steps: 1 })
    const heard = { order: towels(), record: story.record(), promises: { ...sampleShop, ...shop } }
    expect(ladderOf(heard)).toBe('tellSupervisor')
  })

  it('are those of the moment when she asked, until she asks anew', () => {
    const before = asked(['VIP']).record()
    const ground = { order: towels(), cases: [before], promises: { ...sampleShop, ...shop } }
    const judge = () => ({ ruling: before.ruling, facts: before.facts, lacks: null })
    const anew = amendCase(
      before,
      { wish: towelBack, judge, tiers: [] },
      { ...ground, authorityFen: 0, now: NOW },
    )
    expect(anew.ok && anew.value.record).toMatchObject({
      tiers: [],
      state: { deadline: { rowId: 'case-review', dueAt: NOW + 2 * HOUR } },
    })
  })

  it('go with her name when her data is deleted', () => {
    expect(namelessRecord(asked(['VIP']).record())).toMatchObject({ tiers: [], called: '', openid: '' })
  })
})

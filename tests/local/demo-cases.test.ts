/** After-sales as a visitor of the demo finds it: played by the use cases, whatever the hour. */
import { CaseRow } from '../../core/aftersales/row'
import { CaseStep } from '../../core/aftersales/record'
import { FundEntry } from '../../core/insurance/fund'
import { Insurance } from '../../core/insurance/insurance'
import { Refund } from '../../core/refunds/refund'
import { Payout } from '../../core/refunds/payout'
import { playCases } from '../../local/demo/cases/play'
import { castAt } from '../../local/demo/cases/choose'
import { plots } from '../../local/demo/cases/plots'
import { createDemo } from '../../local/demo/demo'
import { loadDemo } from '../../local/demo/load'
import type { Known } from '../../local/wechatpay/ledger'
import { openCloudbase } from '../../server/adapters/cloudbase/app'
import { startTestCloud } from '../support/cloud'

const hours = [
  '2026-11-22T10:10',
  '2026-11-22T03:30',
  '2026-11-23T21:40',
  '2026-12-31T23:59',
  '2026-03-02T13:05',
].map((text) => Date.parse(`${text}:00+08:00`))

it.each(hours)('finds an order for every plot, of a shopper of its own (%d)', (now) => {
  const cast = castAt(createDemo(now).orders, now)
  expect(cast.map(({ plot }) => plot)).toEqual(plots)
  expect(new Set(cast.map(({ order }) => `${order.shopId}:${order.openid}`)).size).toBe(plots.length)
  for (const { happenings } of cast) {
    const moments = happenings.map(({ at }) => at)
    expect([...moments].sort((a, b) => a - b)).toEqual(moments)
    expect(moments.at(-1)).toBeLessThanOrEqual(now)
  }
})

describe('the cases of the demo', () => {
  const [now = 0] = hours
  const known: Known[] = []
  const read: Record<string, unknown[]> = {}
  const all = <T>(collection: string, shape: { parse: (one: unknown) => T }): T[] =>
    (read[collection] ?? []).map((one) => shape.parse(one))
  const standing = (): string[] =>
    all('cases', CaseRow)
      .map(({ shopId, list, record }) => `${shopId} ${list} ${record.state.wish.type} ${record.state.status}`)
      .sort()

  beforeAll(async () => {
    const cloud = await startTestCloud({ now: () => now })
    const cloudbase = openCloudbase()
    await loadDemo(cloud.db, now)
    await playCases({ cloudbase, pay: { remember: (one) => known.push(one) } }, now)
    for (const name of ['cases', 'caseSteps', 'refunds', 'payouts', 'insurances', 'fundEntries']) {
      read[name] = (await cloud.db.collection(name).limit(1_000).get()).data as unknown[]
    }
    await cloud.close()
  }, 60_000)

  it('stand in every list, and in most of the states that a desk meets', () => {
    expect(standing()).toEqual([
      'mianyu due refundOnly merchantReview',
      'mianyu due refundOnly merchantReview',
      'mianyu due refundOnly refundFailed',
      'mianyu due reissue waitingToShip',
      'mianyu due return arrived',
      'mianyu due return disputed',
      'mianyu due return inTransit',
      'mianyu due return merchantReview',
      'mianyu over exchange cancelled',
      'mianyu over refundOnly refunded',
      'mianyu over return refunded',
      'mianyu waiting return negotiating',
      'mianyu waiting return waitingForParcel',
      'shanye due refundOnly merchantReview',
    ])
  })

  it('leave nothing to be done of what has happened', () => {
    for (const { effects, pendingAt } of all('caseSteps', CaseStep)) {
      expect({ effects, pendingAt }).toEqual({ effects: [], pendingAt: null })
    }
  })

  it('have moved money as WeChat Pay knows it', () => {
    const ours = [...all('refunds', Refund), ...all('payouts', Payout)]
    expect(ours.map(({ number, amountFen }) => [number, amountFen]).sort()).toEqual(
      known.map(({ number, amountFen }) => [number, amountFen]).sort(),
    )
    const wrong = ours.filter(({ state, doubts }) => state.status !== 'succeeded' || doubts.length > 0)
    expect(wrong.map(({ state }) => state.status)).toEqual(['abnormal'])
  })

  it('have paid the freight of what came back, out of the fund', () => {
    const paid = all('insurances', Insurance).filter(({ status }) => status === 'paid')
    expect(paid.map(({ paidFen }) => paidFen)).toEqual([600])
    const entries = all('fundEntries', FundEntry).filter(({ orderNo }) => orderNo === paid[0]?.orderNo)
    expect(entries.map(({ type }) => type).sort()).toEqual(['pay', 'release', 'reserve'])
  })
})

import { deadlineOf } from '../../../core/aftersales/clocks'
import { CaseClock } from '../../../core/aftersales/kinds'
import { timesOf } from '../../../core/aftersales/times'
import { presets, seedStandard } from '../../../core/policy/presets'
import { DAY, HOUR, MINUTE } from '../../../core/shared/time'
import { NOW, sampleShop } from '../../support/samples'
import { inReview, letPass, platformRail, wishFor } from './machine-rig'

const evening = NOW + 7 * HOUR // Saturday 17:00; open until 18:00, Sunday from 10:00

describe('the clocks of a case', () => {
  it.each(Object.keys(presets))('are all set by rows of %s', (name) => {
    const { clocks } = timesOf({ ...sampleShop, servicePolicy: name as keyof typeof presets }, {})
    for (const clock of CaseClock.options) expect(clocks[clock].row.clock).toBe(clock)
  })

  it('name the row that set them, and the version of the shop’s table', () => {
    const rows = seedStandard.rows.map((row) =>
      row.id === 'case-review' ? { ...row, standardMs: HOUR } : row,
    )
    const shop = { ...sampleShop, servicePolicy: { version: 7, rows } }
    expect(deadlineOf('review', NOW, timesOf(shop, {}))).toMatchObject({
      rowId: 'case-review',
      version: 7,
      dueAt: NOW + HOUR,
    })
  })

  it('are seed-standard’s where the shop’s own table knows nothing of cases', () => {
    const own = { ...sampleShop, servicePolicy: { version: 3, rows: [] } }
    expect(deadlineOf('reissue', NOW, timesOf(own, {}))).toMatchObject({
      rowId: 'case-reissue',
      version: seedStandard.version,
      dueAt: NOW + 48 * HOUR,
    })
  })

  it('run a path each: what is paid fast is paid within the half hour, the rest within a day (C4)', () => {
    const due = (fast?: true) =>
      deadlineOf('refund', NOW, timesOf(sampleShop, { ...(fast && { fast }) })).dueAt
    expect(due() - NOW).toBe(DAY)
    expect(due(true) - NOW).toBe(30 * MINUTE)
  })

  it('are due at a platform’s limit at the latest, also when the shop is closed for longer (C3)', () => {
    const closed = { name: '春节', from: '2026-11-22', to: '2026-11-29', spans: [] }
    const onHoliday = { ...sampleShop, calendar: { holidays: 'usual' as const, own: [closed] } }
    const review = (rail?: 'platform') =>
      deadlineOf('review', evening, timesOf(onHoliday, { ...(rail && { rail }) }))
    expect(review('platform')).toMatchObject({
      rowId: 'case-review-platform',
      dueAt: evening + 2 * DAY,
      limitAt: evening + 2 * DAY,
      warnAt: evening + 2 * DAY,
    })
    expect(review().limitAt).toBeNull()
    expect(review().dueAt).toBeGreaterThan(evening + 7 * DAY)
  })

  it('the three working days after receipt stay within the law’s seven days over a long holiday (R120)', () => {
    const beforeNationalDay = Date.UTC(2026, 8, 30, 10)
    const { dueAt, limitAt } = deadlineOf('afterReceipt', beforeNationalDay, timesOf(sampleShop, {}))
    expect(limitAt).toBe(beforeNationalDay + 7 * DAY)
    expect(dueAt).toBeLessThanOrEqual(limitAt ?? 0)
  })
})

describe('a review on a platform that nobody makes', () => {
  const { clocks } = timesOf(sampleShop, { rail: 'platform' })

  it('goes up the ladder until the platform’s own 48 hours have passed, and is an approval then (C3)', () => {
    let told = inReview(wishFor(), { rail: platformRail, clocks })
    const seen: (readonly [string, number])[] = []
    while (told.current.status === 'merchantReview' && seen.length < 20) {
      told = letPass(told)
      seen.push([told.current.status, (told.world.now - NOW) / HOUR])
    }
    expect(seen.slice(0, 3)).toEqual([
      ['merchantReview', 2],
      ['merchantReview', 2.5],
      ['merchantReview', 3],
    ])
    expect(seen.at(-1)).toEqual(['refunding', 48])
  })
})

/** @jest-environment node */
import type { DeskCaseRow } from '../../core/aftersales/desk-view'
import { HOUR, MINUTE } from '../../core/shared/time'
import { checked, detected, parcelDeedOf } from '../../console/features/cases/acts/parcel'
import { termsOf } from '../../console/features/cases/acts/terms'
import { clockOf, firstDue, waitText } from '../../console/features/cases/case-clock'

/** 10:05 in China. */
const now = Date.UTC(2025, 10, 21, 2, 5)
const headline = { title: '', text: '', nextBy: null, by: null, rule: null }
const due = (dueAt: number | null, more: Partial<DeskCaseRow> = {}): DeskCaseRow =>
  ({ dueAt, timed: null, headline, ...more }) as DeskCaseRow

describe('the clock of a case', () => {
  const timed = { clock: 'review' as const, since: now - HOUR, dueAt: now + HOUR }

  it('names its rule, since when it runs and until when, and how much of it is left', () => {
    expect(clockOf(due(now + HOUR, { timed }), now)).toEqual({
      ...{ level: 'calm', part: 0.5, words: '还剩 1:00:00' },
      title: '规则：商家审核，今天 09:05 起计，今天 11:05 前',
    })
  })

  it('turns amber for its last quarter, and says by how much it is late', () => {
    expect(clockOf(due(now + HOUR, { timed }), now + 31 * MINUTE)?.level).toBe('warn')
    expect(clockOf(due(now + HOUR, { timed }), now + HOUR + MINUTE)).toMatchObject({
      ...{ level: 'breach', words: '超时 1:00' },
    })
  })

  it('does not count down while somebody else has the word: it says who, and until when', () => {
    const waiting = due(null, { timed, headline: { ...headline, nextBy: 'shopper' } })
    expect(clockOf(waiting, now)).toBeNull()
    expect(waitText(waiting, now)).toBe('等顾客，今天 11:05 前')
  })
})

it('shows the case first beside a chat that is due first', () => {
  const [late, soon, waiting] = [due(now - 1), due(now + 1), due(null)]
  expect(firstDue([waiting, soon, late])).toBe(late)
  expect(firstDue([waiting])).toBeUndefined()
})

describe('a parcel of the shop', () => {
  it('has the carrier that its number tells, whatever the case of its letters', () => {
    expect(detected(' yt8832417055263 ')).toBe('圆通速递')
    expect(parcelDeedOf(false, { number: 'yt8832417055263', company: '', why: '' })).toEqual({
      type: 'shipReplacement',
      parcel: { company: '圆通速递', trackingNo: 'YT8832417055263' },
    })
  })

  it('is none while its number fits no carrier, or the one that was chosen', () => {
    expect(parcelDeedOf(false, { number: '12', company: '', why: '' })).toBeNull()
    expect(checked({ number: 'YT8832417055263', company: '顺丰速运', why: '' }).ok).toBe(false)
  })

  it('goes back to the shopper with a reason only', () => {
    const typed = { number: 'YT8832417055263', company: '', why: ' ' }
    expect(parcelDeedOf(true, typed)).toBeNull()
    expect(parcelDeedOf(true, { ...typed, why: '不是我们的杯子 ' })).toMatchObject({
      ...{ type: 'refuseParcel', why: '不是我们的杯子' },
    })
  })
})

describe('terms that are proposed', () => {
  it('are whole fen, at most what can be refunded', () => {
    expect(termsOf({ type: 'refundOnly', yuan: 19.99 }, 5_000)).toMatchObject({ amountFen: 1_999 })
    expect(termsOf({ type: 'refundOnly', yuan: 50.01 }, 5_000)).toBeNull()
    expect(termsOf({ type: 'return', yuan: null }, 5_000)).toBeNull()
  })

  it('carry no money where goods are sent instead', () => {
    expect(termsOf({ type: 'exchange', yuan: 30 }, 0)).toMatchObject({ type: 'exchange', amountFen: 0 })
  })
})

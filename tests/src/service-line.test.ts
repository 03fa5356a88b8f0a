import type { HomeView } from '../../core/contracts/shopper/home.contract'
import { callText } from '../../src/features/shop/call-text'
import { hoursText } from '../../core/copy/hours'
import { specialDaysTexts } from '../../src/features/home/hours-text'
import { serviceLine } from '../../src/features/home/service-line'

/** 20:00 on Friday 2025-11-21 in China. */
const now = Date.UTC(2025, 10, 21, 12)

const said = (service: HomeView['service']) => {
  const { live, before, time, after } = serviceLine(service, now)
  return `${live ? '● ' : '○ '}${before}${time}${after}`
}

describe('the service line', () => {
  it('says how soon a person is there', () => {
    expect(said({ status: 'open', waitMs: 40_000, ahead: 0 })).toBe('● 客服在线，现在约 1 分钟 接入')
  })

  it('says how many wait before', () => {
    expect(said({ status: 'open', waitMs: 150_000, ahead: 3 })).toBe('● 前面 3 位，预计 3 分钟内接入')
  })

  it('does not promise a person when nobody is on duty', () => {
    expect(said({ status: 'open', waitMs: null, ahead: 0 })).toBe('○ 客服暂时不在，小美先帮您')
  })

  it('says when the service opens next', () => {
    const opensAt = Date.UTC(2025, 10, 22, 2)
    expect(said({ status: 'closed', opensAt })).toBe('○ 客服休息中，明天 10:00 上班，小美先帮您')
    expect(said({ status: 'closed', opensAt: null })).toBe('○ 客服休息中，小美先帮您')
  })
})

describe('opening hours', () => {
  const plain = (hours: HomeView['hours']) =>
    hoursText(hours).replaceAll('\u2060', '').replaceAll('\u00a0', ' ')
  const workdays = [1, 2, 3, 4, 5]

  it('names workdays and weekends', () => {
    const hours = [
      { days: workdays, opens: 540, closes: 1260 },
      { days: [6, 0], opens: 600, closes: 1080 },
    ]
    expect(plain(hours)).toBe('工作日 9–21 点，周末 10–18 点')
  })

  it('names single days from Monday on', () => {
    expect(plain([{ days: [0, 3, 1], opens: 540, closes: 1080 }])).toBe('周一、周三、周日 9–18 点')
  })

  it('writes minutes where there are any', () => {
    expect(plain([{ days: [0, 1, 2, 3, 4, 5, 6], opens: 570, closes: 1290 }])).toBe('每天 9:30–21:30')
  })

  it('puts two spans of the same days side by side', () => {
    const hours = [
      { days: workdays, opens: 540, closes: 720 },
      { days: workdays, opens: 840, closes: 1080 },
    ]
    expect(plain(hours)).toBe('工作日 9–12 点、14–18 点')
  })

  it('says nothing when there are none', () => {
    expect(plain([])).toBe('')
  })
})

describe('whether the phone is answered', () => {
  const hours: HomeView['hours'] = [
    { days: [1, 2, 3, 4, 5], opens: 540, closes: 1260 },
    { days: [6, 0], opens: 600, closes: 1080 },
  ]
  /** Friday 21 November 2025 in China, at that hour. */
  const friday = (hour: number, minute = 0) => Date.UTC(2025, 10, 21, hour - 8, minute)

  it('says until when today, and from the moment of closing on when it is answered again', () => {
    expect(callText({ hours }, friday(9))).toBe('今天 21:00 前可打')
    expect(callText({ hours }, friday(20, 59))).toBe('今天 21:00 前可打')
    expect(callText({ hours }, friday(21))).toBe('现在没人接，明天 10:00 起可打')
    expect(callText({ hours }, friday(8))).toBe('现在没人接，今天 09:00 起可打')
  })

  it('joins spans that touch, and ends a day at its midnight', () => {
    const day = [0, 1, 2, 3, 4, 5, 6]
    const split = [
      { days: day, opens: 540, closes: 720 },
      { days: day, opens: 720, closes: 1080 },
    ]
    expect(callText({ hours: split }, friday(10))).toBe('今天 18:00 前可打')
    expect(callText({ hours: [{ days: [5], opens: 540, closes: 1440 }] }, friday(10))).toBe(
      '今天 24:00 前可打',
    )
  })

  it('knows a phone that is always answered, and one that never is', () => {
    expect(callText({ hours: [{ days: [0, 1, 2, 3, 4, 5, 6], opens: 0, closes: 1440 }] }, friday(3))).toBe(
      '随时可打',
    )
    expect(callText({ hours: [] }, friday(3))).toBe('现在没人接')
  })
})

describe('days that are not as their weekday', () => {
  const plain = (texts: string[]) =>
    texts.map((text) => text.replaceAll('\u2060', '').replaceAll('\u00a0', ' '))
  const days: HomeView['specialDays'] = [
    { name: '中秋节', from: '2026-09-25', to: '2026-09-27', spans: [{ opens: 600, closes: 1080 }] },
    { name: '国庆节', from: '2026-10-01', to: '2026-10-07', spans: [] },
    { name: '', from: '2026-10-10', to: '2026-10-10', spans: [{ opens: 540, closes: 1260 }] },
  ]

  it('are told a fortnight before, closed or with their hours', () => {
    expect(plain(specialDaysTexts(days, Date.UTC(2026, 8, 20)))).toEqual([
      '中秋节 9月25日–9月27日 10–18 点',
      '国庆节 10月1日–10月7日 休息',
    ])
    expect(plain(specialDaysTexts(days, Date.UTC(2026, 9, 8)))).toContain('调休上班 10月10日 9–21 点')
  })
})

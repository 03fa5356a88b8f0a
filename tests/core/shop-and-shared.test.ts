import fc from 'fast-check'
import { waitText } from '../../core/copy/conversation'
import {
  OrderCard,
  OrderDetail,
  maskedName,
  maskedPhone,
  toOrderCard,
  toOrderDetail,
} from '../../core/orders/order-view'
import { yuanText } from '../../core/shared/money'
import { fill, missingSlots, slotsOf } from '../../core/shared/template'
import {
  DAY,
  HOUR,
  MINUTE,
  chinaTime,
  clockText,
  dayCode,
  dayText,
  daysBetween,
  comingText,
  deadlineText,
  momentText,
  startOfDay,
} from '../../core/shared/time'
import { greetingOf, honorificOf } from '../../core/shop/honorific'
import { addOpenTime } from '../../core/calendar/open-time'
import { businessTime, isOpen, nextOpening } from '../../core/shop/hours'
import { openingOf, specialDaysAhead } from '../../core/shop/opening'
import type { OpeningSpan } from '../../core/shop/shop'
import { NOW, sampleOrder, sampleShop } from '../support/samples'

/** A moment in China, November 2026. */
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 8, minute)
const { hours } = sampleShop
const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) })

describe('days that are not as their weekday', () => {
  /** A moment in China, 2026. */
  const on = (...[month, day, hour, minute = 0, second = 0]: [number, number, number, number?, number?]) =>
    Date.UTC(2026, month - 1, day, hour - 8, minute, second)
  const own = (from: string, to: string, spans: { opens: number; closes: number }[] = []) => ({
    name: '店庆',
    from,
    to,
    spans,
  })
  const closed = openingOf({ hours, calendar: { holidays: 'closed', own: [] } })

  it('count for nothing where the shop does not say so', () => {
    expect(isOpen(openingOf({ hours }), on(10, 1, 10))).toBe(true)
    expect(isOpen(openingOf({ hours, calendar: { holidays: 'usual', own: [] } }), on(10, 1, 10))).toBe(true)
  })

  it('are public holidays, on which it is closed until they are over', () => {
    expect(isOpen(closed, on(10, 1, 10))).toBe(false)
    expect(nextOpening(closed, on(9, 30, 21))).toBe(on(10, 8, 9))
    expect(nextOpening(closed, on(2, 14, 21))).toBe(on(2, 24, 9)) // the Spring Festival is longer than a week
  })

  it('are public holidays with the hours of a Sunday', () => {
    const asSunday = openingOf({ hours, calendar: { holidays: 'asSunday', own: [] } })
    expect(isOpen(asSunday, on(10, 1, 9, 30))).toBe(false)
    expect(isOpen(asSunday, on(10, 1, 10))).toBe(true)
  })

  it('are weekend days that are worked for a holiday, with the hours of a Monday', () => {
    expect(isOpen(closed, on(10, 10, 9))).toBe(true) // a Saturday, which would open at 10
    expect(isOpen(closed, on(10, 10, 20))).toBe(true)
  })

  it('are days of the shop, whatever the public calendar says', () => {
    const shop = {
      hours,
      calendar: {
        holidays: 'closed' as const,
        own: [
          own('2026-10-03', '2026-10-04', [{ opens: 600, closes: 720 }]),
          own('2026-11-20', '2026-11-20'),
        ],
      },
    }
    expect(isOpen(openingOf(shop), on(10, 3, 11))).toBe(true)
    expect(isOpen(openingOf(shop), on(10, 3, 12))).toBe(false)
    expect(isOpen(openingOf(shop), on(11, 20, 12))).toBe(false)
  })

  it('stop a clock: a minute from 20:59:50 before a holiday is over after it', () => {
    expect(addOpenTime(businessTime(closed), on(9, 30, 20, 59, 50), MINUTE)).toBe(on(10, 8, 9, 0, 50))
  })

  it('are told ahead, not those that are over', () => {
    const names = specialDaysAhead({ hours, calendar: { holidays: 'closed', own: [] } }, on(9, 20, 12)).map(
      ({ from, name }) => [from, name],
    )
    expect(names).toEqual([
      ['2026-09-25', '中秋节'],
      ['2026-10-01', '国庆节'],
      ['2026-09-20', ''],
      ['2026-10-10', ''],
    ])
  })

  it('count overlapping spans once', () => {
    const doubled = { hours: [...hours, { days: [5], opens: 600, closes: 1_320 }] }
    const friday = at(20, 0)
    expect(businessTime(doubled)(friday)).toEqual([
      { from: at(20, 9), to: at(20, 21) },
      { from: at(20, 21), to: at(20, 22) },
    ])
  })
})

describe('service hours', () => {
  it('are open from the first minute to the one before closing', () => {
    expect([at(20, 9), at(20, 20, 59), at(21, 10)].map((moment) => isOpen({ hours }, moment))).toEqual([
      true,
      true,
      true,
    ])
    expect(
      [at(20, 8, 59), at(20, 21), at(21, 9), at(21, 18)].map((moment) => isOpen({ hours }, moment)),
    ).toEqual([false, false, false, false])
  })

  it('begin again today, tomorrow, or after the weekend', () => {
    expect(nextOpening({ hours }, at(20, 7))).toBe(at(20, 9))
    expect(nextOpening({ hours }, at(20, 21))).toBe(at(21, 10))
    expect(nextOpening({ hours }, at(22, 18))).toBe(at(23, 9))
    expect(nextOpening({ hours }, at(20, 9))).toBe(at(21, 10))
  })

  it('may be one day a week, or never', () => {
    const mondays: OpeningSpan[] = [{ days: [1], opens: 600, closes: 660 }]
    expect(nextOpening({ hours: mondays }, at(23, 10))).toBe(at(30, 10))
    expect(nextOpening({ hours: [] }, NOW)).toBeNull()
    expect(isOpen({ hours: [] }, NOW)).toBe(false)
  })

  it('may have a break', () => {
    const split: OpeningSpan[] = [
      { days: [6], opens: 540, closes: 720 },
      { days: [6], opens: 780, closes: 1_440 },
    ]
    expect(isOpen({ hours: split }, at(21, 12, 30))).toBe(false)
    expect(nextOpening({ hours: split }, at(21, 12, 30))).toBe(at(21, 13))
    expect(isOpen({ hours: split }, at(21, 23, 59))).toBe(true)
  })

  it('open at the next opening, and were closed or open otherwise before', () => {
    fc.assert(
      fc.property(instants, (now) => {
        const opening = nextOpening({ hours }, now)!
        expect(opening).toBeGreaterThan(now)
        expect(opening - now).toBeLessThanOrEqual(7 * DAY)
        expect(isOpen({ hours }, opening)).toBe(true)
        expect(isOpen({ hours }, opening - 1)).toBe(false)
      }),
    )
  })
})

describe('how a shopper is called', () => {
  it.each([
    ['张雨晴', 'female', '张女士'],
    ['王伟', 'male', '王先生'],
    ['欧阳娜娜', 'female', '欧阳女士'],
    ['张**', 'male', '张先生'],
    ['张雨晴', 'unknown', '张雨晴'],
    ['Anna', 'female', 'Anna'],
    ['快乐的小鱼', 'female', '快乐的小鱼'],
    ['🌸小雨', 'female', '🌸小雨'],
    ['', 'female', '您好'],
  ] as const)('%s (%s) is %s', (name, gender, called) => {
    expect(honorificOf({ name, gender })).toBe(called)
  })

  it('depends on the time of day', () => {
    const hoursOfDay = [0, 4, 5, 8, 9, 11, 12, 13, 14, 17, 18, 23]
    expect(hoursOfDay.map((hour) => greetingOf(at(21, hour)))).toEqual(
      '晚上好 晚上好 早上好 早上好 上午好 上午好 中午好 中午好 下午好 下午好 晚上好 晚上好'.split(' '),
    )
    expect(honorificOf(null)).toBe('您好')
  })
})

describe('time', () => {
  it('is China’s, whatever the machine thinks', () => {
    expect(chinaTime(Date.UTC(2026, 11, 31, 16))).toEqual({
      year: 2027,
      month: 1,
      day: 1,
      hour: 0,
      minute: 0,
      weekday: 5,
    })
    expect(clockText(at(21, 9, 5))).toBe('09:05')
    expect(dayCode(at(21, 0))).toBe('261121')
  })

  it('begins its days at midnight in China', () => {
    fc.assert(
      fc.property(instants, (now) => {
        const midnight = startOfDay(now)
        expect(chinaTime(midnight)).toMatchObject({ hour: 0, minute: 0, day: chinaTime(now).day })
        expect(now - midnight).toBeLessThan(DAY)
        expect(daysBetween(now, midnight)).toBe(0)
        expect(daysBetween(now, midnight - 1)).toBe(-1)
      }),
    )
  })

  it('is told in near words, else by date, with the year when it is another one', () => {
    expect([at(20, 1), at(21, 1), at(22, 1)].map((moment) => dayText(moment, NOW))).toEqual([
      '昨天',
      '今天',
      '明天',
    ])
    expect(momentText(at(19, 15, 20), NOW)).toBe('11-19 15:20')
    expect(dayText(Date.UTC(2025, 4, 1), NOW)).toBe('2025-05-01')
  })

  it('of a deadline has the weekday when it is not near', () => {
    expect(deadlineText(at(21, 18), NOW)).toBe('今天 18:00')
    expect(deadlineText(at(25, 18), NOW)).toBe('11月25日 周三 18:00')
    // midnight is the end of a day, not the beginning of the next
    expect(deadlineText(at(22, 0), NOW)).toBe('今天 24:00')
    expect(deadlineText(at(26, 0), NOW)).toBe('11月25日 周三 24:00')
    expect(comingText(at(22, 0), NOW)).toBe('明天 00:00')
  })

  it('of waiting is rounded up to minutes', () => {
    expect([0, 1, MINUTE, MINUTE + 1, HOUR].map((wait) => waitText(wait))).toEqual([
      '1 分钟',
      '1 分钟',
      '1 分钟',
      '2 分钟',
      '60 分钟',
    ])
    expect(waitText(null)).toBe('稍久')
  })
})

it('money is yuan with two decimals and commas', () => {
  expect([0, 5, 5_269, 128_600, 100_000_000, -1].map(yuanText)).toEqual([
    '¥0.00',
    '¥0.05',
    '¥52.69',
    '¥1,286.00',
    '¥1,000,000.00',
    '-¥0.01',
  ])
})

describe('a text with variables', () => {
  it('names each once, in order', () => {
    expect(slotsOf('{称呼}，{时间}前到，{称呼}')).toEqual(['称呼', '时间'])
    expect(slotsOf('没有 {} 也没有 {{')).toEqual([])
  })

  it('is filled with what is known; the rest stays and is asked for', () => {
    expect(fill('{称呼}，{时间}前到', { 称呼: '张女士' })).toBe('张女士，{时间}前到')
    expect(missingSlots('{称呼}，{时间}前到', { 称呼: '张女士', 时间: '' })).toEqual(['时间'])
  })

  it('does not take what every object has for a value', () => {
    expect(fill('{constructor}', {})).toBe('{constructor}')
    expect(missingSlots('{constructor} {toString}', {})).toEqual(['constructor', 'toString'])
  })

  it('has no hole once nothing is missing, and values are never read as variables', () => {
    const name = fc.stringMatching(/^[a-z]{1,5}$/)
    fc.assert(
      fc.property(fc.dictionary(name, fc.string({ minLength: 1 })), (values) => {
        const text = Object.keys(values)
          .map((key) => `{${key}}`)
          .join('')
        expect(missingSlots(text, values)).toEqual([])
        expect(fill(text, values)).toBe(Object.values(values).join(''))
      }),
    )
  })
})

describe('an order as its owner sees it', () => {
  it('is a card: the first of the goods stands for all, the newest line of the track', () => {
    const card = toOrderCard(sampleOrder())
    expect(card).toMatchObject({
      title: '手捏陶瓷杯 320ml',
      kinds: 2,
      pieces: 3,
      latest: '已到达杭州余杭营业部',
    })
    expect(OrderCard.parse(card)).toEqual(card)
    expect(toOrderCard(sampleOrder({ parcels: [] }))).not.toHaveProperty('latest')
  })

  it('in full shows neither phone nor name nor street', () => {
    const detail = toOrderDetail(sampleOrder())
    expect(detail.sendTo).toBe('张** 138****2606，浙江省杭州市余杭区 ****')
    expect(OrderDetail.parse(detail)).toEqual(detail)
    expect(JSON.stringify(detail)).not.toMatch(/13812342606|雨晴|文一西路|openid|yuqing/)
  })

  it('never shows more than seven digits of a phone, nor of a short one its end only', () => {
    expect(['13812342606', '186******05', '12345', '8800123', '88001234', ''].map(maskedPhone)).toEqual([
      '138****2606',
      '186******05',
      '****',
      '****23',
      '****34',
      '****',
    ])
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{0,20}$/),
        (phone) => maskedPhone(phone).replace(/\*/g, '').length <= 7,
      ),
    )
  })

  it('shows one letter of a name, a whole one', () => {
    expect(['张雨晴', '李雷', '王', '', '𠮷田', '👩‍🌾小禾'].map(maskedName)).toEqual([
      ...['张**', '李*', '王', '', '𠮷*', '👩‍🌾**'],
    ])
  })
})

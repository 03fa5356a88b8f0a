import fc from 'fast-check'
import { ClaimDetails } from '../../core/orders/claim/claim'
import { keyed } from '../../core/orders/claim/keyed'
import { fitsClaim } from '../../core/orders/claim/match'
import { mobileOf, phoneTailOf } from '../../core/orders/claim/phone'
import { admitTry, MOST_TRIES, TRIES_WITHIN_MS } from '../../core/orders/claim/tries'
import { arrive } from '../../core/orders/intake/arrive'
import type { Order } from '../../core/orders/order'
import { HOUR, type Instant } from '../../core/shared/time'
import { NOW, sampleOrder } from '../support/samples'

const nobodys = (recipient: Partial<NonNullable<Order['recipient']>> = {}): Order =>
  sampleOrder({ openid: null, recipient: { name: '张雨晴', phone: '13812342606', ...recipient } })
const said: ClaimDetails = { orderNo: nobodys().orderNo, phoneTail: '2606', recipient: '张雨晴' }

describe('a phone number', () => {
  it.each([
    ['13812342606', '13812342606'],
    ['+86 138-1234-2606', '13812342606'],
    ['0086 138 1234 2606', '13812342606'],
    ['8613812342606', '13812342606'],
    ['１３８１２３４２６０６', '13812342606'],
    ['186******05', null],
    ['138****2606', null],
    ['0571-88001234', null],
    ['12812342606', null],
    ['', null],
  ])('%j is the mobile number %j', (written, mobile) => {
    expect(mobileOf(written)).toBe(mobile)
  })

  it.each([
    ['138****2606', '2606'],
    ['138-1234-2606', '2606'],
    ['186******05', null],
    ['', null],
  ])('%j ends in %j', (written, tail) => {
    expect(phoneTailOf(written)).toBe(tail)
  })
})

describe('a claim by details', () => {
  it('fits when all three parts do', () => {
    expect(fitsClaim(nobodys(), said, 'me')).toBe(true)
    expect(fitsClaim(nobodys({ name: '张 雨晴' }), said, 'me')).toBe(true)
    expect(fitsClaim(nobodys({ phone: '138****2606' }), said, 'me')).toBe(true)
  })

  it('takes a masked name by what can be read of it', () => {
    expect(fitsClaim(nobodys({ name: '张**' }), said, 'me')).toBe(true)
    expect(fitsClaim(nobodys({ name: '*雨晴' }), said, 'me')).toBe(true)
    expect(fitsClaim(nobodys({ name: '李**' }), said, 'me')).toBe(false)
    expect(fitsClaim(nobodys({ name: '张**' }), { ...said, recipient: '张' }, 'me')).toBe(false)
    expect(fitsClaim(nobodys({ name: '***' }), said, 'me')).toBe(false)
  })

  it.each([
    ['there is no such order', null, said],
    ['it is somebody else’s', { ...nobodys(), openid: 'her' }, said],
    ['the digits are others', nobodys(), { ...said, phoneTail: '2607' }],
    [
      'the digits are hidden in the export',
      nobodys({ phone: '186******05' }),
      { ...said, phoneTail: '0005' },
    ],
    ['the name is another', nobodys(), { ...said, recipient: '张雨' }],
    ['the order has no recipient', sampleOrder({ openid: null, recipient: undefined as never }), said],
    ['nothing is known of the recipient', nobodys({ name: '', phone: '' }), said],
  ])('does not fit when %s', (_, order, details) => {
    expect(fitsClaim(order, details, 'me')).toBe(false)
  })

  it('says at which field something is missing', () => {
    const codes = (input: unknown) =>
      ClaimDetails.safeParse(input).error?.issues.map(({ message }) => message)
    expect(codes({ orderNo: '一二三', phoneTail: '26', recipient: '  ' })).toEqual([
      'orderNoFormat',
      'phoneTailFormat',
      'recipientMissing',
    ])
    expect(ClaimDetails.parse({ orderNo: ' 3729 ', phoneTail: '2606 ', recipient: ' 张雨晴' })).toEqual({
      orderNo: '3729',
      phoneTail: '2606',
      recipient: '张雨晴',
    })
  })
})

it('whenever tries are made, no hour holds more than five that counted', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: HOUR }), { maxLength: 60 }), (pauses) => {
      let now: Instant = NOW
      let tried: Instant[] = []
      const counted: Instant[] = []
      for (const pause of pauses) {
        now += pause
        const admitted = admitTry(tried, now)
        if (!admitted) continue
        tried = admitted
        counted.push(now)
      }
      for (const at of counted) {
        const within = counted.filter((other) => other > at - TRIES_WITHIN_MS && other <= at)
        expect(within.length).toBeLessThanOrEqual(MOST_TRIES)
      }
    }),
  )
})

it('a try after a quiet hour is let through', () => {
  const five = Array.from({ length: MOST_TRIES }, (_, at) => NOW + at)
  expect(admitTry(five, NOW + HOUR - 1)).toBeNull()
  expect(admitTry(five, NOW + HOUR)).toHaveLength(MOST_TRIES)
})

describe('the key by which an order is found', () => {
  it('is the whole mobile number, while the order belongs to nobody', () => {
    expect(keyed(nobodys({ phone: '138-1234-2606' })).claimPhone).toBe('13812342606')
    expect(keyed(nobodys({ phone: '186******05' })).claimPhone).toBeUndefined()
    expect(keyed(sampleOrder()).claimPhone).toBeUndefined()
    expect(keyed({ ...sampleOrder(), claimPhone: '13812342606' })).not.toHaveProperty('claimPhone')
  })

  it('is given to an order that comes in, and to one that was stored before there were keys', () => {
    const order = { ...nobodys(), digest: 'a' }
    const arrival = { orderNo: order.orderNo, orders: [order], parcels: [] }
    expect(arrive(null, arrival).order?.claimPhone).toBe('13812342606')
    const again = arrive(order, arrival)
    expect(again.order?.claimPhone).toBe('13812342606')
    expect(again.outcomes.orders).toEqual(['same'])
    expect(arrive(again.order, arrival).order).toBe(again.order)
  })
})

describe('an order that was claimed', () => {
  const claim = { at: NOW, how: 'phone' as const }
  const claimed: Order = { ...nobodys(), openid: 'me', claim }
  const comesIn = (order: Order) =>
    arrive(claimed, { orderNo: order.orderNo, orders: [order], parcels: [] }).order

  it('stays claimed when the export is read again', () => {
    const again = comesIn({ ...nobodys(), status: 'completed', digest: 'b' })
    expect(again).toMatchObject({ openid: 'me', claim, status: 'completed' })
    expect(again).not.toHaveProperty('claimPhone')
  })

  it('stays claimed through a push, even of another owner', () => {
    const push = { ...nobodys(), updatedAt: NOW, digest: 'c' }
    expect(comesIn(push)).toMatchObject({ openid: 'me', claim })
    expect(comesIn({ ...push, openid: 'other' })).toMatchObject({ openid: 'me', claim })
  })
})

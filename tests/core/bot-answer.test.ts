import { answerTo, answerToMedia, type BotAnswer, type Known } from '../../core/bot/answer'
import type { Intent } from '../../core/bot/understand'
import { botWords } from '../../core/copy/bot'
import { MessageBody } from '../../core/conversation/message'
import { DAY, HOUR } from '../../core/shared/time'
import type { Order } from '../../core/orders/order'
import { NOW, sampleOrder } from '../support/samples'

const nobodys: Known = { orders: [], order: null }
const withOrders = (...orders: Order[]): Known => ({ orders, order: null })
const answer = (intent: Intent, known: Known = nobodys) => answerTo(intent, known, NOW)
const about = (what: 'way' | 'sending' | 'orders' | { tail: string }, ...orders: Order[]) =>
  answer({ want: 'parcel', about: what }, withOrders(...orders))

const textsOf = ({ bodies }: BotAnswer) => bodies.flatMap((body) => ('text' in body ? [body.text] : []))
const chosenOf = ({ bodies }: BotAnswer) =>
  bodies.flatMap((body) => (body.kind === 'orders' ? body.orders.map(({ orderNo }) => orderNo) : []))

const onTheWay = sampleOrder()
const alsoOnTheWay = sampleOrder({ orderNo: '3729946591347480001' })
const toBeSent = sampleOrder({
  orderNo: '3729946591347480002',
  status: 'paid',
  parcels: [],
  shipBy: NOW + 8 * HOUR,
})
const done = sampleOrder({ orderNo: '3729946591347480003', status: 'completed' })

it('“常见问题” is answered with the shop’s own questions, to be tapped', () => {
  const questions = ['几天能发货？', '怎么退换货？']
  expect(answer({ want: 'questions', questions }).bodies).toEqual([
    { kind: 'text', text: botWords.faq, chips: questions },
  ])
})

describe('“我的快递到哪了”', () => {
  it('is answered with time, place and the order’s card', () => {
    const said = about('way', onTheWay, done)
    expect(textsOf(said)).toEqual([
      '订单尾号 6037 在路上：已到达杭州余杭营业部。预计明天 10:00 前送达。中通快递 78512345678901',
    ])
    expect(said.bodies[1]).toMatchObject({ kind: 'order', order: { orderNo: onTheWay.orderNo } })
    expect(said).toMatchObject({ handOff: false, offersPerson: false, orderNo: onTheWay.orderNo })
  })

  it('lets the shopper choose when several are on the way, five at most', () => {
    expect(chosenOf(about('way', onTheWay, toBeSent, alsoOnTheWay))).toEqual([
      onTheWay.orderNo,
      alsoOnTheWay.orderNo,
    ])
    const many = Array.from({ length: 9 }, (_, n) => sampleOrder({ orderNo: `372994659134748000${n}` }))
    expect(chosenOf(about('way', ...many))).toHaveLength(5)
  })

  it('tells what is to be sent when nothing is on the way, else the newest order', () => {
    expect(textsOf(about('way', done, toBeSent))).toEqual(['订单尾号 0002 还没发出，今天 18:00 前发出。'])
    expect(textsOf(about('way', done))[0]).toBe(botWords.noneOnTheWay)
  })

  it('says so when there is no order, and offers a person', () => {
    expect(about('way')).toMatchObject({ offersPerson: true, handOff: false, orderNo: null })
    expect(textsOf(about('way'))).toEqual([botWords.noOrders])
  })
})

describe('“什么时候发货”', () => {
  it('looks at what is to be sent before what is on the way', () => {
    expect(about('sending', onTheWay, toBeSent).orderNo).toBe(toBeSent.orderNo)
    expect(about('sending', onTheWay, done).orderNo).toBe(onTheWay.orderNo)
    expect(textsOf(about('sending', done))[0]).toBe(botWords.noneToSend)
  })

  it('admits a broken promise', () => {
    const late = sampleOrder({ status: 'paid', parcels: [], shipBy: NOW - HOUR })
    expect(textsOf(about('sending', late))).toEqual([
      '订单尾号 6037 应在 今天 09:00 前发出，现在晚了。要催一下就转人工。',
    ])
  })
})

describe('“我的订单” and “尾号”', () => {
  it('shows the only order, or lets choose among all', () => {
    expect(about('orders', done).orderNo).toBe(done.orderNo)
    expect(chosenOf(about('orders', done, onTheWay))).toEqual([done.orderNo, onTheWay.orderNo])
  })

  it('takes four digits for an order only when one’s own ends with them', () => {
    const digits = (typed: string) =>
      answer({ want: 'parcel', about: { digits: typed } }, withOrders(onTheWay))
    expect(digits('6037').orderNo).toBe(onTheWay.orderNo)
    expect(digits('2026')).toEqual(answer({ want: 'unknown' }))
  })

  it('finds an order by its tail among one’s own', () => {
    expect(about({ tail: '6037' }, done, onTheWay).orderNo).toBe(onTheWay.orderNo)
    expect(about({ tail: '9999' }, done, onTheWay)).toEqual(
      answer({ want: 'order', orderNo: '9', asksMore: false }),
    )
  })
})

describe('an order number', () => {
  const ask = (order: Order | null, asksMore = false) =>
    answer({ want: 'order', orderNo: onTheWay.orderNo, asksMore }, { orders: [], order })

  it('is answered with that order', () => {
    expect(ask(onTheWay)).toMatchObject({ orderNo: onTheWay.orderNo, offersPerson: false })
  })

  it('that is nobody’s or somebody else’s is not found, in the same words, and offers a person', () => {
    expect(textsOf(ask(null))).toEqual([botWords.orderNotFound])
    expect(ask(null)).toMatchObject({ offersPerson: true, orderNo: null })
  })

  it('with a question beyond its status gets the status and the offer of a person', () => {
    expect(textsOf(ask(onTheWay, true))[1]).toBe(botWords.offerForOrder)
    expect(ask(onTheWay, true)).toMatchObject({
      offersPerson: true,
      handOff: false,
      orderNo: onTheWay.orderNo,
    })
  })
})

it.each([
  ['unpaid', '订单尾号 6037 还没有付款，应付 ¥167.00。'],
  ['cancelled', '订单尾号 6037 已取消。'],
] as const)('an order that is %s is told so', (status, text) => {
  expect(textsOf(about('orders', sampleOrder({ status, parcels: [] })))).toEqual([text])
})

it.each([
  ['家门口', '订单尾号 6037 昨天 10:00 已签收：家门口'],
  ['已签收，快递柜', '订单尾号 6037 昨天 10:00 已签收，快递柜'],
])('an order that arrived tells when and where, once: %s', (text, said) => {
  const parcel = { ...onTheWay.parcels[0]!, deliveredAt: NOW - DAY, track: [{ at: NOW - DAY, text }] }
  const arrived = sampleOrder({ status: 'delivered', parcels: [parcel] })
  expect(textsOf(about('orders', arrived))).toEqual([said])
})

describe('everything else', () => {
  it('hands over at once when a person is wanted, or a photo has to be judged', () => {
    expect(answer({ want: 'person' })).toMatchObject({ handOff: true })
    expect(answerToMedia({ kind: 'image' })).toMatchObject({ handOff: true })
  })

  it('answers the shop’s own question with its card', () => {
    const card = { question: '怎么退', answer: '7 天内' }
    expect(answer({ want: 'faq', ...card }).bodies).toEqual([{ kind: 'faq', ...card }])
  })

  it('keeps a person at hand when the shop’s answer was found by what it is about', () => {
    expect(answer({ want: 'faq', question: '怎么退', answer: '7 天内', byTopic: true }).bodies).toEqual([
      { kind: 'text', text: '7 天内', chips: ['转人工'] },
    ])
  })

  it('offers a person when it does not know', () => {
    expect(answer({ want: 'unknown' })).toMatchObject({ offersPerson: true, handOff: false })
  })

  it.each(['greeting', 'nothing', 'unknown'] as const)('keeps a person one tap away (%s)', (want) => {
    expect(answer({ want }).bodies).toEqual([
      expect.objectContaining({ chips: expect.arrayContaining(['转人工']) }),
    ])
  })

  it('is made of valid messages only', () => {
    const all = [
      about('way', onTheWay),
      about('way', onTheWay, alsoOnTheWay),
      about('way'),
      answer({ want: 'unknown' }),
    ]
    for (const body of all.flatMap(({ bodies }) => bodies)) expect(MessageBody.parse(body)).toEqual(body)
  })
})

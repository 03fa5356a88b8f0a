import fc from 'fast-check'
import { aboutOwnCard, answerTo } from '../../core/bot/answer'
import { understand } from '../../core/bot/understand'
import { OrderStatus } from '../../core/orders/order'
import {
  allowed,
  decide,
  evolve,
  mayAsk,
  movedBy,
  type RequestCommand,
} from '../../core/orders/requests/decide'
import { answerByOf } from '../../core/orders/requests/promise'
import { OrderRequest, toRequestView, type RequestState } from '../../core/orders/requests/request'
import { Wanted } from '../../core/orders/requests/wanted'
import { HOUR, MINUTE } from '../../core/shared/time'
import { NOW, sampleOrder, sampleShop } from '../support/samples'

const by = { agentId: 'linxiao', name: '林晓', cause: 'wecom:1' }
const address = {
  name: '张雨晴',
  phone: '13800002606',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  detail: '文三路 1 号',
}

const requestIn = (state: RequestState, kind: 'cancel' | 'address' = 'cancel'): OrderRequest => ({
  _id: 'mianyu:372:1',
  shopId: 'mianyu',
  orderNo: '3729946591347486037',
  seq: 1,
  number: 7,
  openid: 'yuqing',
  clientId: 'client-0001',
  wanted: kind === 'cancel' ? { kind, reason: '拍错了' } : { kind, address },
  askedAt: NOW,
  answerBy: NOW + HOUR,
  state,
  version: 1,
  told: 1,
  dueAt: null,
})

const states: Record<RequestState['status'], RequestState> = {
  submitted: { status: 'submitted' },
  accepted: { status: 'accepted', at: NOW, by },
  done: { status: 'done', at: NOW, by },
  declined: { status: 'declined', at: NOW, by, reason: '已经打包' },
  withdrawn: { status: 'withdrawn', at: NOW },
  overtaken: { status: 'overtaken', at: NOW, orderStatus: 'shipped' },
}
const commands: Record<RequestCommand['type'], RequestCommand> = {
  withdraw: { type: 'withdraw' },
  accept: { type: 'accept', by },
  decline: { type: 'decline', by, reason: ' 已经打包 ' },
  finish: { type: 'finish', by },
}
const leadsTo = { withdraw: 'withdrawn', accept: 'accepted', decline: 'declined', finish: 'done' } as const

describe('a request', () => {
  const edges = Object.values(states).flatMap((state) =>
    Object.values(commands).map((command) => [state.status, command.type] as const),
  )

  it.each(edges)('that is %s answers “%s” as its table says', (status, type) => {
    const before = requestIn(states[status])
    const decided = decide(commands[type], before)
    if (!allowed[status].includes(type)) return expect(decided).toEqual({ ok: false, error: 'notAllowed' })
    if (!decided.ok) throw new Error(decided.error)
    const after = evolve(before, decided.value, NOW + 1)
    expect(after.state.status).toBe(leadsTo[type])
    expect(after.version).toBe(before.version + 1)
    expect(OrderRequest.parse(after)).toEqual(after)
  })

  it('is declined with words, trimmed and not too many', () => {
    const decline = (reason: string) => decide({ type: 'decline', by, reason }, requestIn(states.submitted))
    expect(decline('  ')).toEqual({ ok: false, error: 'reasonMissing' })
    expect(decline('长'.repeat(101))).toEqual({ ok: false, error: 'reasonTooLong' })
    expect(decline(' 已经打包 ')).toMatchObject({ ok: true, value: { reason: '已经打包' } })
  })

  it('is over when its order has moved on', () => {
    const moved = (status: OrderStatus, state: RequestState, kind: 'cancel' | 'address' = 'cancel') => {
      const request = requestIn(state, kind)
      const event = movedBy(request, status)
      return event && evolve(request, event, NOW).state.status
    }
    expect(moved('shipped', states.submitted)).toBe('overtaken')
    expect(moved('shipped', states.accepted)).toBe('overtaken')
    expect(moved('cancelled', states.submitted)).toBe('done')
    expect(moved('cancelled', states.accepted)).toBe('done')
    expect(moved('paid', states.submitted)).toBeNull()
    expect(moved('shipped', states.submitted, 'address')).toBe('overtaken')
    expect(moved('shipped', states.accepted, 'address')).toBeNull() // it may well have been sent to the new one
    expect(moved('cancelled', states.accepted, 'address')).toBe('overtaken')
    expect(moved('shipped', states.declined)).toBeNull()
  })

  it('never leaves an end, whatever comes', () => {
    const command = fc.constantFrom(...Object.values(commands))
    const status = fc.constantFrom(...OrderStatus.options)
    fc.assert(
      fc.property(fc.array(fc.oneof(command, status), { maxLength: 12 }), (story) => {
        let request = requestIn(states.submitted)
        for (const step of story) {
          const before = request
          const moved = typeof step === 'string' ? movedBy(request, step) : null
          const decided = typeof step === 'string' ? null : decide(step, request)
          const event = moved ?? (decided?.ok ? decided.value : null)
          if (event) request = evolve(request, event, NOW)
          if (allowed[before.state.status].length === 0) expect(request).toBe(before)
        }
      }),
    )
  })
})

describe('what may be asked of an order', () => {
  it.each([
    ['unpaid', null],
    ['paid', null],
    ['shipped', 'requestTooLate'],
    ['delivered', 'requestTooLate'],
    ['completed', 'requestTooLate'],
    ['cancelled', 'notAllowed'],
  ] as const)('while it is %s: %s', (status, refusal) => {
    const may = mayAsk('cancel', status, [])
    expect(may.ok ? null : may.error).toBe(refusal)
  })

  it('is one thing at a time', () => {
    expect(mayAsk('address', 'paid', [requestIn(states.submitted)])).toEqual({
      ok: false,
      error: 'requestOpen',
    })
    expect(mayAsk('address', 'paid', [requestIn(states.declined)])).toMatchObject({ ok: true })
  })

  it('says at which field something is wrong', () => {
    const codes = (wanted: unknown) => Wanted.safeParse(wanted).error?.issues.map(({ message }) => message)
    expect(codes({ kind: 'cancel', reason: ' ' })).toEqual(['reasonMissing'])
    expect(codes({ kind: 'cancel', reason: '因'.repeat(101) })).toEqual(['reasonTooLong'])
    const empty = { name: '', phone: '1380000', province: '', city: '', district: '', detail: ' ' }
    expect(codes({ kind: 'address', address: empty })).toEqual([
      'recipientMissing',
      'phoneFormat',
      'regionMissing',
      'regionMissing',
      'detailMissing',
    ])
  })

  it('shows a new address masked', () => {
    expect(toRequestView(requestIn(states.submitted, 'address')).sendTo).toBe(
      '张** 138****2606，浙江省杭州市西湖区 ****',
    )
  })
})

describe('the time by which a request is answered', () => {
  const shop = {
    ...sampleShop,
    requestPolicy: { cancel: { answerMs: 30 * MINUTE }, address: { answerMs: HOUR } },
  }
  /** Saturday, open from ten to six. */
  const saturday = (hour: number, minute = 0) => Date.UTC(2026, 10, 21, hour - 8, minute)

  it('is the policy’s own, while the service is open', () => {
    expect(answerByOf(shop, 'cancel', saturday(11))).toBe(saturday(11, 30))
    expect(answerByOf(shop, 'address', saturday(11))).toBe(saturday(12))
  })

  it('goes on at the next opening', () => {
    expect(answerByOf(shop, 'address', saturday(17, 40))).toBe(saturday(24 + 10, 40))
    expect(answerByOf(shop, 'cancel', saturday(8))).toBe(saturday(10, 30))
  })

  it('is the clock on the wall where the shop has no hours', () => {
    expect(answerByOf({ ...shop, hours: [] }, 'cancel', saturday(3))).toBe(saturday(3, 30))
  })
})

describe('asked in the chat', () => {
  const paid = sampleOrder({ orderNo: '1111', status: 'paid' })
  const unpaid = sampleOrder({ orderNo: '2222', status: 'unpaid' })
  const shipped = sampleOrder({ orderNo: '3333', status: 'shipped' })
  const asked = (text: string, orders = [paid, unpaid, shipped]) =>
    answerTo(understand(text, []), { orders, order: null }, NOW)

  it('the bot offers the form for the orders that are not sent yet', () => {
    const { bodies, offersPerson } = asked('我要取消订单')
    expect(bodies).toMatchObject([
      { kind: 'requestForm', request: 'cancel', orders: [{ orderNo: '1111' }, { orderNo: '2222' }] },
    ])
    expect(offersPerson).toBe(false)
    expect(asked('改地址').bodies).toMatchObject([{ kind: 'requestForm', request: 'address' }])
  })

  it('the bot takes the order that is named', () => {
    expect(asked('尾号2222的订单取消').orderNo).toBe('2222')
    expect(asked('取消尾号 2222 的订单').bodies).toMatchObject([{ orders: [{ orderNo: '2222' }] }])
  })

  it('the bot asks which one, until it is one of them', () => {
    const which = asked('我要取消订单')
    expect(which.choosingFor).toBe('cancel')
    const chosen = (text: string) => {
      const intent = understand(text, [], { offeredPerson: false, choosingFor: 'cancel' })
      return answerTo(intent, { orders: [paid, unpaid, shipped], order: null }, NOW)
    }
    expect(chosen('2222')).toMatchObject({
      orderNo: '2222',
      bodies: [{ kind: 'requestForm', request: 'cancel', orders: [{ orderNo: '2222' }] }],
    })
    expect(chosen('2222').choosingFor).toBeUndefined()
    expect(chosen('9999')).toMatchObject({ offersPerson: true, choosingFor: 'cancel' })
    expect(chosen('3333').bodies).toMatchObject([{ text: expect.stringContaining('已经发出') as string }])
  })

  it('the bot takes the card that is sent for the one', () => {
    expect(aboutOwnCard(unpaid, 'cancel', NOW).bodies).toMatchObject([
      { kind: 'requestForm', request: 'cancel', orders: [{ orderNo: '2222' }] },
    ])
    expect(aboutOwnCard(unpaid, null, NOW).bodies).toMatchObject([{ kind: 'text' }])
  })

  it.each([
    ['all are sent', [shipped], '已经发出或结束'],
    ['there are none', [], '没有找到您的订单'],
  ])('the bot offers a person when %s', (_, orders, words) => {
    const { bodies, offersPerson } = asked('我要取消订单', orders)
    expect(bodies).toMatchObject([{ kind: 'text', text: expect.stringContaining(words) as string }])
    expect(offersPerson).toBe(true)
  })
})

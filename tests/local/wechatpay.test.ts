import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Payout } from '../../core/refunds/payout'
import type { Refund } from '../../core/refunds/refund'
import { DAY, HOUR } from '../../core/shared/time'
import { demoPayAccounts } from '../../local/demo/pay'
import { createPayKeys, payEnv } from '../../local/wechatpay/account'
import { WechatPayStandIn, type Trouble } from '../../local/wechatpay/stand-in'
import { readMerchants } from '../../server/adapters/wechatpay/merchants'
import { openNotification } from '../../server/adapters/wechatpay/notification'
import { wechatPayRails } from '../../server/adapters/wechatpay/rails'
import { payTroubles } from '../support/pay-troubles'
import { NOW } from '../support/samples'
import { createClock } from '../support/wecom-rig'

/** The adapter and the stand-in do their cryptography by different code: each checks the other. */

const keys = createPayKeys()

/** Where notifications go: kept as they come. */
const openMailbox = async () => {
  const received: {
    readonly headers: Record<string, string | string[] | undefined>
    readonly body: string
  }[] = []
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      received.push({ headers: req.headers, body: Buffer.concat(chunks).toString('utf8') })
      res.writeHead(received.length > 2 ? 200 : 500).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { received, url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

const open = async () => {
  const clock = createClock(NOW)
  const mailbox = await openMailbox()
  const options = { accounts: demoPayAccounts, keys, now: clock.now, after: clock.after }
  const standIn = new WechatPayStandIn(options)
  const { url, close } = await standIn.listen()
  const env = payEnv(demoPayAccounts, keys, { baseUrl: url, notifyUrl: mailbox.url })
  const log = { info: () => undefined, error: () => undefined }
  const railsOf = (changes: object = {}) => wechatPayRails({ ...env, ...changes })({ now: clock.now, log })
  const merchant = readMerchants(env.WECHAT_PAY)[0]!
  return {
    ...{ clock, mailbox, standIn, env, railsOf, merchant, rails: railsOf() },
    close: async () => {
      await close()
      mailbox.close()
    },
  }
}

let world: Awaited<ReturnType<typeof open>>
beforeEach(async () => {
  world = await open()
})
afterEach(() => world.close())

const frozen = { state: { status: 'frozen' }, doubts: [], version: 1, dueAt: NOW, frozenAt: NOW } as const
const approval = {
  caseNo: 'S1',
  amountFen: 500,
  at: NOW,
  by: { kind: 'rule', rule: 'r', policyVersion: 1 },
} as const
const refund: Refund = {
  ...{ ...frozen, _id: 'mianyu:2611210001:1', shopId: 'mianyu', orderNo: '2611210001', seq: 1, caseNo: 'S1' },
  ...{ number: 'S1R1', rail: 'wechatPay', amountFen: 500, totalFen: 900, doubts: [], approval },
}
const payout: Payout = {
  ...{
    ...frozen,
    _id: 'mianyu:S1P1',
    shopId: 'mianyu',
    openid: 'o-yuqing',
    caseNo: 'S1',
    purpose: 'freight',
  },
  ...{ number: 'S1P1', amountFen: 500, doubts: [], approval },
}
const said = (more: object) => ({ kind: 'said', report: expect.objectContaining(more) as object })

describe('a refund', () => {
  it.each([
    ['PROCESSING', 'processing'],
    ['SUCCESS', 'succeeded'],
    ['CLOSED', 'closed'],
    ['ABNORMAL', 'abnormal'],
  ] as const)('that is answered with %s is %s, by the call and by the query', async (status, word) => {
    world.standIn.outcomes.refund = status
    const report = { number: 'S1R1', amountFen: 500, word, at: NOW }
    expect(await world.rails.refunds.ask(refund)).toEqual(said(report))
    expect(await world.rails.refunds.query(refund)).toEqual(said(report))
    expect(world.standIn.requests.every(({ isSigned }) => isSigned)).toBe(true)
  })

  it('is one, however often the same number is asked for, and another amount under it is refused', async () => {
    const first = await world.rails.refunds.ask(refund)
    expect(await world.rails.refunds.ask(refund)).toEqual(first)
    expect(world.standIn.known).toHaveLength(1)
    const other = await world.rails.refunds.ask({ ...refund, amountFen: 501 })
    expect(other).toEqual({ kind: 'refused', code: 'INVALID_REQUEST' })
  })

  it('of more than is left of the order is refused, as is one that the balance does not cover', async () => {
    await world.rails.refunds.ask(refund)
    const more = await world.rails.refunds.ask({ ...refund, number: 'S1R2' })
    expect(more).toEqual({ kind: 'refused', code: 'INVALID_REQUEST' })
    world.standIn.outcomes.balanceFen = 10
    const poor = await world.rails.refunds.ask({ ...refund, number: 'S1R3', orderNo: '2611210002' })
    expect(poor).toEqual({ kind: 'refused', code: 'NOT_ENOUGH' })
  })

  it('that WeChat Pay does not know is unknown', async () => {
    expect(await world.rails.refunds.query(refund)).toEqual({ kind: 'unknown' })
  })

  const unclear: readonly Trouble[] = [
    ...payTroubles,
    'stale',
    { status: 502, code: 'BANKERROR' },
    { status: 401, code: 'SIGN_ERROR' },
  ]
  it.each(unclear)('after %j nobody knows how it stands', async (trouble) => {
    world.standIn.troubles.askRefund.push(trouble)
    world.standIn.troubles.queryRefund.push(trouble)
    expect((await world.rails.refunds.ask(refund)).kind).toBe('silent')
    expect((await world.rails.refunds.query(refund)).kind).toBe('silent')
  })

  it('is not known to anybody where the request was signed by another key, or no account is named', async () => {
    const foreign = payEnv(demoPayAccounts, createPayKeys(), {
      baseUrl: world.env.WECHAT_PAY_BASE_URL,
      notifyUrl: '',
    })
    expect((await world.railsOf(foreign).refunds.ask(refund)).kind).toBe('silent')
    expect(world.standIn.requests).toMatchObject([{ isSigned: false }])
    const nobody = world.railsOf({ WECHAT_PAY: undefined })
    expect(await nobody.refunds.ask(refund)).toEqual({ kind: 'silent', code: 'noMerchant' })
    expect(world.standIn.known).toEqual([])
  })
})

describe('a payout', () => {
  it.each([
    ['WAIT_USER_CONFIRM', said({ word: 'waitingForShopper', amountFen: 500, number: 'S1P1' })],
    ['TRANSFERING', said({ word: 'processing' })],
    ['CANCELING', said({ word: 'processing' })],
    ['SUCCESS', said({ word: 'succeeded' })],
    ['FAIL', said({ word: 'failed', code: 'FAIL' })],
    ['CANCELLED', said({ word: 'failed', code: 'CANCELLED' })],
    ['ACCEPTED', { kind: 'silent', code: 'nothingSaid' }],
    ['PROCESSING', { kind: 'silent', code: 'nothingSaid' }],
  ] as const)('that is answered with %s', async (state, expected) => {
    world.standIn.outcomes.bill = state
    expect(await world.rails.payouts.ask(payout)).toEqual(expected)
    expect(await world.rails.payouts.query(payout)).toEqual(expected)
  })

  it('has the ticket of its page from every call, and from no query', async () => {
    const opens = expect.stringMatching(/^package\./) as string
    const ticket = { mchId: world.merchant.mchid, appId: world.merchant.appid, package: opens }
    expect(await world.rails.payouts.ask(payout)).toEqual(said({ ticket }))
    expect(await world.rails.payouts.ask(payout)).toEqual(said({ ticket }))
    const found = await world.rails.payouts.query(payout)
    expect(found.kind === 'said' && found.report.ticket).toBe(undefined)
  })

  it('fails by itself when nobody confirms within a day', async () => {
    await world.rails.payouts.ask(payout)
    world.clock.pass(DAY + HOUR)
    expect(await world.rails.payouts.query(payout)).toEqual(said({ word: 'failed', code: 'OVERDUE_CLOSE' }))
  })

  it('from ¥2,000 on needs a name that nobody here has: refused', async () => {
    expect(await world.rails.payouts.ask({ ...payout, amountFen: 200_000 })).toEqual({
      ...{ kind: 'refused', code: 'PARAM_ERROR' },
    })
  })
})

describe('notifications', () => {
  const sealed = (at = 0, change = (body: string) => body) => {
    const { headers, body } = world.mailbox.received[at]!
    return { body: change(body), header: (name: string) => [headers[name] ?? ''].flat().join() }
  }

  it('are sent until they are taken, and opened by the key that both know', async () => {
    await world.rails.refunds.ask(refund)
    world.standIn.becomes('S1R1', 'SUCCESS')
    await world.standIn.settled()
    world.clock.pass(15_000)
    await world.standIn.settled()
    world.clock.pass(15_000)
    await world.standIn.settled()
    world.clock.pass(DAY)
    await world.standIn.settled()
    expect(world.mailbox.received).toHaveLength(3)
    const report = { number: 'S1R1', amountFen: 500, word: 'succeeded', at: NOW }
    expect(openNotification(sealed(), world.merchant, NOW)).toMatchObject({
      ...{ ok: true, value: { kind: 'refund', report } },
    })
  })

  it('that were changed on the way, or kept, or meant for another merchant, are not opened', async () => {
    await world.rails.payouts.ask(payout)
    world.standIn.becomes('S1P1', 'FAIL', 'PAYEE_ACCOUNT_ABNORMAL')
    await world.standIn.settled()
    const at = (seal: ReturnType<typeof sealed>, now = NOW, merchant = world.merchant) =>
      openNotification(seal, merchant, now)
    expect(at(sealed())).toMatchObject({
      ok: true,
      value: { report: { word: 'failed', code: 'PAYEE_ACCOUNT_ABNORMAL', amountFen: 500 } },
    })
    expect(at(sealed(0, (body) => body.replace('FINISHED', 'FINISHEE')))).toMatchObject({
      error: 'badSignature',
    })
    expect(at(sealed(), NOW + HOUR)).toMatchObject({ error: 'stale' })
    expect(at({ ...sealed(), header: () => '' })).toMatchObject({ error: 'unsigned' })
    expect(at(sealed(), NOW, { ...world.merchant, platformKeys: {} })).toMatchObject({ error: 'unknownKey' })
    expect(at(sealed(), NOW, { ...world.merchant, mchid: '1900000009' })).toMatchObject({
      error: 'foreignMerchant',
    })
    const otherKey = { ...world.merchant, apiV3Key: 'x'.repeat(32) }
    expect(at(sealed(), NOW, otherKey)).toMatchObject({ error: 'unreadable' })
  })
})

it('half of an account is no account: the door says so when it starts', () => {
  expect(() => readMerchants('[{"mchid":"1900000001"}]')).toThrow()
  expect(readMerchants(undefined)).toEqual([])
})

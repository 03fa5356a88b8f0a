import { followedBy } from '../../../core/invoices/follow'
import { isOver, type Invoice, type InvoiceStatus } from '../../../core/invoices/invoice'
import { lookAtInvoice } from '../../../core/invoices/look'
import { dueOf, promisedBy } from '../../../core/invoices/machine'
import { namelessInvoice } from '../../../core/invoices/nameless'
import { isNewsOutside, isNewsToShopper, newsToStaff, noticeOf } from '../../../core/invoices/news'
import { edges, MOST_CHANGES, stays, type InvoiceCommand } from '../../../core/invoices/table'
import { DAY, HOUR } from '../../../core/shared/time'
import { NOW, sampleShop } from '../../support/samples'
import {
  after,
  born,
  company,
  fapiao,
  groundOf,
  issue,
  mistyped,
  owe,
  person,
  refundOf,
  she,
  staff,
  through,
  wang,
} from './rig'

const stepsOf = ({ steps }: Invoice) =>
  steps.map(({ step, by }) => `${step} ${typeof by === 'string' ? by : by.name}`)

const asked = born(mistyped)
const routed = born(company)
const issued = through(routed, [issue, staff])
const delivered = through(issued, [{ type: 'deliver' }])
const owed = through(delivered, [owe(5_000)])

describe('the table', () => {
  it('reaches every status, and leaves each but the last ones', () => {
    const reached = new Set<InvoiceStatus>(['requested', ...edges.map(({ to }) => to)])
    const left = new Set(edges.map(({ from }) => from))
    const all = [...Object.keys(stays), 'reversed', 'rejected', 'cancelled', 'lapsed']
    expect([...reached].sort()).toEqual([...all].sort())
    expect([...left].sort()).toEqual(Object.keys(stays).sort())
  })

  it('gives whoever has the word something to do, and the clock where a shopper may never answer', () => {
    for (const [status, { waitsFor }] of Object.entries(stays)) {
      const actors = edges.filter(({ from }) => from === status).map(({ actor }) => actor)
      if (waitsFor !== 'nobody') expect([status, actors.includes(waitsFor)]).toEqual([status, true])
      if (waitsFor === 'shopper') expect(actors).toContain('clock')
    }
  })

  const states: readonly Invoice[] = [
    asked,
    routed,
    issued,
    delivered,
    owed,
    through(owed, [{ type: 'reverse', number: '12345678', amountFen: 5_000 }, staff]),
    through(delivered, [owe(16_700)], [{ type: 'reverse', number: '12345678', amountFen: 16_700 }, staff]),
    through(routed, [{ type: 'reject', reason: '抬头有误' }, staff]),
    through(routed, [{ type: 'cancel' }, she]),
    through(routed, [{ type: 'lapse' }]),
  ]
  const commands: readonly InvoiceCommand[] = [
    ...(['verify', 'ask', 'makeSheet', 'route', 'deliver', 'lapse', 'cancel', 'take', 'pass'] as const).map(
      (type) => ({ type }),
    ),
    { type: 'adjust', amountFen: 1, lines: [] },
    owe(1),
    { type: 'amend', wish: company },
    { type: 'askMore', words: '要公司全称' },
    { type: 'reject', reason: '不开' },
    issue,
    { type: 'reverse', number: '12345678', amountFen: 1 },
  ]

  it('refuses whatever it has no edge for, by whomever', () => {
    for (const invoice of states) {
      for (const command of commands) {
        for (const by of [staff, she, { actor: 'machine' }, { actor: 'clock' }] as const) {
          const isEdge = edges.some(
            ({ from, command: type, actor }) =>
              from === invoice.state.status && type === command.type && actor === by.actor,
          )
          if (!isEdge) expect(after(invoice, command, by)).toEqual({ ok: false, error: 'notAllowed' })
        }
      }
    }
  })
})

describe('a request', () => {
  it('is checked, written out and handed to 财务 by itself, each step to be seen', () => {
    expect(stepsOf(routed)).toEqual([
      'request shopper',
      'verify machine',
      'makeSheet machine',
      'route machine',
    ])
    expect(routed).toMatchObject({ state: { status: 'routed' }, list: 'due', version: 1, told: 0 })
  })

  it('is due within a working day: asked for on a Saturday, on Monday', () => {
    const monday = Date.UTC(2026, 10, 23, 16) // midnight after it, in China
    expect(dueOf(routed, sampleShop)).toBe(monday)
    expect(promisedBy(sampleShop, NOW)).toBe(monday)
    expect(routed.listAt).toBe(monday)
  })

  it('of a title that nobody doubts needs no tax number for a person', () => {
    expect(born(person).state.status).toBe('routed')
  })

  it('with a number that does not fit is asked about, and nobody has anything to do meanwhile', () => {
    expect(asked.state).toEqual({
      status: 'asks',
      doubts: ['taxNoMistyped'],
      words: null,
      until: NOW + 7 * DAY,
    })
    expect(asked).toMatchObject({ list: 'waiting', clock: null })
  })

  it('put right goes on', () => {
    const right = through(asked, [{ type: 'amend', wish: company }, she, NOW + HOUR])
    expect(right).toMatchObject({ state: { status: 'routed' }, confirmed: [], version: 2, wish: company })
  })

  it('said again as it was goes on, with a word to whoever issues', () => {
    const again = through(asked, [{ type: 'amend', wish: mistyped }, she])
    expect(again).toMatchObject({ state: { status: 'routed' }, confirmed: ['taxNoMistyped'] })
  })

  it('with another doubt is asked about that one', () => {
    const other = through(asked, [{ type: 'amend', wish: { ...company, title: '张雨晴' } }, she])
    expect(other.state).toMatchObject({ status: 'asks', doubts: ['titleOfPerson'] })
  })

  it('is not put right for ever', () => {
    let invoice = routed
    for (let times = 0; times < MOST_CHANGES; times += 1)
      invoice = through(
        invoice,
        [{ type: 'askMore', words: '要公司全称' }, staff],
        [{ type: 'amend', wish: company }, she],
      )
    invoice = through(invoice, [{ type: 'askMore', words: '要公司全称' }, staff])
    expect(after(invoice, { type: 'amend', wish: company }, she)).toEqual({
      ok: false,
      error: 'tooManyChanges',
    })
  })

  it('that nobody answers lapses after a week, and not before', () => {
    const clock = { actor: 'clock' } as const
    expect(after(asked, { type: 'pass' }, clock, NOW + 7 * DAY - 1).ok).toBe(false)
    expect(through(asked, [{ type: 'pass' }, clock, NOW + 7 * DAY]).state).toEqual({
      status: 'lapsed',
      why: 'noAnswer',
    })
  })

  it('is taken by one of 财务; the same one takes it once', () => {
    const taken = through(routed, [{ type: 'take' }, staff])
    expect(taken.takenBy).toEqual(wang)
    expect(taken.clock).toEqual(routed.clock)
    expect(after(taken, { type: 'take' }, staff)).toEqual({ ok: false, error: 'notAllowed' })
  })

  it.each([
    [{ type: 'reject', reason: ' ' }, 'reasonMissing'],
    [{ type: 'askMore', words: '长'.repeat(101) }, 'reasonTooLong'],
    [{ ...issue, amountFen: 16_699 }, 'invoiceAmountChanged'],
    [{ ...issue, fapiao: { ...fapiao, file: null } }, 'fapiaoMissing'],
  ] as const)('refuses what 财务 leave out', (command, why) => {
    expect(after(routed, command as InvoiceCommand, staff)).toEqual({ ok: false, error: why })
  })

  it('once issued is not taken back by her', () => {
    expect(after(issued, { type: 'cancel' }, she)).toEqual({ ok: false, error: 'notAllowed' })
  })
})

describe('money that goes back', () => {
  const back = (amountFen: number) => groundOf({ refunds: [refundOf(amountFen)] })

  it('before it is issued makes the sheet anew', () => {
    const command = followedBy(routed, back(5_000))!
    const less = through(routed, [command])
    expect(less).toMatchObject({ amountFen: 11_700, state: { status: 'routed' }, clock: routed.clock })
    expect(less.lines.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(11_700)
    expect(followedBy(less, back(5_000))).toBeNull()
  })

  it('all of it ends the request', () => {
    expect(followedBy(routed, back(16_700))).toEqual({ type: 'lapse' })
    expect(followedBy(routed, groundOf({}, { status: 'cancelled', paidAt: NOW }))).toEqual({ type: 'lapse' })
  })

  it('after it was issued has to be taken back by 财务', () => {
    expect(followedBy(delivered, back(5_000))).toEqual(owe(5_000))
    expect(owed).toMatchObject({ state: { status: 'reversalDue', dueFen: 5_000 }, list: 'due' })
    expect(owed.clock?.rowId).toBe('invoice-reversal')
    expect(followedBy(owed, back(5_000))).toBeNull()
    expect(followedBy(owed, back(6_000))).toEqual(owe(6_000))
  })

  it('in part leaves the rest of the invoice standing', () => {
    const rest = through(owed, [{ type: 'reverse', number: '12345678', amountFen: 5_000 }, staff])
    expect(rest).toMatchObject({ state: { status: 'delivered', fapiao }, reversedFen: 5_000 })
    expect(isOver(rest)).toBe(false)
    expect(followedBy(rest, back(5_000))).toBeNull()
    expect(followedBy(rest, back(16_700))).toEqual(owe(11_700))
  })

  it('whole ends it', () => {
    const gone = through(
      delivered,
      [owe(16_700)],
      [{ type: 'reverse', number: '12345678', amountFen: 16_700 }, staff],
    )
    expect(gone.state.status).toBe('reversed')
    expect(isOver(gone)).toBe(true)
  })

  it('is taken back over what is due, not over what somebody saw before', () => {
    expect(after(owed, { type: 'reverse', number: '12345678', amountFen: 4_000 }, staff)).toEqual({
      ok: false,
      error: 'invoiceAmountChanged',
    })
  })

  it('that may still go does not take an invoice back', () => {
    const refunds = [refundOf(5_000, { state: { status: 'processing', at: NOW, looks: 1 } })]
    expect(followedBy(delivered, groundOf({ refunds }))).toBeNull()
  })
})

describe('who hears of it', () => {
  const at = { now: NOW, promises: sampleShop }
  const told = (invoice: Invoice): Invoice => ({ ...invoice, told: invoice.version })

  it('财务 of what they have to do, she of when it is done', () => {
    expect(newsToStaff(routed, at)).toContain('开票 7：张女士，尾号 6037，¥167.00，企业 杭州棉屿贸易有限公司')
    expect(noticeOf(routed, sampleShop)).toMatchObject({
      title: '财务正在开票',
      by: dueOf(routed, sampleShop),
    })
    expect(isNewsOutside(routed)).toBe(false)
  })

  it('nobody twice', () => {
    expect(newsToStaff(told(routed), at)).toBeNull()
    expect(isNewsToShopper(told(routed))).toBe(false)
  })

  it('she of a question, of the invoice and of a refusal also when she is not there', () => {
    const refusedOne = through(routed, [{ type: 'reject', reason: '抬头有误' }, staff])
    expect([asked, issued, refusedOne].map(isNewsOutside)).toEqual([true, true, true])
    expect(noticeOf(refusedOne, sampleShop).words).toBe('抬头有误')
  })

  it('nobody that somebody took it, or that it lies in her chat', () => {
    const taken = through(told(routed), [{ type: 'take' }, staff])
    expect([isNewsToShopper(taken), newsToStaff(taken, at)]).toEqual([false, null])
    expect(isNewsToShopper(through(told(issued), [{ type: 'deliver' }]))).toBe(false)
  })

  it('财务 of one that needs no issuing any more, but only if they had it', () => {
    expect(newsToStaff(through(told(routed), [{ type: 'cancel' }, she]), at)).toBe(
      '开票 7：张女士撤回了，不用开了',
    )
    expect(newsToStaff(through(told(asked), [{ type: 'cancel' }, she]), at)).toBeNull()
  })
})

describe('its clock', () => {
  const look = (invoice: Invoice, now: number) => lookAtInvoice(invoice, { now, promises: sampleShop })

  it('warns before, reminds when it is late, and tells the supervisors; once each', () => {
    // three quarters of Monday have passed at 18:00
    const warned = look(routed, Date.UTC(2026, 10, 23, 10))
    expect([warned.reminds, warned.tellsSupervisors]).toEqual([true, false])
    expect(look(warned.invoice, Date.UTC(2026, 10, 23, 10)).reminds).toBe(false)
    const late = look(warned.invoice, Date.UTC(2026, 10, 24, 2))
    expect([late.reminds, late.tellsSupervisors]).toEqual([true, true])
    expect(look(late.invoice, Date.UTC(2026, 10, 25, 2)).reminds).toBe(false)
    expect(late.invoice.lookAt).toBeNull()
  })

  it('rings nobody at night', () => {
    const night = look(routed, Date.UTC(2026, 10, 23, 17))
    expect([night.reminds, night.invoice.lookAt]).toEqual([false, Date.UTC(2026, 10, 24, 1)])
  })
})

it('without a name keeps what was invoiced, and nothing of the person', () => {
  const nobodys = namelessInvoice(owed)
  const text = JSON.stringify(nobodys)
  for (const hers of ['yuqing', '张女士', '棉屿贸易', '91330100799655058B', 'a.pdf'])
    expect(text).not.toContain(hers)
  expect(nobodys).toMatchObject({
    amountFen: 16_700,
    state: { dueFen: 5_000, fapiao: { number: fapiao.number } },
  })
  expect(isNewsToShopper(nobodys)).toBe(false)
})

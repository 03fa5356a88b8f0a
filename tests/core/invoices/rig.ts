import type { Order } from '../../../core/orders/order'
import type { Refund } from '../../../core/refunds/refund'
import { sheetLinesOf, type Ground } from '../../../core/invoices/amount'
import type { Invoice } from '../../../core/invoices/invoice'
import { decideInvoice, requested, type By, type World } from '../../../core/invoices/machine'
import { invoiceRulesOf } from '../../../core/invoices/rules'
import type { InvoiceCommand } from '../../../core/invoices/table'
import type { InvoiceWish } from '../../../core/invoices/wish'
import type { Instant } from '../../../core/shared/time'
import { NOW, sampleOrder, sampleShop } from '../../support/samples'

export const company: InvoiceWish = {
  kind: 'company',
  title: '杭州棉屿贸易有限公司',
  taxNo: '91330100799655058B',
  email: '',
}
export const person: InvoiceWish = { kind: 'person', title: '张雨晴', email: '' }
export const mistyped: InvoiceWish = { ...company, taxNo: '91330100799655058C' }

export const wang = { userid: 'wang', name: '王芳' }
export const staff: By = { actor: 'staff', clientId: 'desk:wang:12345678', person: wang }
export const she: By = { actor: 'shopper', clientId: 'her-second-words' }
const machine: By = { actor: 'machine' }

export const fapiao = {
  number: '26332000000012345678',
  date: '2026-11-21',
  file: { fileId: 'cloud://e/files/mianyu/a.pdf', kind: 'pdf' as const },
  link: null,
}

export const refundOf = (amountFen: number, more: Partial<Refund> = {}): Refund => ({
  ...{ _id: 'mianyu:o:1', shopId: 'mianyu', orderNo: '3729946591347486037', seq: 1, caseNo: 'A1' },
  ...{ number: 'A1R1', rail: 'wechatPay', amountFen, totalFen: 16_700, frozenAt: NOW, doubts: [] },
  approval: { caseNo: 'A1', amountFen, at: NOW, by: { kind: 'person', agentId: 'lin', name: '林晓' } },
  ...{ state: { status: 'succeeded', at: NOW }, version: 3, dueAt: null },
  ...more,
})

export const groundOf = (more: Partial<Ground> = {}, order: Partial<Order> = {}): Ground => ({
  order: sampleOrder(order),
  ...{ refunds: [], asked: new Map(), rules: invoiceRulesOf({}) },
  ...more,
})

export const worldAt = (now: Instant = NOW): World => ({
  now,
  promises: sampleShop,
  rules: invoiceRulesOf({}),
})

/** As it is born. */
export const born = (wish: InvoiceWish = company, ground: Ground = groundOf(), now = NOW): Invoice =>
  requested(
    {
      ...{ _id: 'mianyu:3729946591347486037:1', shopId: 'mianyu', orderNo: ground.order.orderNo, seq: 1 },
      ...{ number: 7, openid: 'yuqing', called: '张女士', firstId: 'her-first-words', wish },
      ...{ amountFen: 16_700, lines: sheetLinesOf(ground, 16_700) },
    },
    worldAt(now),
  )

/** Somebody's command, at a moment. */
type Doing = readonly [InvoiceCommand, By?, Instant?]

/** What a command makes of it. */
export const after = (invoice: Invoice, ...[command, by = machine, now = NOW]: Doing) =>
  decideInvoice(command, invoice, { by, world: worldAt(now) })

/** The same, of commands that are known to be taken. */
export const through = (invoice: Invoice, ...commands: readonly Doing[]): Invoice =>
  commands.reduce((before, [command, by, now]) => {
    const next = after(before, command, by, now)
    if (!next.ok) throw new Error(`the past is impossible: ${command.type} was refused, ${next.error}`)
    return next.value
  }, invoice)

export const issue: InvoiceCommand = { type: 'issue', fapiao, amountFen: 16_700 }
export const owe = (dueFen: number): InvoiceCommand => ({ type: 'owe', dueFen })

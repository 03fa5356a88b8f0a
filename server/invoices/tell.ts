import { invoiceNoticeWords } from '../../core/copy/invoices'
import type { Invoice } from '../../core/invoices/invoice'
import { nextLook } from '../../core/invoices/look'
import { decideInvoice } from '../../core/invoices/machine'
import { isNewsOutside, isNewsToShopper, newsToStaff, noticeOf } from '../../core/invoices/news'
import { invoiceRulesOf } from '../../core/invoices/rules'
import { MINUTE, minuteText } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { inform } from '../turns/inform'
import { supervisorsOf, tellAll } from '../turns/tell-of-wait'

/** Nobody could be told: WeCom did not answer. */
const TELL_AGAIN_MS = MINUTE

/** 财务: whom the shop names of those who are still there, else its supervisors. */
export const invoiceStaffOf = async (ports: Ports, shop: Shop): Promise<readonly string[]> => {
  const { staff } = invoiceRulesOf(shop)
  if (staff.length === 0) return supervisorsOf(ports, shop)
  const known = new Set((await ports.agents.list(shop._id)).map(({ userid }) => userid))
  const there = staff.filter((userid) => known.has(userid))
  return there.length > 0 ? there : supervisorsOf(ports, shop)
}

/** In her conversation, once for each version; through WeChat when it was somebody else's doing. */
const tellShopper = async (ports: Ports, shop: Shop, invoice: Invoice): Promise<void> => {
  const { _id, openid, number, version, orderNo, state } = invoice
  const values = { ...invoiceNoticeWords(state.status), 订单号: orderNo, 时间: minuteText(ports.now()) }
  const outside = { _id: `invoice:${_id}:${version}`, kind: 'requestAnswered' as const, values }
  await inform(ports, shop, {
    openid,
    id: `invoice:${number}:${version}`,
    command: { type: 'inform', notice: noticeOf(invoice, shop) },
    outside: isNewsOutside(invoice) ? outside : null,
  })
}

const tellStaff = async (ports: Ports, shop: Shop, invoice: Invoice): Promise<boolean> => {
  const text = newsToStaff(invoice, { now: ports.now(), promises: shop })
  if (text === null) return true
  return (await tellAll(ports, shop, { userids: await invoiceStaffOf(ports, shop), text })).ok
}

/** What was issued lies in her chat now: that is its own step, and news to nobody. */
const delivered = async (ports: Ports, shop: Shop, invoice: Invoice): Promise<Invoice> => {
  if (invoice.state.status !== 'issued') return invoice
  const world = { now: ports.now(), promises: shop, rules: invoiceRulesOf(shop) }
  const next = decideInvoice({ type: 'deliver' }, invoice, { by: { actor: 'machine' }, world })
  if (!next.ok) return invoice
  const after = { ...next.value, told: next.value.version, lookAt: null }
  return (await ports.invoices.replace(after)) ? after : invoice
}

/**
 * Tells the shopper and 财务 how a request stands now. Whoever was not reached is told by the clock; a version that was
 * told already is not told again. Answers the request as it is then.
 */
export const tellOfInvoice = async (ports: Ports, shop: Shop, invoice: Invoice): Promise<Invoice> => {
  if (invoice.told >= invoice.version) return invoice
  if (isNewsToShopper(invoice)) await tellShopper(ports, shop, invoice)
  if (!(await tellStaff(ports, shop, invoice))) {
    const later = { ...invoice, lookAt: ports.now() + TELL_AGAIN_MS }
    await ports.invoices.looked(later)
    return later
  }
  const handed = await delivered(ports, shop, invoice)
  if (handed !== invoice) return handed
  const told = { ...invoice, told: invoice.version, lookAt: nextLook(invoice, shop) }
  await ports.invoices.markTold(told)
  return told
}

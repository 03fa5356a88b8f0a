import type { Approval } from '../../../core/refunds/approval'
import { freeze } from '../../../core/refunds/freeze'
import type { Proof } from '../../../core/refunds/proof'
import type { Refund, RefundReport, RefundWord } from '../../../core/refunds/refund'
import { MINUTE } from '../../../core/shared/time'
import { NOW, sampleOrder } from '../../support/samples'

export const proof: Proof = {
  by: { agentId: 'linxiao', name: '林晓' },
  reference: '50300907182025112200001',
  files: [],
}

export const approved = (amountFen: number, caseNo = '251122091200214'): Approval => ({
  caseNo,
  amountFen,
  at: NOW,
  by: { kind: 'person', agentId: 'linxiao', name: '林晓' },
})

/** ¥167.00 paid in the shop's own mini-program. */
export const own = sampleOrder({ status: 'delivered', paidThrough: '小程序', payMethod: '微信支付' })
export const onPlatform = sampleOrder({ status: 'delivered', paidThrough: '有赞' })
export const byHand = sampleOrder({ status: 'delivered', paidThrough: '线下' })

export const frozen = (order = own, amountFen = 5_269): Refund => {
  const refund = freeze(approved(amountFen), { order, before: [] }, NOW)
  if (!refund.ok) throw new Error(refund.error)
  return refund.value
}

export const says = (refund: Refund, word: RefundWord, more: Partial<RefundReport> = {}): RefundReport => ({
  number: refund.number,
  amountFen: refund.amountFen,
  word,
  at: NOW + MINUTE,
  theirNo: '50000000382025112200001',
  ...more,
})

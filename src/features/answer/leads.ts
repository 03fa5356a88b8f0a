import type { LeadsTo } from '../../../core/knowledge/leads-to'
import { answerWords } from '../../copy/answer'
import { openPage } from '../../platform/navigation'
import type { IconName } from '../../ui/icon/icon'

export interface Lead {
  readonly icon: IconName
  readonly text: string
  /** Opens it; null: whoever shows it calls a person. */
  readonly open: (() => void) | null
}

const ways: Readonly<Record<LeadsTo, Pick<Lead, 'icon' | 'open'>>> = {
  orders: { icon: 'box', open: () => openPage('orders') },
  parcel: { icon: 'truck', open: () => openPage('orders', { status: 'shipped' }) },
  cancel: { icon: 'close', open: () => openPage('orders', { status: 'paid', for: 'cancel' }) },
  address: { icon: 'pin', open: () => openPage('orders', { status: 'paid', for: 'address' }) },
  aftersales: { icon: 'refund', open: () => openPage('orders', { for: 'aftersales' }) },
  cases: { icon: 'clock', open: () => openPage('cases') },
  invoice: { icon: 'receipt', open: () => openPage('orders', { for: 'invoice' }) },
  coupon: { icon: 'ticket', open: null },
  claim: { icon: 'search', open: () => openPage('claim') },
  privacy: { icon: 'person', open: () => openPage('privacy') },
  person: { icon: 'headset', open: null },
}

/** What solves it, one tap away; null where there is no page for it. */
export const leadOf = (to: LeadsTo | null | undefined): Lead | null => {
  const text = to ? answerWords.lead[to] : null
  return to && text !== null ? { ...ways[to], text } : null
}

import * as z from 'zod/mini'
import { insuranceNames, insuranceWords as words } from '../copy/insurance'
import { Fen } from '../shared/money'
import { Instant } from '../shared/time'
import type { Insurance } from './insurance'

/** 退货包运费 or 退货运费险 of an order, as its shopper sees it on the order's page and while returning goods. */
export const OrderInsurance = z.object({
  /** 退货包运费 where the shop stands for it, 退货运费险 where an insurer does. */
  name: z.string(),
  coverFen: Fen,
  status: z.enum(['active', 'claiming', 'toConfirm', 'paid', 'failed', 'expired']),
  /** 保障中 … */
  stateText: z.string(),
  /** What happens next, or has happened. */
  nextText: z.string(),
  /** By when: the claim is paid, or the cover ends. */
  by: z.nullable(Instant),
  /** What she can do: send the goods back, confirm the money in WeChat, ask somebody. */
  nextStep: z.enum(['return', 'wait', 'confirm', 'contact', 'none']),
  /** What is claimed, then what was paid; 0 before. */
  amountFen: Fen,
  isPaid: z.boolean(),
})
export type OrderInsurance = z.infer<typeof OrderInsurance>

type Said = Pick<OrderInsurance, 'status' | 'nextText' | 'by' | 'nextStep'>

const claimingSaid = ({ claim, deadline, isLate }: Insurance, now: Instant): Said => {
  const amountFen = claim?.amountFen ?? 0
  if (claim?.toConfirm) {
    return { status: 'toConfirm', nextText: words.toConfirm(amountFen), by: null, nextStep: 'confirm' }
  }
  if (isLate || deadline === null) {
    return { status: 'claiming', nextText: words.late(amountFen), by: null, nextStep: 'contact' }
  }
  const nextText = words.claiming(amountFen, deadline, now)
  return { status: 'claiming', nextText, by: deadline, nextStep: 'wait' }
}

/** A promise is shown once somebody stands for it: what is only offered is none, nor is what never came about. */
const saidOf = (insurance: Insurance, now: Instant): Said | null => {
  const { status, policy, failure, paidFen, endedAt } = insurance
  if (!policy) return null
  switch (status) {
    case 'active':
      return {
        status,
        nextText: words.active({ ...insurance, coverFen: policy.coverFen }),
        by: policy.endsAt,
        nextStep: 'return',
      }
    case 'claiming':
      return claimingSaid(insurance, now)
    case 'paid':
      return { status, nextText: words.paid(paidFen, endedAt ?? now), by: null, nextStep: 'none' }
    case 'failed':
      return {
        status,
        nextText: words.failed(insurance, failure?.reason ?? 'other'),
        by: null,
        nextStep: 'contact',
      }
    case 'expired':
      return { status, nextText: words.expired(policy.endsAt), by: null, nextStep: 'none' }
    default:
      return null
  }
}

export const toOrderInsurance = (insurance: Insurance | null, now: Instant): OrderInsurance | null => {
  const said = insurance && saidOf(insurance, now)
  if (!insurance || !said) return null
  return {
    ...said,
    name: insuranceNames[insurance.insurer],
    coverFen: insurance.policy?.coverFen ?? insurance.coverFen,
    stateText: words.states[said.status],
    amountFen: insurance.status === 'paid' ? insurance.paidFen : (insurance.claim?.amountFen ?? 0),
    isPaid: insurance.status === 'paid',
  }
}

import type { CaseRecord, CaseStep } from '../../core/aftersales/record'
import { freightDuty, inOneBox, payingCase } from '../../core/insurance/freight-duty'
import type { Insurance } from '../../core/insurance/insurance'
import type { Approval } from '../../core/refunds/approval'
import { MINUTE, type Instant } from '../../core/shared/time'
import { onReturnArrived } from '../insurance/arrived'
import { changeInsurance } from '../insurance/change'
import { freezePayout } from '../money/freeze'
import type { Ports } from '../ports'

interface Accepted {
  readonly step: CaseStep
  readonly record: CaseRecord
}

/** Claimed first, if it was not yet: what nobody claims cannot count against what the shop owes. */
const insuranceOf = async (ports: Ports, { step, record }: Accepted): Promise<Insurance | null> => {
  const { shopId, orderNo, caseNo } = step
  const { openid, state } = record
  const { parcel } = state
  return parcel && onReturnArrived(ports, { shopId, orderNo, caseNo, openid, parcel, freightFen: null })
}

/** Nobody claims of it any more; false when somebody has just done so. */
const hasForgone = async (ports: Ports, insurance: Insurance): Promise<boolean> => {
  const ended = await changeInsurance(ports, insurance, ({ status }) =>
    status === 'failed' ? { command: { type: 'forgo' }, actor: 'system' } : null,
  )
  return ended.ok && ended.value.status === 'cancelled'
}

/** The cases of the box as they are by now: another one's goods may have been named in it since the step. */
const boxOf = async (ports: Ports, { step, record }: Accepted): Promise<readonly string[]> => {
  const newest = await ports.caseSteps.newest(step.shopId, step.orderNo)
  return inOneBox(record, (newest ?? step).cases)
}

/** By the rule that said so; what several cases sent back in one box is paid with one of them. */
const approvalOf = ({ step, record: { ruling } }: Accepted, caseNo: string, amountFen: number): Approval => ({
  ...{ caseNo, amountFen, at: step.at },
  by: { kind: 'rule', rule: ruling.rules[0] ?? 'freight', policyVersion: ruling.policyVersion },
})

/**
 * The freight of the return, which the shop's policy said that it bears (R123), less what her insurance pays of it.
 * Answers when to look again, while the insurance may still turn out to pay less. @throws when it is to be done again
 */
export const payFreight = async (ports: Ports, accepted: Accepted): Promise<Instant | null> => {
  const { record } = accepted
  const { shopId } = accepted.step
  const insurance = await insuranceOf(ports, accepted)
  const caseNos = await boxOf(ports, accepted)
  const books = await Promise.all(caseNos.map((caseNo) => ports.payoutBook.ofCase(shopId, caseNo)))
  const back = { insurance, caseNos, payouts: books.flat(), now: ports.now() }
  const duty = freightDuty(record.ruling.freightFen, back)
  if (duty.status === 'open') return duty.lookAt
  if (duty.endsClaim && insurance && !(await hasForgone(ports, insurance))) return back.now + MINUTE
  if (duty.owedFen === 0) return null
  const approval = approvalOf(accepted, payingCase(back) ?? record.caseNo, duty.owedFen)
  const frozen = await freezePayout(ports, approval, { shopId, openid: record.openid, purpose: 'freight' })
  if (frozen.ok || frozen.error === 'nothingLeft') return null
  throw new Error(`freight not written down: ${frozen.error}`)
}

import type { StaffDeed } from '../../../../core/aftersales/desk-view'
import type { Evidence } from '../../../../core/aftersales/kinds'
import type { CaseRow } from '../../../../core/aftersales/row'
import type { RefusalCode } from '../../../../core/contracts/refusals'
import type { RefundRefusal } from '../../../../core/refunds/refund-machine'
import { present } from '../../../../core/shared/present'
import { err, ok, type Result } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import { actOnRefund, lookAgain } from '../../../money/act'
import { tellHearers } from '../../../money/hearers'
import type { Ports } from '../../../ports'

interface Confirmed {
  readonly row: CaseRow
  readonly files: readonly Evidence[]
  readonly deed: Extract<StaffDeed, { type: 'confirmRefund' | 'confirmOffline' }>
}

const codes: Readonly<Record<RefundRefusal | 'busy', RefusalCode>> = {
  notAllowed: 'notAllowed',
  amountDiffers: 'notAllowed',
  numberDiffers: 'notAllowed',
  proofMissing: 'proofMissing',
  queryFirst: 'queryFirst',
  reasonMissing: 'reasonMissing',
  busy: 'busy',
}

/**
 * A person moved the money, on the platform or by hand, and shows it. The case hears of it as of any money that moved;
 * `queryFirst` while WeChat Pay has to say first that it did not. Whatever the amount: it was approved by somebody with
 * the authority (R48), and whoever carries that out decides nothing anew.
 */
export const confirmMoney = async (
  ports: Ports,
  actor: DeskActor,
  { row, files, deed: { type, reference } }: Confirmed,
): Promise<Result<null, RefusalCode>> => {
  const refunds = await ports.refundBook.ofOrder(row.shopId, row.orderNo)
  const refund = refunds.filter(({ caseNo }) => caseNo === row._id).pop()
  if (!refund) return err('notAllowed')
  const { userid: agentId, name } = actor.agent
  const said = present({ reference: reference.trim() === '' ? undefined : reference.trim() })
  const proof = { by: { agentId, name }, files: [...files], ...said }
  const { amountFen } = refund
  const command = type === 'confirmRefund' ? 'confirm' : 'payOffline'
  const done = await actOnRefund({ ports, onMoved: tellHearers }, refund, {
    type: command,
    amountFen,
    proof,
  })
  if (done.ok) return ok(null)
  if (done.error === 'queryFirst') await lookAgain(ports, ports.refundBook, refund)
  return err(codes[done.error])
}

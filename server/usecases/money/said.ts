import type { wechatContract } from '../../../core/contracts/wechat.contract'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Fen } from '../../../core/shared/money'
import { err, ok, type Result } from '../../../core/shared/result'
import type { WechatActor } from '../../actor'
import { takeIn } from '../../money/drive'
import { payoutLine, refundLine, type AnyTransfer, type Line } from '../../money/line'
import type { OnMoved } from '../../money/moved'
import type { Work } from '../../money/tell'
import type { UseCase } from '../../serve'

interface Report {
  readonly number: string
  readonly amountFen: Fen
}

/** Only `busy` is worth a repeat: what differs was told to the supervisors, and a number of somebody else's is theirs. */
const takeInWord = async <T extends AnyTransfer, R extends Report, E>(
  work: Work,
  line: Line<T, R, E>,
  { report, shopId }: { readonly report: R; readonly shopId: string },
): Promise<Result<Record<string, never>, RefusalCode>> => {
  const transfer = await line.book.byNumber(report.number)
  if (transfer?.shopId !== shopId) return ok({})
  const taken = await takeIn(work, line, { transfer, report })
  return taken.ok || taken.error !== 'busy' ? ok({}) : err('busy')
}

type Money = (typeof wechatContract)['money']

/** What WeChat Pay says in notifications; `onMoved` hears what comes of it. */
export const moneySaid = (
  onMoved: OnMoved,
): {
  readonly refundSaid: UseCase<Money['refundSaid'], WechatActor>
  readonly payoutSaid: UseCase<Money['payoutSaid'], WechatActor>
} => ({
  refundSaid: (report, { actor, ports }) =>
    takeInWord({ ports, onMoved }, refundLine(ports), { report, shopId: actor.shop._id }),
  payoutSaid: (report, { actor, ports }) =>
    takeInWord({ ports, onMoved }, payoutLine(ports), { report, shopId: actor.shop._id }),
})

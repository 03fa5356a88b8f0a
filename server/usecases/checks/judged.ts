import type { Check, Verdict } from '../../../core/admission/check'
import type { wechatContract } from '../../../core/contracts/wechat.contract'
import { ok } from '../../../core/shared/result'
import { SECOND } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { WechatActor } from '../../actor'
import { silence } from '../../checks/ask'
import { conclude, concludeForCase } from '../../checks/report'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { turnAt } from '../../turns/read-turns'

/** A verdict may overtake the note of what it is about: looked for again after so long, ms. */
const OVERTAKEN_MS = [SECOND / 2, SECOND]

const findWaiting = async (ports: Ports, traceId: string): Promise<Check | null> => {
  for (const pause of OVERTAKEN_MS) {
    const check = await ports.checks.byTrace(traceId)
    if (check) return check
    await ports.pause(pause)
  }
  return ports.checks.byTrace(traceId)
}

export const judged: UseCase<typeof wechatContract.checks.judged, WechatActor> = async (
  { traceId, suggest, errcode },
  { actor: { shop }, ports },
) => {
  const check = await findWaiting(ports, traceId)
  if (check?.shopId !== shop._id) {
    ports.log.info('verdict for nothing', { traceId })
    return ok({})
  }
  if (suggest === null) ports.log.error('file not judged', { check: check._id, errcode })
  const verdict = suggest ?? (await again(ports, check))
  if (verdict !== null) await tell(ports, shop, { check, verdict })
  return ok({})
}

/** A message that was deleted meanwhile needs no verdict. */
const tell = async (
  ports: Ports,
  shop: Shop,
  { check, verdict }: { readonly check: Check; readonly verdict: Verdict },
): Promise<void> => {
  if (check.caseNo !== undefined) return concludeForCase(ports, check, verdict)
  const turn = await turnAt(ports, check.conversationId, check.seq)
  await (turn ? conclude(ports, shop, { check, turn, verdict }) : ports.checks.close(check._id))
}

/** WeChat could not load the file: it is handed in once more by the clock. */
const again = async (ports: Ports, check: Check) => {
  await ports.checks.change(check._id, { traceId: '' })
  return silence(ports, check, { ok: false, why: 'unreachable' })
}

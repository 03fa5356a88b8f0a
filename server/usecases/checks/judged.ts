import type { Check } from '../../../core/admission/check'
import type { wechatContract } from '../../../core/contracts/wechat.contract'
import { ok } from '../../../core/shared/result'
import { SECOND } from '../../../core/shared/time'
import type { WechatActor } from '../../actor'
import { silence } from '../../checks/ask'
import { conclude } from '../../checks/report'
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
  const { _id: id, conversationId, seq } = check
  const turn = await turnAt(ports, conversationId, seq)
  if (suggest === null) ports.log.error('file not judged', { check: id, errcode })
  const verdict = suggest ?? (await again(ports, check))
  if (!turn) await ports.checks.close(id)
  else if (verdict !== null) await conclude(ports, shop, { check, turn, verdict })
  return ok({})
}

/** WeChat could not load the file: it is handed in once more by the clock. */
const again = async (ports: Ports, check: Check) => {
  await ports.checks.change(check._id, { traceId: '' })
  return silence(ports, check, { ok: false, why: 'unreachable' })
}

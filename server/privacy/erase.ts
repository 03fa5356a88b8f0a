import { ownFilesOf } from '../../core/conversation/turn-files'
import { moved, type DataRequest, type Progress } from '../../core/privacy/request'
import { conversationIdOf } from '../../core/shared/ids'
import { MINUTE } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { takeTurn } from '../turns/take-turn'
import { eraseCases, hasCaseUnderWay } from './cases'
import { keep } from './change'
import { dropCopy } from './drop-copy'
import { eraseInvoices, hasInvoiceUnderWay } from './invoices'

const TURNS_A_STEP = 100

interface Erasing {
  readonly request: DataRequest
  readonly progress: Progress
}

const goOn = async (ports: Ports, { request, progress }: Erasing, afterMs = 0): Promise<void> => {
  const step = moved(request, { status: 'preparing', at: ports.now() + afterMs, progress })
  if (step.ok) await keep(ports, step.value, 'clock')
}

/**
 * A turn that knows nothing of those before it: whoever writes next goes on from there, with the next number, so that
 * nobody's cursor and no other writer is lost.
 */
const beginAnew = async (ports: Ports, shop: Shop, { request, progress }: Erasing): Promise<void> => {
  const { openid, clientId } = request
  const taken = await takeTurn(ports, { shop, openid, clientId: `erase:${clientId}` }, async () => ({
    command: { type: 'erase' },
    handOff: null,
  }))
  if (taken.ok) return goOn(ports, { request, progress: { ...progress, until: taken.value.turn.seq } })
  const refused = moved(request, { status: 'refused', at: ports.now(), reason: 'openSession' })
  if (refused.ok) await keep(ports, refused.value, 'clock')
}

/** What she asked of an order after this had begun is answered first: it is looked at again after so long. */
const AGAIN_MS = MINUTE

const finish = async (ports: Ports, { request, progress }: Erasing): Promise<void> => {
  const { shopId, openid } = request
  const isAwaited =
    (await ports.orderRequests.hasOpen(shopId, openid)) ||
    (await hasInvoiceUnderWay(ports, request)) ||
    (await hasCaseUnderWay(ports, request))
  if (isAwaited) {
    return goOn(ports, { request, progress }, AGAIN_MS)
  }
  await dropCopy(ports, request)
  for (const { _id, fileId } of await ports.personalData.uploadsOf(request)) {
    await ports.files.remove(fileId)
    await ports.uploads.finish(_id)
  }
  await eraseCases(ports, request)
  await eraseInvoices(ports, request)
  await ports.personalData.forgetRest(request)
  const done = moved(request, { status: 'deleted', at: ports.now() })
  if (done.ok) await keep(ports, done.value, 'clock')
}

/** One step of a deletion. Whatever was removed is not found again: a step that broke off is simply done once more. */
export const eraseStep = async (ports: Ports, shop: Shop, erasing: Erasing): Promise<void> => {
  const { request, progress } = erasing
  const { until } = progress
  if (until === null) return beginAnew(ports, shop, erasing)
  const conversationId = conversationIdOf(request.shopId, request.openid)
  const found = await ports.turns.after(conversationId, 0, TURNS_A_STEP)
  const turns = found.filter(({ seq }) => seq < until)
  const last = turns[turns.length - 1]
  if (!last) return finish(ports, erasing)
  for (const fileId of new Set(turns.flatMap(ownFilesOf))) await ports.files.remove(fileId)
  await ports.personalData.forgetTurns(turns)
  await goOn(ports, { request, progress: { ...progress, seq: last.seq } })
}

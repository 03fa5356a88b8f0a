import type { wecomContract } from '../../../core/contracts/wecom.contract'
import { ok } from '../../../core/shared/result'
import { answerTexts } from '../../../core/lane/text'
import type { Shop } from '../../../core/shop/shop'
import { SECOND } from '../../../core/shared/time'
import type { WecomActor } from '../../actor'
import type { InboxItem } from '../../lane-ports'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { answer } from './answer'

/** WeCom waits 5 s for an answer and then sends the callback again; the clock takes over after that. */
const PENDING_MS = 6 * SECOND

/** A callback's answer holds 2048 bytes: the beginning of a long list is told before it, so that it reads in order. */
const lastPart = async (
  ports: Ports,
  shop: Shop,
  { userid, reply }: { readonly userid: string; readonly reply: string },
): Promise<string> => {
  const parts = answerTexts(reply)
  for (const part of parts.slice(0, -1)) await ports.human.tell(shop, userid, part)
  return parts[parts.length - 1] ?? ''
}

const WAITS = 20
const WAIT_MS = 75

/**
 * An agent's messages reach the shopper in the order in which he sent them: what came before is usually just being
 * finished by another instance. False when it is not, because that instance crashed or is slow.
 */
const isNext = async (ports: Ports, item: InboxItem): Promise<boolean> => {
  for (let waits = 0; waits < WAITS; waits += 1) {
    if ((await ports.inbox.unfinishedBefore(item)).length === 0) return true
    await ports.pause(WAIT_MS)
  }
  return false
}

/**
 * A callback is stored, then worked on. A repeat gets the first answer; while the first is still being worked on,
 * a repeat gets none, so that nothing happens twice.
 */
export const receive: UseCase<typeof wecomContract.callback.receive, WecomActor> = async (
  { callbackId, userid, said },
  { actor: { shop }, ports },
) => {
  const now = ports.now()
  const open = await ports.sessions.ofAgent(shop._id, userid)
  const item: InboxItem = {
    _id: callbackId,
    shopId: shop._id,
    userid,
    said,
    open: open.map(({ _id }) => _id),
    receivedAt: now,
    pendingAt: now + PENDING_MS,
    attempts: 0,
    reply: null,
  }
  if ((await ports.inbox.store(item)) === 'taken') {
    return ok({ reply: (await ports.inbox.find(callbackId))?.reply ?? null })
  }
  // the clock takes it up, after what comes before it
  if (!(await isNext(ports, item))) return ok({ reply: null })
  const reply = await answer(ports, shop, { item, open })
  await ports.inbox.finish(callbackId, reply)
  return ok({ reply: reply === null ? null : await lastPart(ports, shop, { userid, reply }) })
}

import { ownFilesOf } from '../../../core/conversation/turn-files'
import { conversationMs, privacyOf } from '../../../core/privacy/policy'
import type { Turn } from '../../../core/conversation/turn'
import { chinaTime, SECOND } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { Ports } from '../../ports'

const TURNS_A_STEP = 100
const BUDGET_MS = 5 * SECOND

const forget = async (ports: Ports, turns: readonly Turn[]): Promise<void> => {
  for (const fileId of new Set(turns.flatMap(ownFilesOf))) await ports.files.remove(fileId)
  await ports.personalData.forgetTurns(turns)
}

/** Answers whether there may be more. */
const sweepShop = async (ports: Ports, shop: Shop): Promise<boolean> => {
  const before = ports.now() - conversationMs(privacyOf(shop))
  const old = await ports.turns.olderThan(shop._id, before, TURNS_A_STEP)
  if (old.length > 0) await forget(ports, old)
  return old.length === TURNS_A_STEP
}

/**
 * What was said longer ago than the shop keeps it goes, with the files: the privacy page says so. Once an hour, as far
 * as there is time.
 */
export const sweepRetention = async (ports: Ports): Promise<void> => {
  if (chinaTime(ports.now()).minute !== 0) return
  const until = ports.now() + BUDGET_MS
  for (const shop of await ports.shops.all()) {
    while (ports.now() < until && (await sweepShop(ports, shop)));
  }
}

import { moneyWords } from '../../core/copy/money'
import { MINUTE } from '../../core/shared/time'
import type { Ports } from '../ports'
import { supervisorsOf, tellAll } from '../turns/tell-of-wait'
import type { AnyTransfer, Line } from './line'
import type { OnMoved } from './moved'

/** The clock tells whom whoever was at it did not tell: it died, or nobody listened. */
export const TELL_AGAIN_MS = MINUTE

/** Tells the shop's supervisors in WeCom. @throws when WeCom did not take it, so that somebody tells them again */
export const tellSupervisors = async (ports: Ports, shopId: string, text: string): Promise<void> => {
  const shop = await ports.shops.find(shopId)
  if (!shop) return
  const told = await tellAll(ports, shop, { userids: await supervisorsOf(ports, shop), text })
  if (!told.ok) throw new Error(`supervisors were not told: ${told.why}`)
}

/** Who works on a transfer, and who hears what becomes of it. */
export interface Work {
  readonly ports: Ports
  readonly onMoved: OnMoved
}

/**
 * Tells whom it concerns how a transfer stands. Whoever could not be told is told by the clock: nothing that the rail
 * said is undone by it.
 */
export const tell = async <T extends AnyTransfer, R, E>(
  { ports, onMoved }: Work,
  { book, movedOf }: Line<T, R, E>,
  transfer: T,
): Promise<void> => {
  try {
    if (transfer.doubts.length > 0) {
      await tellSupervisors(ports, transfer.shopId, moneyWords.doubted(transfer))
    }
    await onMoved(ports, movedOf(transfer))
    await book.markTold(transfer, null)
  } catch (error) {
    ports.log.error('money moved, and not everybody has heard', { number: transfer.number, error })
    await book.markTold(transfer, ports.now() + TELL_AGAIN_MS)
  }
}

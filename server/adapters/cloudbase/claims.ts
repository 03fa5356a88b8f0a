import * as z from 'zod/mini'
import { admitTry, TRIES_WITHIN_MS } from '../../../core/orders/claim/tries'
import { keyed } from '../../../core/orders/claim/keyed'
import { Order } from '../../../core/orders/order'
import { Instant } from '../../../core/shared/time'
import type { Claims, Taking } from '../../order-ports'
import type { Cloudbase } from './app'
import { Collection, newMark } from './collection'

/** `lastAsk` is whoever counted last: a repeat, after an answer that was lost, finds itself there. */
const Tries = z.object({
  _id: z.string(),
  shopId: z.string(),
  at: z.array(Instant),
  version: z.int(),
  lastAsk: z.string(),
  until: Instant,
})

export const claimTriesIdOf = (shopId: string, openid: string): string => `${shopId}:shopper:${openid}`

/** When a shopper tried, as far as it still counts. */
export const claimTriesOf = async (
  cloudbase: Cloudbase,
  shopId: string,
  openid: string,
): Promise<readonly Instant[]> => {
  const tries = new Collection(cloudbase, 'claimTries', Tries)
  return (await tries.get(claimTriesIdOf(shopId, openid)))?.at ?? []
}

/** Racing tries each need one more round; with this many somebody is guessing, and is told to wait. */
const MOST_ROUNDS = 8

export class CloudbaseClaims implements Claims {
  private readonly orders
  private readonly tries

  constructor(
    private readonly cloudbase: Cloudbase,
    private readonly now: () => Instant,
  ) {
    this.orders = new Collection(cloudbase, 'orders', Order)
    this.tries = new Collection(cloudbase, 'claimTries', Tries)
  }

  unownedOf(shopId: string, phone: string, limit: number): Promise<readonly Order[]> {
    return this.orders.find({ shopId, claimPhone: phone }, { limit })
  }

  /** `revision` counts on: an import that was made from the unowned order is decided anew. */
  async take({ _id }: Order, { openid, claim }: Taking): Promise<boolean> {
    const { command } = this.cloudbase
    const fields = { openid, claim, claimPhone: command.remove(), revision: command.inc(1) }
    if ((await this.orders.patch({ _id, openid: null }, fields)) > 0) return true
    return (await this.orders.get(_id))?.openid === openid
  }

  async release(order: Order, openid: string): Promise<boolean> {
    const { command } = this.cloudbase
    const { claimPhone = command.remove() } = keyed({ ...order, openid: null })
    const fields = { openid: null, claim: command.remove(), claimPhone, revision: command.inc(1) }
    const { _id, claim, revision = 0 } = order
    if ((await this.orders.patch({ _id, openid, 'claim.how': 'agent' }, fields)) > 0) return true
    // a repeat, after an answer that was lost, finds what it did
    const wasLinked = order.openid === openid && claim?.how === 'agent'
    return wasLinked && (await this.orders.count({ _id, openid: null, revision: revision + 1 })) > 0
  }

  async countTry(shopId: string, openid: string, orderNo: string): Promise<boolean> {
    // hers first: whoever has used up her own must not use up those of the order
    if (!(await this.count(shopId, claimTriesIdOf(shopId, openid)))) return false
    return this.count(shopId, `${shopId}:order:${orderNo}`)
  }

  async forgiveTry(shopId: string, openid: string, orderNo: string): Promise<void> {
    await this.forgive(claimTriesIdOf(shopId, openid))
    await this.forgive(`${shopId}:order:${orderNo}`)
  }

  async sweep(now: Instant): Promise<void> {
    await this.tries.remove({ until: this.cloudbase.command.lt(now) })
  }

  private async count(shopId: string, _id: string): Promise<boolean> {
    const lastAsk = newMark()
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const found = await this.tries.get(_id)
      if (found?.lastAsk === lastAsk) return true
      const now = this.now()
      const { version = 0 } = found ?? {}
      const at = admitTry(found?.at ?? [], now)
      if (!at) return false
      const next = {
        _id,
        shopId,
        at,
        lastAsk,
        version: version + 1,
        until: now + TRIES_WITHIN_MS,
      }
      if (await this.write(next, version)) return true
    }
    return false
  }

  /** Lost to somebody who counts just now, it stays counted: stricter, never laxer. */
  private async forgive(_id: string): Promise<void> {
    const found = await this.tries.get(_id)
    if (!found) return
    await this.write({ ...found, at: found.at.slice(0, -1), version: found.version + 1 }, found.version)
  }

  private async write(next: z.infer<typeof Tries>, before: number): Promise<boolean> {
    if (before === 0) return (await this.tries.insert(next)) === 'inserted'
    const { _id, ...fields } = next
    return (await this.tries.patch({ _id, version: before }, fields)) > 0
  }
}

import type { intakeContract } from '../../../core/contracts/intake.contract'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Outcomes } from '../../../core/orders/intake/arrive'
import { readPush } from '../../../core/orders/intake/read-push'
import { err, ok, type Result } from '../../../core/shared/result'
import { MINUTE, type Instant } from '../../../core/shared/time'
import type { SystemActor } from '../../actor'
import { hearOfShop } from '../../parcels/from-shop'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'

/** 24,000 orders and parcels a minute: more is a loop, not a shop. */
const PUSHES_PER_MINUTE = 120

interface Signed {
  readonly nonce: string
  readonly until: Instant
}

/** Lets one signed request through once, and not too many of one shop. */
const admit = async (
  ports: Ports,
  { shop, keyId }: SystemActor,
  { nonce, until }: Signed,
): Promise<Result<null, RefusalCode>> => {
  const now = ports.now()
  if ((await ports.nonces.countSince(shop._id, now - MINUTE)) >= PUSHES_PER_MINUTE) return err('tooFast')
  const taken = await ports.nonces.take({ _id: `${keyId}:${nonce}`, shopId: shop._id, takenAt: now, until })
  return taken === 'inserted' ? ok(null) : err('replayed')
}

const countOf = <K extends string>(names: readonly K[], all: readonly string[]): Record<K, number> =>
  Object.fromEntries(names.map((name) => [name, all.filter((one) => one === name).length])) as Record<
    K,
    number
  >

const countsOf = (outcomes: readonly Outcomes[]) => ({
  orders: countOf(
    ['added', 'changed', 'same', 'older'],
    outcomes.flatMap(({ orders }) => orders),
  ),
  parcels: countOf(
    ['merged', 'same', 'waiting'],
    outcomes.flatMap(({ parcels }) => parcels),
  ),
})

/** Takes in what can be read and names the rest; pushing the same again changes nothing. */
export const push: UseCase<typeof intakeContract.orders.push, SystemActor> = async (
  { nonce, until, body },
  { actor, ports },
) => {
  const admitted = await admit(ports, actor, { nonce, until })
  if (!admitted.ok) return admitted

  const { arrivals, refused } = readPush(body, { shopId: actor.shop._id, now: ports.now() })
  const outcomes = arrivals.length === 0 ? [] : await ports.orderBook.bringIn(actor.shop._id, arrivals)
  await hearOfShop(ports, actor.shop, arrivals)
  return ok({ ...countsOf(outcomes), refused: [...refused] })
}

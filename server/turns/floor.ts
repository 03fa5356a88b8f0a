import type { Agent, TakenPlace } from '../../core/routing/agent'
import type { Instant } from '../../core/shared/time'
import type { Ports } from '../ports'

interface Staffed {
  readonly agents: readonly Agent[]
  readonly places: readonly TakenPlace[]
}

/** Who answers in a shop, on duty or not, and which places are taken: read now, or as read at `since` or later. */
export const floorOf = async (
  { agents, places }: Pick<Ports, 'agents' | 'places'>,
  shopId: string,
  since?: Instant,
): Promise<Staffed> => {
  const [all, taken] = await Promise.all(
    since === undefined
      ? [agents.list(shopId), places.taken(shopId)]
      : [agents.recall(shopId, since), places.recall(shopId, since)],
  )
  return { agents: all, places: taken }
}

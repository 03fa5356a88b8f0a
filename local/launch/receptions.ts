import { Agent, agentIdOf } from '../../core/routing/agent'
import { dutyAt } from '../../core/routing/duty'
import type { Instant } from '../../core/shared/time'
import { wecomKey } from '../../core/shop/shop'
import { parseObject } from '../gateway/ejson'
import { find } from '../gateway/find'
import type { Gateway } from '../gateway/gateway'
import { keyOf } from '../gateway/keys'
import type { Address, Reception } from '../wecom/config'

/**
 * How a member's reception stands, counted as `/on` answers it; null when no shop has the app or the member.
 * Not metered: this machine's page asks, not the product.
 */
export const receptionOf = (
  { store }: Pick<Gateway, 'store'>,
  { corpId, agentId, userid }: Address,
  now: Instant,
): Promise<Reception | null> =>
  store.submit(() => {
    const documentOf = (collection: string, id: string) => {
      const row = store.collection(collection).byId(keyOf(id))
      return row && parseObject(row.doc, 0)
    }
    const shopId = documentOf('shopKeys', wecomKey(corpId, agentId))?.shopId
    const agent = Agent.safeParse(documentOf('agents', agentIdOf(String(shopId), userid)))
    if (!agent.success) return null
    const { returned } = find(store.collection('sessions'), {
      filter: { shopId, agentId: userid, status: 'assigned' },
    })
    return { duty: dutyAt(agent.data, now), held: returned, capacity: agent.data.capacity }
  }, 'read')

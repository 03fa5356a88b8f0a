import { FollowUp } from '../../../core/followups/follow-up'
import { present } from '../../../core/shared/present'
import type { FollowUpCursor, FollowUpList, FollowUps } from '../../follow-up-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { putVersion } from './put-version'

type Listed = FollowUpList & { readonly shopId: string }

const listFilter = ({ shopId, status, agentId }: Listed) => ({
  shopId,
  'state.status': status,
  ...present({ agentId }),
})

/** Those of one moment are told apart by their id; the bound lets the index begin at the right place. */
const behind = ({ command }: Cloudbase, list: Listed, after: FollowUpCursor | null) => {
  const filter = listFilter(list)
  if (!after) return filter
  const { listAt, sessionId } = after
  const isOpen = list.status === 'open'
  const further = isOpen ? command.gt(listAt) : command.lt(listAt)
  const next = isOpen ? command.gt(sessionId) : command.lt(sessionId)
  const bounded = { ...filter, listAt: isOpen ? command.gte(listAt) : command.lte(listAt) }
  const rest = command.or([{ listAt: further }, { listAt, _id: next }])
  return command.and([bounded, rest]) as unknown as typeof filter
}

export const cloudbaseFollowUps = (cloudbase: Cloudbase): FollowUps => {
  const followUps = new Collection(cloudbase, 'followUps', FollowUp)
  const { command } = cloudbase
  return {
    find: (sessionId) => followUps.get(sessionId),
    insert: (followUp) => followUps.insert(followUp),
    put: (followUp, before) => putVersion(followUps, followUp, before),
    page: (shopId, list, { limit, after }) => {
      const way = list.status === 'open' ? ('asc' as const) : ('desc' as const)
      const order = [['listAt', way] as const, ['_id', way] as const]
      return followUps.find(behind(cloudbase, { shopId, ...list }, after), { order, limit })
    },
    countOpen: (shopId, { dueBy, ...list }) =>
      followUps.count({
        ...listFilter({ shopId, status: 'open', ...list }),
        ...(dueBy !== undefined && { listAt: command.lte(dueBy) }),
      }),
    toLook: (now, limit) =>
      followUps.find({ lookAt: command.gt(0).and(command.lte(now)) }, { order: [['lookAt', 'asc']], limit }),
    looked: async ({ _id, version, clock, lookAt, agentId }) => {
      await followUps.patch({ _id, version }, { clock, lookAt, agentId })
    },
  }
}

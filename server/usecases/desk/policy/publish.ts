import { policyIdOf } from '../../../../core/aftersales/policy/published'
import type { DeskContract } from '../../../../core/contracts/desk.contract'
import { err, ok } from '../../../../core/shared/result'
import { MINUTE } from '../../../../core/shared/time'
import type { DeskActor } from '../../../actor'
import type { UseCase } from '../../../serve'
import { faultsOf, inForce } from './read'

/** Shops are remembered that long (server/adapters/cloudbase/shops.ts). */
const REMEMBERED_MS = MINUTE

export const publish: UseCase<DeskContract['policy']['publish'], DeskActor> = async (
  { clientId, version: read, draft, note },
  { actor, ports },
) => {
  const faults = faultsOf(draft)
  if (faults.length > 0) return ok({ status: 'wrong', faults })
  const { shop, agent } = actor
  const now = ports.now()
  const [before, version] = [await inForce(ports, shop._id), read + 1]
  const kept = { shopId: shop._id, clientId, at: now }
  // a repeat of what was just published finds its own version in force
  if (before.version !== read && before.version !== version) return err('changedMeanwhile')
  if (before.version === read) {
    const first = { ...kept, version: read, by: null, note: '', policy: before }
    await ports.policies.keep({ _id: policyIdOf(shop._id, read), ...first })
  }
  const policy = { ...draft, version }
  const by = { agentId: agent.userid, name: agent.name }
  const next = { _id: policyIdOf(shop._id, version), ...kept, version, by, note: note.trim(), policy }
  if (!(await ports.policies.publish(next))) return err('changedMeanwhile')
  ports.log.info('after-sales policy published', { shopId: shop._id, version, agentId: agent.userid })
  return ok({ status: 'published', policy, everywhereAt: now + REMEMBERED_MS })
}

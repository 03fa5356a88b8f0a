import { policyFaults, type PolicyFault } from '../../../../core/aftersales/policy/policy-faults'
import type { AfterSalesPolicy, PolicyDraft } from '../../../../core/aftersales/policy/policy'
import { seedAfterSalesPolicy } from '../../../../core/aftersales/policy/seed'
import type { DeskContract } from '../../../../core/contracts/desk.contract'
import { policyFaultWords } from '../../../../core/copy/aftersales-policy'
import { err, ok } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'

type Area = DeskContract['policy']

const HISTORY = 20

/** What the shop decides by now, from the database. */
export const inForce = async ({ policies }: Ports, shopId: string): Promise<AfterSalesPolicy> =>
  (await policies.inForce(shopId)) ?? seedAfterSalesPolicy

const told = (fault: PolicyFault) => ({
  fault: fault.fault,
  id: 'id' in fault ? fault.id : null,
  words: policyFaultWords[fault.fault],
})

export const faultsOf = (draft: PolicyDraft) => policyFaults(draft).map(told)

export const view: UseCase<Area['view'], DeskActor> = async (_input, { actor, ports }) => {
  const shopId = actor.shop._id
  const policy = await inForce(ports, shopId)
  return ok({ policy, history: [...(await ports.policies.history(shopId, HISTORY))], now: ports.now() })
}

export const find: UseCase<Area['find'], DeskActor> = async ({ version }, { actor, ports }) => {
  const policy = await ports.policies.find(actor.shop._id, version)
  return policy ? ok({ policy }) : err('notFound')
}

export const check: UseCase<Area['check'], DeskActor> = ({ draft }) =>
  Promise.resolve(ok({ faults: faultsOf(draft) }))

import type { InsuranceCommand, InsuranceRefusal } from '../../core/insurance/commands'
import type { Insurance } from '../../core/insurance/insurance'
import { decideInsurance, evolveInsurance } from '../../core/insurance/machine'
import { usualSpans } from '../../core/insurance/rules'
import type { InsuranceActor } from '../../core/insurance/table'
import { err, ok, type Result } from '../../core/shared/result'
import type { InsurancePorts } from '../insurance-ports'
import type { Ports } from '../ports'

/** What a change needs of the ports; and a look at orders; and everything. */
export type ChangingPorts = Pick<InsurancePorts, 'insurances'> & Pick<Ports, 'shops' | 'now' | 'log'>
export type LookingPorts = ChangingPorts & Pick<Ports, 'orders'>
export type InsuringPorts = InsurancePorts & LookingPorts

const MOST_TRIES = 5

/** A command, and who gives it. */
export interface Wanted {
  readonly command: InsuranceCommand
  readonly actor: InsuranceActor
}

/** What is wanted of an insurance as it has become by now; null: nothing. */
export type Change = (insurance: Insurance) => Wanted | null

const claimMsOf = async (ports: ChangingPorts, shopId: string): Promise<number> =>
  (await ports.shops.find(shopId))?.insurance?.claimMs ?? usualSpans.claimMs

/** One change of an insurance; two at once: one is decided anew. Answers it as it is then, changed or not. */
export const changeInsurance = async (
  ports: ChangingPorts,
  first: Insurance,
  change: Change,
): Promise<Result<Insurance, InsuranceRefusal | 'busy'>> => {
  const claimMs = await claimMsOf(ports, first.shopId)
  let insurance: Insurance | null = first
  for (let tries = 0; insurance && tries < MOST_TRIES; tries += 1) {
    const wanted = change(insurance)
    if (!wanted) return ok(insurance)
    const at = { actor: wanted.actor, now: ports.now(), claimMs }
    const decided = decideInsurance(wanted.command, insurance, at)
    if (!decided.ok) return decided
    const next = evolveInsurance(insurance, decided.value)
    if (await ports.insurances.replace(next)) {
      const { shopId, orderNo } = next
      ports.log.info('insurance', { shopId, orderNo, edge: decided.value.edge, reason: next.failure?.reason })
      return ok(next)
    }
    insurance = await ports.insurances.find(first.shopId, first.orderNo)
  }
  return err('busy')
}

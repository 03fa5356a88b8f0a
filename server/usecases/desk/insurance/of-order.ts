import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { DeskInsurance } from '../../../../core/contracts/desk/insurance'
import { insurerReasons } from '../../../../core/copy/insurance'
import type { Insurance } from '../../../../core/insurance/insurance'
import { toOrderInsurance } from '../../../../core/insurance/view'
import { present } from '../../../../core/shared/present'
import { err, ok } from '../../../../core/shared/result'
import type { Instant } from '../../../../core/shared/time'
import type { DeskActor } from '../../../actor'
import { changeInsurance } from '../../../insurance/change'
import { stepInsurance } from '../../../insurance/step'
import type { UseCase } from '../../../serve'

const toDesk = (insurance: Insurance, now: Instant): DeskInsurance => {
  const { orderNo, status, rule, premiumFen, policy, claim, failure, doubts } = insurance
  return {
    ...{ orderNo, status, rule, premiumFen, doubts, parcel: claim?.parcel ?? null },
    shown: toOrderInsurance(insurance, now),
    mayClaimAgain: status === 'failed',
    ...present({
      policyNo: policy?.policyNo,
      reportNo: claim?.reportNo,
      failureText: failure ? insurerReasons[failure.reason] : undefined,
      failureCode: failure?.code,
    }),
  }
}

export const ofOrder: UseCase<DeskContract['insurances']['ofOrder'], DeskActor> = async (
  { orderNo },
  { actor, ports },
) => {
  const insurance = await ports.insurances.find(actor.shop._id, orderNo)
  const now = ports.now()
  return ok({ insurance: insurance && toDesk(insurance, now), now })
}

export const claimAgain: UseCase<DeskContract['insurances']['claimAgain'], DeskActor> = async (
  { orderNo, parcel },
  { actor: { shop, agent, role }, ports },
) => {
  const insurance = await ports.insurances.find(shop._id, orderNo)
  if (!insurance) return err('notFound')
  const changed = await changeInsurance(ports, insurance, () => ({
    command: { type: 'claimAgain', parcel },
    actor: role,
  }))
  if (!changed.ok) return err(changed.error === 'busy' ? 'busy' : 'notAllowed')
  ports.log.info('claimed again', { insurance: insurance._id, by: agent.userid })
  await stepInsurance(ports, changed.value)
  const now = ports.now()
  const after = await ports.insurances.find(shop._id, orderNo)
  return ok({ insurance: after && toDesk(after, now), now })
}

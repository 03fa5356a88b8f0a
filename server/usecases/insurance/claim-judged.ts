import type { wechatContract } from '../../../core/contracts/wechat.contract'
import { ok } from '../../../core/shared/result'
import type { WechatActor } from '../../actor'
import { stepInsurance } from '../../insurance/step'
import type { UseCase } from '../../serve'

/** Events come late, twice, or from somebody who guessed: what counts is what the insurer answers when it is asked. */
export const claimJudged: UseCase<typeof wechatContract.insurance.claimJudged, WechatActor> = async (
  { reference },
  { actor, ports },
) => {
  const insurance = await ports.insurances.byReference(reference)
  if (insurance?.shopId !== actor.shop._id) return ok({})
  if (insurance.status === 'claiming' || insurance.status === 'failed') await stepInsurance(ports, insurance)
  return ok({})
}

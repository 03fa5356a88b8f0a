import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { DeskActor } from '../../../actor'
import type { UseCases } from '../../../serve'
import { claimAgain, ofOrder } from './of-order'
import { fund, topUp } from './fund'

export const insuranceUseCases: UseCases<DeskContract, DeskActor>['insurances'] = {
  ofOrder,
  claimAgain,
  fund,
  topUp,
}

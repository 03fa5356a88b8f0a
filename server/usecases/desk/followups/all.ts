import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { DeskActor } from '../../../actor'
import type { UseCases } from '../../../serve'
import { answer, give } from './change'
import { count, list } from './list'
import { write } from './write'

/** 回访: she is asked whether all is well. */
export const followUpUseCases: UseCases<DeskContract, DeskActor>['followUps'] = {
  list,
  count,
  give,
  answer,
  write,
}

import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { DeskActor } from '../../../actor'
import type { UseCases } from '../../../serve'
import type { ReplyTools } from '../replies/tools'
import { accuracy } from './accuracy'
import { addSimilar } from './add-similar'
import { count, inbox } from './inbox'
import { correct, judge } from './judge'
import { sample } from './sample'
import { settle } from './settle'

export const learningUseCases = (tools: ReplyTools): UseCases<DeskContract, DeskActor>['learning'] => ({
  ...{ count, inbox, addSimilar: addSimilar(tools), settle },
  ...{ correct, judge, sample, accuracy },
})

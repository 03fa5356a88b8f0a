import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { DeskActor } from '../../../actor'
import type { UseCases } from '../../../serve'
import type { ReplyTools } from '../replies/tools'
import { ask, forSession } from './ask'
import { exportFile, importFile } from './file'
import { publish, rollBack } from './publish'
import { entry, history, list } from './read'
import { discard, discardAll, remove, save } from './save'

export const knowledgeUseCases = (tools: ReplyTools): UseCases<DeskContract, DeskActor>['knowledge'] => ({
  ...{ list: list(tools), entry, history },
  ...{ save, remove, discard, discardAll },
  ...{ publish: publish(tools), rollBack: rollBack(tools) },
  ...{ ask, forSession },
  ...{ importFile: importFile(tools), exportFile: exportFile(tools) },
})

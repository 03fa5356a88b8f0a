import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { DeskActor } from '../../../actor'
import type { UseCases } from '../../../serve'
import { exportFile, importFile } from './file'
import { order, remove } from './keep'
import { forSession, list, uses } from './read'
import { create, edit } from './save'
import type { ReplyTools } from './tools'

export const replyUseCases = (tools: ReplyTools): UseCases<DeskContract, DeskActor>['replies'] => ({
  ...{ list, forSession, uses },
  ...{ create: create(tools), edit: edit(tools), order, remove },
  ...{ importFile: importFile(tools), exportFile: exportFile(tools) },
})

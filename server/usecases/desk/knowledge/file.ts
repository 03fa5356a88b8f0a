import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { ImportedKnowledge } from '../../../../core/contracts/desk/knowledge'
import { entryFileWords } from '../../../../core/copy/knowledge-files'
import type { LineProblem } from '../../../../core/knowledge/file/file-entry'
import { entryTable } from '../../../../core/knowledge/file/table'
import { withDrafts } from '../../../../core/knowledge/published'
import { err, ok, type Result } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import { bringIn } from '../../../knowledge/bring-in'
import { readEntryFile } from '../../../knowledge/read-file'
import { standing } from '../../../knowledge/standing'
import type { UseCase } from '../../../serve'
import type { ReplyTools } from '../replies/tools'

type Area = DeskContract['knowledge']

const TOLD = 50
/** In base64 about as much as the platform lets out. */
const MOST_BYTES = 4_000_000

const wrong = (problems: readonly LineProblem[]): Result<ImportedKnowledge, never> =>
  ok({
    status: 'wrong',
    problems: problems.slice(0, TOLD),
    more: Math.max(0, problems.length - TOLD),
  })

export const importFile =
  ({ readSheet }: ReplyTools): UseCase<Area['importFile'], DeskActor> =>
  async ({ name, base64 }, { actor: { shop, agent }, ports }) => {
    const { entries, problems } = await readEntryFile(Buffer.from(base64, 'base64'), name, readSheet)
    if (problems.length > 0) return wrong(problems)
    const by = { agentId: agent.userid, name: agent.name }
    const brought = await bringIn(ports, { shopId: shop._id, by, file: entries })
    if (!brought.ok) return brought
    const { added, changed, unchanged, near } = brought.value
    if (brought.value.problems.length > 0) return wrong(brought.value.problems)
    return ok({
      ...{ status: 'done', added: added.length, changed: changed.length, unchanged },
      near: [...near],
    })
  }

export const exportFile =
  ({ writeSheet }: ReplyTools): UseCase<Area['exportFile'], DeskActor> =>
  async ({ kind }, { actor, ports }) => {
    const { entries: live, drafts } = await standing(ports, actor.shop._id)
    const entries = withDrafts(
      live.map(({ entry }) => entry),
      drafts,
    )
    const bytes =
      kind === 'json'
        ? Buffer.from(`${JSON.stringify(entries, null, 2)}\n`)
        : writeSheet[kind](entryTable(entries), entryFileWords.sheet)
    if (bytes.length > MOST_BYTES) return err('exportTooLarge')
    return ok({ base64: bytes.toString('base64'), count: entries.length })
  }

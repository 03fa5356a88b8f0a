import { withDrafts, type KnowledgeDraft } from '../../core/knowledge/published'
import type { Ports } from '../ports'
import { sideBySide } from '../side-by-side'
import { putLive } from './put-live'
import { standing } from './standing'

export interface PublishAll {
  readonly shopId: string
  readonly by: KnowledgeDraft['by']
  readonly clientId: string
  readonly note: string
  readonly initialsOf: (title: string) => string
}

/** Puts every draft of a shop live; answers the version, 0: there was nothing to publish, null: somebody was quicker. */
export const publishAll = async (
  ports: Pick<Ports, 'asks' | 'knowledgeBook' | 'now' | 'log'>,
  { shopId, by, clientId, note, initialsOf }: PublishAll,
): Promise<number | null> => {
  const { version, entries, drafts } = await standing(ports, shopId)
  if (drafts.length === 0) return 0
  const isLive = await putLive(
    ports,
    { initialsOf },
    {
      actor: { shop: { _id: shopId }, agent: { userid: by.agentId, name: by.name } },
      ...{ clientId, note, version: version + 1, before: entries },
      after: withDrafts(
        entries.map(({ entry }) => entry),
        drafts,
      ),
    },
  )
  if (!isLive) return null
  await sideBySide(drafts, (draft) => ports.knowledgeBook.dropDraft(draft))
  return version + 1
}

import type { Entry } from '../../core/knowledge/entry'
import { changesBetween, versionIdOf, type PublishedEntry } from '../../core/knowledge/published'
import { thresholdsFrom } from '../../core/knowledge/thresholds'
import { SECOND } from '../../core/shared/time'
import type { Ports } from '../ports'

/** By then every instance of the doors answers by it (server/adapters/cloudbase/knowledge.ts). */
export const LIVE_WITHIN_MS = 10 * SECOND

/** Of each kind: the newest say how good the answers are now. */
const FEEDBACK = 500

export interface Going {
  readonly actor: {
    readonly shop: { readonly _id: string }
    readonly agent: { readonly userid: string; readonly name: string }
  }
  readonly clientId: string
  /** Its number: the one behind what is live. */
  readonly version: number
  readonly note: string
  readonly before: readonly PublishedEntry[]
  readonly after: readonly Entry[]
}

/** Puts entries live as a new version, with its index; false when somebody else's stands there. */
export const putLive = async (
  { asks, knowledgeBook, now, log }: Pick<Ports, 'asks' | 'knowledgeBook' | 'now' | 'log'>,
  { initialsOf }: { readonly initialsOf: (title: string) => string },
  { actor, clientId, version, note, before, after }: Going,
): Promise<boolean> => {
  const { shop, agent } = actor
  const entries = after.map((entry) => ({ entry, initials: initialsOf(entry.title) }))
  const changes = changesBetween(
    before.map(({ entry }) => entry),
    after,
  )
  const by = { agentId: agent.userid, name: agent.name }
  const kept = { _id: versionIdOf(shop._id, version), shopId: shop._id, clientId, version, at: now(), by }
  const thresholds = thresholdsFrom(await asks.feedback(shop._id, FEEDBACK))
  const isLive = await knowledgeBook.publish({ ...kept, note: note.trim(), ...changes }, entries, thresholds)
  if (isLive)
    log.info('knowledge published', {
      ...{ shopId: shop._id, version, agentId: agent.userid, sure: thresholds.sure },
      ...changes,
    })
  return isLive
}

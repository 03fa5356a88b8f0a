import { laneWords } from '../../../core/copy/lane'
import type { Called } from '../../../core/copy/lane-view'
import type { SessionRef } from '../../../core/lane/grammar'
import type { Agent } from '../../../core/routing/agent'
import { sessionCodeOf } from '../../../core/shared/ids'
import { err, ok, type Result } from '../../../core/shared/result'
import type { Shop } from '../../../core/shop/shop'
import type { InboxItem } from '../../lane-ports'
import type { Ports } from '../../ports'
import type { SessionRow } from '../../session-ports'

/** One agent at the app's chat, with the sessions that he holds and what he just sent. */
export interface Desk {
  readonly ports: Ports
  readonly shop: Shop
  readonly agent: Agent
  readonly open: readonly SessionRow[]
  readonly item: InboxItem
}

export const calledOf = ({ number, called }: SessionRow): Called => ({ number, honorific: called })
export const calledOnDay = (row: SessionRow) => ({ ...calledOf(row), day: row.day })

/** The turn that comes of a callback carries the callback's id: a repeat is the same turn. */
export const clientIdOf = ({ item }: Desk): string => `wecom:${item._id}`

/** Which session is meant; else the words that say why none. `several` asks when nothing was named. */
export const resolve = (
  { open }: Desk,
  to: SessionRef | null,
  several: (open: readonly Called[]) => string,
): Result<SessionRow> => {
  const meant =
    to === null ? open : open.filter((row) => row.number === to.number && (to.day ?? row.day) === row.day)
  const [first, ...others] = meant
  if (first && others.length === 0) return ok(first)
  if (to === null) return err(first ? several(open.map(calledOf)) : laneWords.noneOpen)
  if (first) return err(laneWords.twoDays(to.number, meant.map(calledOnDay)))
  const asked = to.day === null ? String(to.number) : sessionCodeOf(to.day, to.number)
  return err(laneWords.noSession(asked, open.map(calledOf)))
}

import type { DeskContract } from '../../../../core/contracts/desk.contract'
import { accuracySince, entriesOf, weeksOf } from '../../../../core/knowledge/accuracy'
import { ok } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import type { UseCase } from '../../../serve'

type Area = DeskContract['learning']

const ENTRIES = 50

export const accuracy: UseCase<Area['accuracy'], DeskActor> = async (_input, { actor, ports }) => {
  const now = ports.now()
  const [counts, live] = await Promise.all([
    ports.asks.count(actor.shop._id, accuracySince(now)),
    ports.knowledge.live(actor.shop._id),
  ])
  const titles = new Map(live?.entries.map(({ entry: { key, title } }) => [key, title]))
  const entries = entriesOf(counts, ENTRIES).map((one) => ({ ...one, title: titles.get(one.key) ?? one.key }))
  return ok({ weeks: weeksOf(counts, now), entries, now })
}

import type { DeskContract } from '../../../../core/contracts/desk.contract'
import { accuracySince, entriesOf, weeksOf } from '../../../../core/knowledge/accuracy'
import { drawn } from '../../../../core/knowledge/draw'
import { saidOf } from '../../../../core/knowledge/known'
import { ok } from '../../../../core/shared/result'
import { DAY } from '../../../../core/shared/time'
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

const LOOKED_AT = 1_000
const DRAWN = 10

export const sample: UseCase<Area['sample'], DeskActor> = async (_input, { actor, ports }) => {
  const { shop } = actor
  const since = ports.now() - 7 * DAY
  const [asks, live] = await Promise.all([
    ports.asks.unjudged(shop._id, { since, limit: LOOKED_AT }),
    ports.knowledge.live(shop._id),
  ])
  const asked = asks.flatMap((ask) => {
    const [answer, ...others] = ask.basis.found
    const piece = answer && ask.basis.outcome === 'answer' ? live?.pieces.get(answer.id) : undefined
    return piece && others.length === 0 ? [{ ask, _id: ask._id, piece }] : []
  })
  return ok({
    asked: drawn(asked, DRAWN, ports.newId()).map(({ ask: { _id, basis, at }, piece }) => {
      const { key, question, answer } = saidOf(piece, shop)
      return { id: _id, text: basis.asked, at, key, title: question, answer }
    }),
  })
}

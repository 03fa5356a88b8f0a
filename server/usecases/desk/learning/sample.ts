import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { Ask } from '../../../../core/knowledge/ask'
import { drawn } from '../../../../core/knowledge/draw'
import { saidOf } from '../../../../core/knowledge/known'
import type { LiveKnowledge } from '../../../../core/knowledge/live'
import { piecesOf, type Piece } from '../../../../core/knowledge/passages'
import { ok } from '../../../../core/shared/result'
import { DAY } from '../../../../core/shared/time'
import type { DeskActor } from '../../../actor'
import type { UseCase } from '../../../serve'

const LOOKED_AT = 1_000
const DRAWN = 10

/** A question, and its answer as it is today. */
interface Told {
  readonly _id: string
  readonly ask: Ask
  readonly piece: Piece
}

/** Those that one piece answered in the shop's own words. */
const toldBy = ({ pieces }: LiveKnowledge, asks: readonly Ask[]): readonly Told[] =>
  asks.flatMap((ask) => {
    const { outcome, assisted, found } = ask.basis
    const [answer, ...others] = found
    const piece = answer && outcome === 'answer' && !assisted ? pieces.get(answer.id) : undefined
    return piece && others.length === 0 ? [{ _id: ask._id, ask, piece }] : []
  })

/** The other version that gave most of them; undefined: the live one gave them all. */
const otherOf = (told: readonly Told[], live: number): number | undefined => {
  const counts = new Map<number, number>()
  for (const { ask } of told) {
    const { version } = ask.basis
    if (version !== live) counts.set(version, (counts.get(version) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  return most?.[0]
}

const isSame = (one: Piece | undefined, { title, text }: Piece): boolean =>
  one?.title === title && one.text === text

export const sample: UseCase<DeskContract['learning']['sample'], DeskActor> = async (
  _input,
  { actor, ports },
) => {
  const { shop } = actor
  const since = ports.now() - 7 * DAY
  const [asks, live] = await Promise.all([
    ports.asks.unjudged(shop._id, { since, limit: LOOKED_AT }),
    ports.knowledge.live(shop._id),
  ])
  if (!live) return ok({ asked: [] })
  const told = toldBy(live, asks)
  // what was changed since is not what she read; of other versions only one is looked up
  const other = otherOf(told, live.version)
  const then = other === undefined ? null : await ports.knowledgeBook.entriesOf(shop._id, other)
  const before = new Map(piecesOf((then ?? []).map(({ entry }) => entry)).map((piece) => [piece.id, piece]))
  const asRead = told.filter(
    ({ ask: { basis }, piece }) =>
      basis.version === live.version || (basis.version === other && isSame(before.get(piece.id), piece)),
  )
  return ok({
    asked: drawn(asRead, DRAWN, ports.newId()).map(({ ask: { _id, basis, at }, piece }) => {
      const { key, question, answer } = saidOf(piece, shop)
      return { id: _id, text: basis.asked, at, key, title: question, answer }
    }),
  })
}

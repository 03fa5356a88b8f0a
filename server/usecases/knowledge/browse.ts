import type { ShopperContract } from '../../../core/contracts/shopper.contract'
import type { Asker } from '../../../core/knowledge/entry'
import { findLike, hotOf } from '../../../core/knowledge/live'
import { saidOf } from '../../../core/knowledge/known'
import type { Piece } from '../../../core/knowledge/passages'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { readable } from '../../knowledge/readable'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'

type Area = ShopperContract['knowledge']

const askerNow = ({ now }: Pick<Ports, 'now'>): Asker => ({ by: 'shopper', now: now() })

const titleOf = ({ entry: { key, title } }: Pick<Piece, 'entry'>) => ({ key, title })

/** Each entry once, in the order in which it comes first. */
const distinct = (pieces: readonly Piece[]) => [
  ...new Map(pieces.map((piece) => [piece.entry.key, titleOf(piece)] as const)).values(),
]

export const browse: UseCase<Area['browse'], ShopperActor> = async (_input, { actor, ports }) => {
  const live = await ports.knowledge.live(actor.shop._id)
  const asker = askerNow(ports)
  const { now } = asker
  if (!live) return ok({ version: 0, hot: [], entries: [], now })
  return ok({
    version: live.version,
    hot: hotOf(live, asker).map(titleOf),
    entries: readable(live, asker).map(({ entry: { key, title, category }, initials }) => ({
      ...{ key, title, category, initials },
    })),
    now,
  })
}

const FOUND = 8

export const search: UseCase<Area['search'], ShopperActor> = async ({ text }, { actor, ports }) => {
  const live = await ports.knowledge.live(actor.shop._id)
  if (!live || text.trim() === '') return ok({ found: [], best: null })
  const { pieces, isSure } = findLike(live, text, { asker: askerNow(ports), limit: FOUND })
  const [first] = pieces
  return ok({
    found: distinct(pieces),
    best: first && isSure ? saidOf(first, actor.shop).answer : null,
  })
}

const RELATED = 4

export const answer: UseCase<Area['answer'], ShopperActor> = async ({ key }, { actor, ports }) => {
  const { shop } = actor
  const live = await ports.knowledge.live(shop._id)
  const asker = askerNow(ports)
  const entry = live && readable(live, asker).find((one) => one.entry.key === key)?.entry
  if (!live || !entry) return err('notFound')
  const said = [...live.pieces.values()]
    .filter((piece) => piece.entry.key === key)
    .map((piece) => ({ piece, ...saidOf(piece, shop) }))
  const links = entry.image ? await ports.files.links([entry.image.fileId]) : new Map<string, string>()
  const next = (entry.next ?? []).flatMap((text) => findLike(live, text, { asker, limit: 1 }).pieces)
  const alike = findLike(live, entry.title, { asker, limit: RELATED + 1 }).pieces
  return ok({
    ...{ key, version: live.version, category: entry.category, title: entry.title },
    passages: said.map(({ piece, answer: text }) => ({
      heading: piece.heading,
      text,
    })),
    imageUrl: entry.image ? (links.get(entry.image.fileId) ?? '') : null,
    leadsTo: entry.leadsTo ?? null,
    related: distinct([...next, ...alike])
      .filter((one) => one.key !== key)
      .slice(0, RELATED),
  })
}

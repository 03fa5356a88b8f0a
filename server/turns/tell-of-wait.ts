import type { Effect, Turn } from '../../core/conversation/turn'
import type { StaffNews } from '../../core/conversation/staff-news'
import type { Called } from '../../core/copy/lane-view'
import { staffNewsText } from '../../core/copy/staff-news'
import { calledBy } from '../../core/lane/render'
import { answerTexts } from '../../core/lane/text'
import { waitWords, type WaitLine } from '../../core/copy/waits'
import type { Shop } from '../../core/shop/shop'
import type { Delivery } from '../lane-ports'
import type { Ports } from '../ports'

export type WaitEffect = Extract<Effect, { type: 'remind' | 'alert' }>
type WaitNews = Extract<StaffNews, { type: 'workWaits' | 'promiseWaits' | 'escalationWaits' }>

/** How colleagues call the session of a turn. */
export const calledIn = ({ state: { service, shopper } }: Turn): Called => ({
  number: service.status === 'none' ? 0 : service.number,
  honorific: calledBy(shopper),
})

/** A wait as agents and supervisors read it: who, since when, measured by what. */
const lineOf = (turn: Turn, { waited }: WaitEffect): WaitLine => ({
  called: calledIn(turn),
  waited,
})

/** Who gone from WeCom can't be told; the queue and the clock go on without. */
export const gone = (delivery: Delivery): Delivery =>
  !delivery.ok && delivery.why === 'agentUnknown' ? { ok: true } : delivery

export const supervisorsOf = async (ports: Ports, shop: Shop): Promise<readonly string[]> =>
  (await ports.agents.list(shop._id)).flatMap(({ role, userid }) => (role === 'supervisor' ? userid : []))

/** The first that could not be told: all are told again then, and WeCom drops what was there already. */
export const tellAll = async (
  ports: Ports,
  shop: Shop,
  { userids, text }: { readonly userids: readonly string[]; readonly text: string },
): Promise<Delivery> => {
  for (const userid of userids) {
    const told = gone(await ports.human.tell(shop, userid, text))
    if (!told.ok) return told
  }
  return { ok: true }
}

type Telling = WaitEffect | (Extract<Effect, { type: 'tell' }> & { readonly news: WaitNews })

const isWaitNews = (news: StaffNews): news is WaitNews =>
  news.type === 'workWaits' || news.type === 'promiseWaits' || news.type === 'escalationWaits'

const isTelling = (effect: Effect): effect is Telling =>
  effect.type === 'remind' || effect.type === 'alert' || (effect.type === 'tell' && isWaitNews(effect.news))

/** A turn that does nothing but tell colleagues that something waits. */
export const onlyTells = ({ effects }: Turn): boolean => effects.length > 0 && effects.every(isTelling)

/** What one colleague is told, and of which turn. */
interface Piece {
  readonly userid: string
  readonly turn: Turn
  readonly effect: Telling
}

const piecesOf = (turn: Turn, supervisors: readonly string[]): Piece[] =>
  turn.effects.filter(isTelling).flatMap((effect) => {
    const to = effect.type === 'remind' ? effect.agentId : effect.type === 'tell' ? effect.to : null
    return (to === null ? supervisors : [to]).map((userid) => ({ userid, turn, effect }))
  })

/** Who waits for him, who waits too long for others, what else is late. */
const textOf = (pieces: readonly Piece[]): string => {
  const reminds = pieces.flatMap(({ turn, effect }) => (effect.type === 'remind' ? lineOf(turn, effect) : []))
  const alerts = pieces.flatMap(({ turn, effect }) =>
    effect.type === 'alert' ? { ...lineOf(turn, effect), agentName: effect.agentName } : [],
  )
  const news = pieces.flatMap(({ turn, effect }) =>
    effect.type === 'tell' ? staffNewsText(calledIn(turn), effect.news) : [],
  )
  return [
    ...(reminds.length > 0 ? [waitWords.remind(reminds)] : []),
    ...(alerts.length > 0 ? [waitWords.alert(alerts)] : []),
    ...news,
  ].join('\n')
}

const tellOne = async (
  ports: Ports,
  shop: Shop,
  { userid, pieces }: { readonly userid: string; readonly pieces: readonly Piece[] },
): Promise<boolean> => {
  for (const text of answerTexts(textOf(pieces)))
    if (!gone(await ports.human.tell(shop, userid, text)).ok) return false
  return true
}

/**
 * Tells what waits: to each colleague all of it in one message, for their chats have a limit. Answers the turns of which
 * everybody was told.
 */
export const tellTogether = async (
  ports: Ports,
  shop: Shop,
  turns: readonly Turn[],
): Promise<readonly Turn[]> => {
  const supervisors = await supervisorsOf(ports, shop)
  const all = turns.flatMap((turn) => piecesOf(turn, supervisors))
  const missed = new Set<Turn>()
  for (const userid of new Set(all.map((piece) => piece.userid))) {
    const pieces = all.filter((piece) => piece.userid === userid)
    if (!(await tellOne(ports, shop, { userid, pieces }))) for (const { turn } of pieces) missed.add(turn)
  }
  return turns.filter((turn) => !missed.has(turn))
}

/** Reminds the agent, or tells the supervisors, of one wait. */
export const tellOfWait = async (
  ports: Ports,
  shop: Shop,
  { effect, turns: [turn] }: { readonly effect: WaitEffect; readonly turns: readonly Turn[] },
): Promise<Delivery> => {
  if (!turn) return { ok: true }
  const pieces = piecesOf({ ...turn, effects: [effect] }, await supervisorsOf(ports, shop))
  return tellAll(ports, shop, {
    userids: pieces.map(({ userid }) => userid),
    text: textOf(pieces.slice(0, 1)),
  })
}

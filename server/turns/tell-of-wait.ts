import type { Effect, Turn } from '../../core/conversation/turn'
import { calledBy } from '../../core/lane/render'
import { waitWords, type WaitLine } from '../../core/copy/waits'
import type { Shop } from '../../core/shop/shop'
import type { Delivery } from '../lane-ports'
import type { Ports } from '../ports'

export type WaitEffect = Extract<Effect, { type: 'remind' | 'alert' }>

/** A wait as agents and supervisors read it: who, since when, measured by what. */
const lineOf = ({ state: { service, shopper } }: Turn, { waited }: WaitEffect): WaitLine => ({
  called: { number: service.status === 'none' ? 0 : service.number, honorific: calledBy(shopper) },
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

/** Whom a turn that does nothing else reminds, or that it tells the supervisors; null: it does something else as well. */
export const onlyTells = ({ effects: [effect, ...others] }: Turn): string | null => {
  if (others.length > 0) return null
  if (effect?.type === 'remind') return `agent ${effect.agentId}`
  return effect?.type === 'alert' ? 'supervisors' : null
}

/** Turns that tell the same people (`onlyTells`): several waits in one message, for their chats have a limit. */
export const tellTogether = async (ports: Ports, shop: Shop, turns: readonly Turn[]): Promise<Delivery> => {
  const effects = turns.flatMap((turn) => turn.effects.map((effect) => ({ turn, effect })))
  const reminded = effects.flatMap(({ turn, effect }) =>
    effect.type === 'remind' ? { userid: effect.agentId, line: lineOf(turn, effect) } : [],
  )
  const [first] = reminded
  if (first) {
    const text = waitWords.remind(reminded.map(({ line }) => line))
    return tellAll(ports, shop, { userids: [first.userid], text })
  }
  const lines = effects.flatMap(({ turn, effect }) =>
    effect.type === 'alert' ? { ...lineOf(turn, effect), agentName: effect.agentName } : [],
  )
  return tellAll(ports, shop, { userids: await supervisorsOf(ports, shop), text: waitWords.alert(lines) })
}

/** Reminds the agent, or tells the supervisors, of one wait. */
export const tellOfWait = (
  ports: Ports,
  shop: Shop,
  { effect, turns: [turn] }: { readonly effect: WaitEffect; readonly turns: readonly Turn[] },
): Promise<Delivery> =>
  turn ? tellTogether(ports, shop, [{ ...turn, effects: [effect] }]) : Promise.resolve({ ok: true })

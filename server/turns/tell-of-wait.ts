import type { Effect, Turn } from '../../core/conversation/turn'
import { calledBy } from '../../core/lane/render'
import { waitWords, type WaitLine } from '../../core/copy/waits'
import type { Shop } from '../../core/shop/shop'
import type { Delivery } from '../lane-ports'
import type { Ports } from '../ports'

export type WaitEffect = Extract<Effect, { type: 'remind' | 'alert' }>

/** A wait as agents and supervisors read it: who, since when, measured by what. */
export const waitLine = ({ state: { service, shopper } }: Turn, { waited }: WaitEffect): WaitLine => ({
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

/** Reminds the agent, or tells the supervisors, of one wait. */
export const tellOfWait = async (
  ports: Ports,
  shop: Shop,
  { effect, turns: [turn] }: { readonly effect: WaitEffect; readonly turns: readonly Turn[] },
): Promise<Delivery> => {
  if (!turn) return { ok: true }
  const line = waitLine(turn, effect)
  if (effect.type === 'remind')
    return tellAll(ports, shop, { userids: [effect.agentId], text: waitWords.remind([line]) })
  const text = waitWords.alert(line, effect.agentName)
  return tellAll(ports, shop, { userids: await supervisorsOf(ports, shop), text })
}

interface Reminders {
  readonly agentId: string
  /** Turns whose only effect is a reminder to this agent. */
  readonly turns: readonly Turn[]
}

/** Several waits of one agent in one message: his chat has a limit, and he reads one better than twelve. */
export const remindTogether = (
  ports: Ports,
  shop: Shop,
  { agentId, turns }: Reminders,
): Promise<Delivery> => {
  const lines = turns.flatMap((turn) =>
    turn.effects.flatMap((effect) => (effect.type === 'remind' ? waitLine(turn, effect) : [])),
  )
  return tellAll(ports, shop, { userids: [agentId], text: waitWords.remind(lines) })
}

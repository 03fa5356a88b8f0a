import { newConversation } from '../../core/conversation/state'
import { Turn, freshDelivery } from '../../core/conversation/turn'
import { agentIdOf, placeIdOf, type Agent, type Place } from '../../core/routing/agent'
import { conversationIdOf, turnIdOf } from '../../core/shared/ids'
import { dayCode } from '../../core/shared/time'
import { demoShops } from '../../local/demo/shops'
import { putAll } from '../../local/put-all'
import type { Cloudbase } from '../../server/adapters/cloudbase/app'
import { sessionRow } from '../../server/turns/session-row'

/** The demo shop that never closes. */
export const SHOP = 'shanye'
export const benchShop = demoShops.find(({ _id }) => _id === SHOP)
export const appid = benchShop?.appids[0] ?? ''

/** One session each, so many that WeCom's limit of messages to one member is not what is measured. */
const PAIRS = 2_300
const numbers = Array.from({ length: PAIRS }, (_, at) => at + 1)

export const benchAgents: readonly Agent[] = numbers.map((n) => ({
  _id: agentIdOf(SHOP, `bench${n}`),
  shopId: SHOP,
  userid: `bench${n}`,
  name: `客服${n}`,
  duty: 'busy', // they keep what they have and take no one else
  capacity: 1,
}))

export const shopperOf = (n: number): string => `oBench${String(n).padStart(8, '0')}`

const stateOf = (n: number, at: number, agent: number): Turn['state'] => {
  const day = dayCode(at)
  const story = { asked: [], orderNos: [], photos: 0, botAnswers: 0, offeredPerson: false }
  const session = {
    sessionId: `${SHOP}:${day}-${n}`,
    number: n,
    day,
    openedAt: at,
    lastAt: at,
    count: 0,
    story,
  }
  return {
    ...newConversation,
    shopper: { name: '顾清和', gender: 'male' },
    service: { status: 'assigned', ...session, ...agentOf(agent), assignedAt: at, firstReplyAt: at },
    welcomedAt: at,
  }
}

const agentOf = (n: number) => ({ agentId: `bench${n}`, agentName: `客服${n}` })

/** The turn by which an agent has a shopper. */
export const assignment = (n: number, at: number, agent: number = n): Turn => {
  const openid = shopperOf(n)
  const conversationId = conversationIdOf(SHOP, openid)
  return Turn.parse({
    _id: turnIdOf(conversationId, 1),
    shopId: SHOP,
    conversationId,
    openid,
    seq: 1,
    at,
    clientId: 'bench-assign',
    messages: [],
    events: [{ type: 'assigned', ...agentOf(agent) }],
    state: stateOf(n, at, agent),
    effects: [],
    pendingAt: null,
    delivery: freshDelivery,
    media: {},
  } satisfies Turn)
}

const placeOf = ({ conversationId, state: { service }, at }: Turn): Place[] =>
  service.status === 'assigned'
    ? [
        {
          _id: placeIdOf(agentIdOf(SHOP, service.agentId), 1),
          shopId: SHOP,
          agentId: service.agentId,
          conversationId,
          sessionId: service.sessionId,
          takenAt: at,
        },
      ]
    : []

/** Stores sessions that are under way, as hand-offs would have left them. */
export const seedSessions = async (db: Cloudbase['db']): Promise<void> => {
  const turns = numbers.map((n) => assignment(n, Date.now()))
  await putAll(db, 'agents', benchAgents)
  await putAll(db, 'turns', turns)
  await putAll(db, 'places', turns.flatMap(placeOf))
  await putAll(
    db,
    'sessions',
    turns.flatMap((turn) => (benchShop && sessionRow(turn, benchShop)) ?? []),
  )
}

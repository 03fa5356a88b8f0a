/** Whatever shoppers, agents and timers do at once: the places that are taken are the sessions that somebody holds. */
import fc from 'fast-check'
import { MINUTE, SECOND } from '../../core/shared/time'
import { conversationIdOf } from '../../core/shared/ids'
import { desksOf, isFree } from '../../core/routing/desk'
import { demoOpenid } from '../../local/demo/people'
import { talkOf } from '../support/talk'
import { openWorld, type World } from '../support/world'

const SHOPPERS = [1, 2, 3, 4, 5, 6] as const
const AGENTS = ['linxiao', 'hejing', 'zhouke'] as const
const NAMES = { linxiao: '林晓', hejing: '何静', zhouke: '周可' } as const
type Agent = (typeof AGENTS)[number]

type Doing =
  | { readonly does: 'ask' | 'leave' | 'say'; readonly shopper: number }
  | { readonly does: 'end' | 'answer' | 'on' | 'busy'; readonly agent: Agent }
  | { readonly does: 'hand'; readonly agent: Agent; readonly to: Agent }
  | { readonly does: 'tick' }

const shopper = fc.constantFrom(...SHOPPERS)
const agent = fc.constantFrom(...AGENTS)
const doing: fc.Arbitrary<Doing> = fc.oneof(
  fc.record({
    does: fc.constantFrom('ask' as const, 'ask' as const, 'leave' as const, 'say' as const),
    shopper,
  }),
  fc.record({
    does: fc.constantFrom('end' as const, 'answer' as const, 'on' as const, 'busy' as const),
    agent,
  }),
  fc.record({ does: fc.constant('hand' as const), agent, to: agent }),
  fc.constant<Doing>({ does: 'tick' }),
)
/** What happens at the same moment, and how long it is until the next. */
const moment = fc.record({
  doings: fc.array(doing, { minLength: 1, maxLength: 4 }),
  passed: fc.constantFrom(SECOND, 20 * SECOND, MINUTE, 4 * MINUTE),
})

/** His oldest session, by its number; refusals are answers like any other. */
const toHisOldest = async (world: World, userid: Agent, words: string): Promise<void> => {
  const [row] = await world.newPorts().sessions.ofAgent('mianyu', userid)
  if (row) await world.agent(userid).says(`#${row.number} ${words}`)
}

const happen = async (world: World, what: Doing): Promise<unknown> => {
  switch (what.does) {
    case 'ask':
    case 'leave':
    case 'say': {
      const { client, id, tries } = talkOf(world.instance().shopper({ openid: demoOpenid(what.shopper) }))
      if (what.does === 'say') return tries('还在吗')
      const clientId = `${what.does}-${id()}`
      return what.does === 'ask'
        ? client.conversation.callHuman({ clientId })
        : client.conversation.cancelHandOff({ clientId })
    }
    case 'end':
      return toHisOldest(world, what.agent, '/end')
    case 'answer':
      return toHisOldest(world, what.agent, '看到了')
    case 'hand':
      return toHisOldest(world, what.agent, `/to ${NAMES[what.to]}`)
    case 'on':
    case 'busy':
      return world.agent(what.agent).says(`/${what.does}`)
    case 'tick':
      return Promise.all([world.tick(), world.instance().tick()])
  }
}

const servicesOf = async (world: World) => {
  const { turns } = world.newPorts()
  const newest = await Promise.all(
    SHOPPERS.map((n) => turns.newest(conversationIdOf('mianyu', demoOpenid(n)))),
  )
  return newest.flatMap((turn) => turn?.state.service ?? [])
}

it('places taken are open sessions, nobody holds more than he can, and nobody waits beside a free place', async () => {
  const days = fc.array(moment, { minLength: 6, maxLength: 12 })
  const claim = async (
    moments: readonly { readonly doings: readonly Doing[]; readonly passed: number }[],
  ) => {
    const world = await openWorld()
    try {
      for (const userid of AGENTS) await world.change('agents', `mianyu:${userid}`, { capacity: 2 })
      for (const { doings, passed } of moments) {
        await Promise.all(doings.map((what) => happen(world, what)))
        world.clock.pass(passed)
      }
      // places that a broken try left are free again after a minute
      for (let n = 0; n < 3; n += 1) {
        world.clock.pass(MINUTE + SECOND)
        await world.tick()
      }
      const ports = world.newPorts()
      const [services, places, agents] = await Promise.all([
        servicesOf(world),
        ports.places.ofShop('mianyu'),
        ports.agents.list('mianyu'),
      ])
      const held = services.flatMap((one) =>
        one.status === 'assigned' ? `${one.agentId} ${one.sessionId}` : [],
      )
      expect(places.map(({ agentId, sessionId }) => `${agentId} ${sessionId}`).sort()).toEqual(held.sort())
      for (const userid of AGENTS)
        expect(places.filter(({ agentId }) => agentId === userid).length).toBeLessThanOrEqual(2)
      const waits = services.some(({ status }) => status === 'queued')
      expect(waits && desksOf(agents, places, world.clock.now()).some(isFree)).toBe(false)
    } finally {
      await world.close()
    }
  }
  await fc.assert(fc.asyncProperty(days, claim), { numRuns: 3, endOnFailure: true })
})

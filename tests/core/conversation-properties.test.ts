import fc from 'fast-check'
import { allowed, type Command, type HandOff } from '../../core/conversation/commands'
import { evolve } from '../../core/conversation/evolve'
import { WorkClock } from '../../core/conversation/owed'
import {
  ConversationState,
  isBotServing,
  isOpenService,
  newConversation,
  type Service,
} from '../../core/conversation/state'
import { Event } from '../../core/conversation/turn'
import { DAY, HOUR, MINUTE, SECOND } from '../../core/shared/time'
import {
  assignTo,
  botSays,
  callHuman,
  cancel,
  chenMo,
  end,
  enter,
  linXiao,
  note,
  rate,
  recall,
  reply,
  requeue,
  say,
  sayPerson,
  transfer,
  zhouMin,
} from '../support/commands'
import { beginning, run, type Past } from '../support/given'
import { NOW } from '../support/samples'

const commands: readonly Command[] = [
  enter,
  say('在吗', botSays('在')),
  say('退货', botSays('要转人工吗', { offersPerson: true })),
  say('没有回答'),
  sayPerson,
  callHuman,
  cancel,
  rate('session-1'),
  rate('session-2', 1),
  ...[linXiao, chenMo].flatMap((by) => [assignTo(by), reply(by), end(by), requeue(by)]),
  transfer(linXiao, chenMo),
  transfer(chenMo, linXiao),
  { type: 'transferToGroup', by: linXiao, group: { id: 'tech', name: '技术支持' }, note: '页面打不开' },
  { type: 'escalate', by: linXiao, reason: '要赔三倍' },
  { type: 'reassign', by: zhouMin, to: chenMo },
  { type: 'reassign', by: zhouMin, to: zhouMin },
  { type: 'answerEscalation', by: zhouMin, text: '先补发' },
  { type: 'plan', by: linXiao },
  { type: 'progress', by: linXiao },
  { type: 'setLevel', by: linXiao, level: 'L2' },
  { type: 'setLevel', by: linXiao, level: 'L1' },
  reply(linXiao, '已收到您的反馈，正在加急处理'),
  recall(linXiao),
  recall(linXiao, NOW - 9 * MINUTE),
  recall(chenMo),
  { type: 'inviteRating', by: linXiao },
  { type: 'reach', by: linXiao, body: { kind: 'text', text: '杯子换好了吗' }, followsUp: 'session-1' },
  note(linXiao),
  note(zhouMin, 'supervisor'),
  { type: 'look' },
  { type: 'reopen' },
]
const handOffs: readonly HandOff[] = [
  { kind: 'queue', ahead: 0, waitMs: null },
  { kind: 'queue', ahead: 3, waitMs: 9 * MINUTE },
  { kind: 'leaveMessage', opensAt: NOW + DAY },
  { kind: 'leaveMessage', opensAt: null },
]

const step = fc.record({
  command: fc.constantFrom(...commands),
  handOff: fc.constantFrom(...handOffs),
  pause: fc.constantFrom(0, SECOND, MINUTE, HOUR, 2 * DAY),
})
const story = fc.array(step, { maxLength: 40 })

interface Happened {
  readonly command: Command
  readonly before: Past
  readonly after: Past
  readonly decision: ReturnType<typeof run>['decision']
}

/** Everything that happens when these steps are tried one after the other, refused ones included. */
const tell = (steps: readonly { command: Command; handOff: HandOff; pause: number }[]): Happened[] => {
  let past = beginning
  return steps.map(({ command, handOff, pause }) => {
    const before: Past = { ...past, world: { ...past.world, handOff, now: past.world.now + pause } }
    const { decision, past: after } = run(before, command)
    past = after
    return { command, before, after, decision }
  })
}

const always = (claim: (happened: Happened) => void) => {
  fc.assert(
    fc.property(story, (steps) => {
      tell(steps).forEach(claim)
    }),
    { numRuns: 300 },
  )
}

/** Where each command may lead to, from any state that allows it. */
const leadsTo: Record<Command['type'], readonly Service['status'][]> = {
  enter: ['none', 'bot', 'queued', 'offline', 'assigned', 'ended'],
  say: ['bot', 'queued', 'offline', 'assigned'],
  callHuman: ['queued', 'offline'],
  cancelHandOff: ['bot'],
  rate: ['bot', 'queued', 'offline', 'assigned', 'ended'],
  reply: ['assigned'],
  recall: ['assigned'],
  inviteRating: ['assigned'],
  reach: ['assigned'],
  note: ['bot', 'queued', 'offline', 'assigned', 'ended'],
  transfer: ['assigned'],
  transferToGroup: ['queued', 'offline'],
  escalate: ['assigned'],
  reassign: ['assigned'],
  answerEscalation: ['assigned'],
  plan: ['assigned'],
  progress: ['assigned'],
  setLevel: ['assigned'],
  end: ['ended'],
  assign: ['assigned'],
  requeue: ['queued', 'offline'],
  reopen: ['queued', 'offline'],
  look: ['queued', 'offline', 'assigned'],
  inform: ['none', 'bot', 'queued', 'offline', 'assigned', 'ended'],
  erase: ['none'],
  judge: ['none', 'bot', 'queued', 'offline', 'assigned', 'ended'],
}

it('whatever is asked, the state is valid and one that the command may lead to', () => {
  always(({ command, after, decision }) => {
    expect(ConversationState.parse(after.state)).toEqual(after.state)
    if (decision.ok) expect(leadsTo[command.type]).toContain(after.state.service.status)
  })
})

it('what the table does not allow is refused, and what is refused changes nothing', () => {
  always(({ command, before, after, decision }) => {
    if (!allowed[before.state.service.status].includes(command.type)) {
      expect(decision).toEqual({ ok: false, error: 'notAllowed' })
    }
    if (!decision.ok) expect(after).toBe(before)
  })
})

it('the bot never speaks from the hand-off to the end', () => {
  always(({ before, decision }) => {
    if (!decision.ok || isBotServing(before.state.service)) return
    expect(decision.value.messages.filter(({ from }) => from.kind === 'bot')).toEqual([])
  })
})

it('a session counts its messages: what was said in it, to its last word', () => {
  fc.assert(
    fc.property(story, (steps) => {
      let [sessionId, said] = ['', 0]
      for (const { after, decision } of tell(steps)) {
        const { service } = after.state
        if (!decision.ok || service.status === 'none') continue
        if (service.sessionId !== sessionId) [sessionId, said] = [service.sessionId, 0]
        const isWelcomeBetween = service.status === 'ended' && decision.value.events[0]?.type === 'welcomed'
        if (!isWelcomeBetween) said += decision.value.messages.length
        expect(service.count).toBe(said)
      }
    }),
    { numRuns: 300 },
  )
})

it('every place that is taken is given back: a release for each assignment that is over', () => {
  always(({ before, after, decision }) => {
    if (!decision.ok) return
    const holder = ({ service }: ConversationState) =>
      service.status === 'assigned' ? service.agentId : null
    const [had, has] = [holder(before.state), holder(after.state)]
    const released = decision.value.effects.flatMap((effect) =>
      effect.type === 'release' ? [effect.agentId] : [],
    )
    expect(released).toEqual(had !== null && had !== has ? [had] : [])
  })
})

/** The clocks of the work that go on, by name. */
const workLeft = (service: Service): string[] => {
  const owed = isOpenService(service) ? service.owed : undefined
  return WorkClock.options.filter((name) => owed?.[name]).sort()
}

it('every clock of the work that begins ends once, and none goes on when the session is over', () => {
  fc.assert(
    fc.property(story, (steps) => {
      const running = new Set<string>()
      for (const { after, decision } of tell(steps)) {
        for (const event of decision.ok ? decision.value.events : []) {
          if (event.type === 'workTimed') for (const name of Object.keys(event.work)) running.add(name)
          if (event.type === 'workDone') expect(running.delete(event.clock)).toBe(true)
        }
        const { service } = after.state
        expect([...running].sort()).toEqual(workLeft(service))
        if (isBotServing(service)) expect(running.size).toBe(0)
      }
    }),
    { numRuns: 300 },
  )
})

it('every status is reached', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(story, (steps) => {
      for (const { after } of tell(steps)) seen.add(after.state.service.status)
    }),
    { seed: 1, numRuns: 1_000 },
  )
  expect([...seen].sort()).toEqual(Object.keys(allowed).sort())
})

it('facts are never refused: any events in any order make a valid state', () => {
  const text = fc.string({ maxLength: 5 })
  const maybe = fc.option(text)
  const event = fc.oneof(
    fc.constantFrom<Event>(
      { type: 'welcomed', shopper: null, orderNo: null },
      { type: 'welcomed', shopper: null, orderNo: '251118204516037' },
    ),
    fc.record({ type: fc.constant('opened' as const), sessionId: text, number: fc.nat(), day: text }),
    fc.record({ type: fc.constant('heard' as const), text: maybe, orderNo: maybe, photo: fc.boolean() }),
    fc.record(
      {
        type: fc.constant('answered' as const),
        offeredPerson: fc.boolean(),
        orderNo: maybe,
        choosingFor: fc.constantFrom('cancel' as const, 'address' as const),
      },
      { requiredKeys: ['type', 'offeredPerson', 'orderNo'] },
    ),
    fc.constant<Event>({ type: 'queued' }),
    fc.record({ type: fc.constant('messageLeft' as const), opensAt: fc.option(fc.nat()) }),
    fc.record({ type: fc.constant('assigned' as const), agentId: text, agentName: text }),
    fc.constant<Event>({ type: 'handOffCancelled' }),
    fc.constant<Event>({ type: 'replied' }),
    fc.record({
      type: fc.constant('ended' as const),
      sessionId: fc.constantFrom('session-1', 'session-2'),
      by: fc.constantFrom('agent' as const, 'system' as const),
    }),
    fc.record({
      type: fc.constant('rated' as const),
      sessionId: text,
      rating: fc.constant({ stars: 5, tags: [], comment: '' }),
    }),
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const state = events.reduce((so, fact) => evolve(so, Event.parse(fact), NOW), newConversation)
      expect(ConversationState.parse(state)).toEqual(state)
    }),
  )
})

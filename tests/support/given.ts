import type { RefusalCode } from '../../core/contracts/refusals'
import type { Command, Context, HandOff } from '../../core/conversation/commands'
import { beginsSession, decide } from '../../core/conversation/decide'
import { evolveTurn } from '../../core/conversation/evolve'
import type { Message } from '../../core/conversation/message'
import { paceMs } from '../../core/conversation/pace'
import { newConversation, type ConversationState, type Service } from '../../core/conversation/state'
import {
  freshDelivery,
  type Decision,
  type Effect,
  type Event,
  type Turn,
} from '../../core/conversation/turn'
import { dayCode, type Instant } from '../../core/shared/time'
import { NOW, samplePolicy, sampleShop } from './samples'

/** The world of a test: what time it is, how a hand-off would go, how many sessions were opened. */
export interface World {
  readonly now: Instant
  /** Null: nobody asked. */
  readonly handOff: HandOff | null
  readonly sessions: number
}

/** What happened before: commands, and changes of the world between them. */
export type Step = Command | Partial<World>

export const quiet: World = { now: NOW, handOff: { kind: 'queue', ahead: 2, waitMs: 180_000 }, sessions: 0 }

export interface Past {
  readonly state: ConversationState
  readonly world: World
}
export const beginning: Past = { state: newConversation, world: quiet }

const contextOf = ({ state, world }: Past, command: Command): Context => {
  const { now, handOff, sessions } = world
  const begins = beginsSession(command, state.service, { now, policy: samplePolicy })
  const number = sessions + 1
  return {
    now,
    policy: samplePolicy,
    promises: sampleShop,
    handOff,
    newSession: begins ? { sessionId: `session-${number}`, number, day: dayCode(now) } : null,
  }
}

/** One command in a given past: the decision, and the past with it. */
export const run = (past: Past, command: Command) => {
  const decision = decide(command, past.state, contextOf(past, command))
  if (!decision.ok) return { decision, past }
  const { now, sessions } = past.world
  const opened = decision.value.events.filter(({ type }) => type === 'opened').length
  const state = evolveTurn(past.state, { ...decision.value, everyMs: paceMs(samplePolicy) }, now)
  return { decision, past: { state, world: { ...past.world, sessions: sessions + opened } } }
}

const isCommand = (step: Step): step is Command => 'type' in step

const through = (past: Past, step: Step): Past => {
  if (!isCommand(step)) return { ...past, world: { ...past.world, ...step } }
  const { decision, past: after } = run(past, step)
  if (!decision.ok) throw new Error(`the past is impossible: ${step.type} was refused, ${decision.error}`)
  return after
}

/** `bot: text`, `system: queued`: a message as a test reads it. */
export const shortly = ({ from, body }: Message): string => {
  const said = body.kind === 'text' || body.kind === 'orders' ? body.text : body.kind
  return `${from.kind}: ${body.kind === 'notice' ? body.notice.type : said}`
}

interface Expected {
  readonly says?: readonly string[]
  readonly events?: readonly Event['type'][]
  readonly effects?: readonly Effect[]
  readonly status?: Service['status']
  readonly service?: Readonly<Record<string, unknown>>
  readonly lastServed?: Readonly<Record<string, unknown>>
}

const expectAll = (expected: Expected, decided: Decision, { service, lastServed }: ConversationState) => {
  const { says, events, effects, status } = expected
  if (says) expect(decided.messages.map(shortly)).toEqual(says)
  if (events) expect(decided.events.map(({ type }) => type)).toEqual(events)
  if (effects) expect(decided.effects).toEqual(effects)
  if (status) expect(service.status).toBe(status)
  if (expected.service) expect(service).toMatchObject(expected.service)
  if (expected.lastServed) expect(lastServed).toMatchObject(expected.lastServed)
}

/** given(what happened).when(this is asked).then(that follows), or .refused(why not). */
export const given = (...steps: readonly Step[]) => {
  const before = steps.reduce(through, beginning)
  return {
    ...before,
    when: (command: Command) => {
      const { decision, past } = run(before, command)
      return {
        ...past,
        then: (expected: Expected) => {
          if (!decision.ok) throw new Error(`refused: ${decision.error}`)
          expectAll(expected, decision.value, past.state)
        },
        refused: (why: RefusalCode) => {
          expect(decision).toEqual({ ok: false, error: why })
          expect(past.state).toBe(before.state)
        },
      }
    },
  }
}

/** The turns in which all that happened, as they are kept. */
export const turnsOf = (steps: readonly Step[]): readonly Turn[] => {
  const turns: Turn[] = []
  let past = beginning
  for (const step of steps) {
    const { decision, past: after } = isCommand(step)
      ? run(past, step)
      : { decision: null, past: through(past, step) }
    past = after
    if (!decision?.ok) continue
    const seq = turns.length + 1
    turns.push({
      ...{ _id: `sample:mp:her:${seq}`, shopId: 'sample', conversationId: 'sample:mp:her', openid: 'her' },
      ...{ seq, at: past.world.now, clientId: `step-${seq}`, state: past.state },
      messages: [...decision.value.messages],
      events: [...decision.value.events],
      effects: [...decision.value.effects],
      ...{ pendingAt: null, delivery: freshDelivery, media: {} },
    })
  }
  return turns
}

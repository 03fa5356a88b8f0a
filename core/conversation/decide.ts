import { isChecked } from '../admission/check'
import type { BotAnswer } from '../bot/answer'
import { assertNever } from '../shared/assert-never'
import type { RefusalCode } from '../contracts/refusals'
import { err, ok, type Result } from '../shared/result'
import { present } from '../shared/present'
import { allowed, isByShopper, type Command, type Context, type Person } from './commands'
import { answerEscalation, escalate } from './escalate'
import { factsOf } from './facts'
import { saidToAgent } from './closing'
import { attended, handOver, needed, notice, requeued } from './hand-over'
import { assign, deliver, end, ended, reassign, transfer, transferToGroup } from './hands'
import { inviteRating } from './invite-rating'
import { look } from './look'
import type { MessageBody, Party } from './message'
import { orderNoIn } from './order-in'
import { nextInMs } from './pace'
import { promiseIn, putsOff } from './promise'
import { reach } from './reach'
import { note } from './note'
import { recall } from './recall'
import { isBotServing, isOpenService, type ConversationState, type Service } from './state'
import { taughtBy } from './taught'
import type { Decision, Effect, Event } from './turn'
import { isWork, workOf, workOver, workPaused, workResumed, type WorkCommand } from './work'

type Decided = Result<Decision, RefusalCode>
type Assigned = Extract<Service, { status: 'assigned' }>
type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>

const nothing: Decision = { messages: [], events: [], effects: [] }

const speaker = ({ agentId, name }: Person): Party => ({ kind: 'agent', agentId, name })

/** A silent session with the bot is over by itself; the next word opens another. */
const isStale = (service: Service, { now, policy }: Pick<Context, 'now' | 'policy'>): boolean =>
  service.status === 'bot' && now - service.lastAt >= policy.botIdleMs

/** Does the shopper's next word open a session? */
export const opensSession = (service: Service, context: Pick<Context, 'now' | 'policy'>): boolean =>
  !isOpenService(service) || isStale(service, context)

const speaks = ({ type }: Command): boolean => type === 'say' || type === 'callHuman'

/** Does this command begin a session? Asked beforehand, so that a number can be had for it. */
export const beginsSession = (
  command: Command,
  service: Service,
  context: Pick<Context, 'now' | 'policy'>,
): boolean => command.type === 'reach' || (speaks(command) && opensSession(service, context))

/** The events that bring the conversation into an open session. */
const opening = (service: Service, context: Context): Event[] => {
  if (!opensSession(service, context)) return []
  const newSession = needed(context.newSession, 'a number for the new session')
  return [...(isStale(service, context) ? [ended(service, 'system')] : []), { type: 'opened', ...newSession }]
}

const heard = (body: MessageBody): Event => ({
  type: 'heard',
  text: body.kind === 'text' ? body.text : null,
  orderNo: orderNoIn(body),
  photo: body.kind === 'image',
})

/** To hand over is no answer. */
const answered = ({ handOff, offersPerson, orderNo, choosingFor, basis }: BotAnswer): Event[] =>
  handOff
    ? []
    : [{ type: 'answered', offeredPerson: offersPerson, orderNo, ...present({ choosingFor, basis }) }]

/** What the bot adds to the shopper's words, while it serves. */
const botPart = ({ answer }: CommandOf<'say'>, service: Service, context: Context): Decision => {
  if (!answer) return nothing
  const handing = answer.handOff ? handOver(service, context) : nothing
  const isLeft = answer.handOff && context.handOff?.kind === 'leaveMessage'
  const bodies = isLeft ? (answer.whenLeft ?? answer.bodies) : answer.bodies
  return {
    messages: [...bodies.map((body) => ({ from: { kind: 'bot' as const }, body })), ...handing.messages],
    events: [...answered(answer), ...handing.events],
    effects: handing.effects,
  }
}

/** Who left a message and asks for a person again is told how it stands now. */
const askedAgain = (service: Service, context: Context): Decision =>
  service.status === 'offline' && context.handOff !== null ? handOver(service, context) : nothing

const say = (command: CommandOf<'say'>, state: ConversationState, context: Context): Decided => {
  const { service } = state
  const bot = isBotServing(service) ? botPart(command, service, context) : askedAgain(service, context)
  const toAgent = service.status === 'assigned' ? saidToAgent(service, context) : nothing
  return ok({
    messages: [{ from: { kind: 'shopper' }, body: command.body }, ...bot.messages, ...toAgent.messages],
    events: [...opening(service, context), heard(command.body), ...bot.events, ...toAgent.events],
    effects: [
      ...(service.status === 'assigned' ? [deliver(service.agentId)] : bot.effects),
      ...(isChecked(command.body, context.checks) ? [{ type: 'check' as const }] : []),
    ],
  })
}

/** The agent who serves the session of that message is told; others read it with the message. */
const judge = ({ judged, sessionId }: CommandOf<'judge'>, service: Service): Decided =>
  ok({
    messages: [],
    events: [{ type: 'judged', ...judged }],
    effects:
      service.status === 'assigned' && service.sessionId === sessionId ? [deliver(service.agentId)] : [],
  })

const callHuman = (service: Service, context: Context): Decided => {
  const handing = handOver(service, context)
  return ok({ ...handing, events: [...opening(service, context), ...handing.events] })
}

const rate = (
  { sessionId, rating, verdict }: CommandOf<'rate'>,
  { lastServed }: ConversationState,
  { now, policy }: Context,
): Decided => {
  if (lastServed?.sessionId !== sessionId) return err('notAllowed')
  if (now - lastServed.endedAt > policy.rateableForMs) return err('rateTooLate')
  return ok({
    messages: [],
    events: [{ type: 'rated', sessionId, rating, ...(verdict && { verdict }) }],
    effects: [],
  })
}

/** Only the first answer of a session is worth a notice: whoever reads it is in the talk. */
const firstAnswer = ({ by }: CommandOf<'reply'>, mine: Assigned, { canNotify }: Context): Effect[] =>
  canNotify === true && mine.firstReplyAt === null ? [{ type: 'notify', agentName: by.name }] : []

const reply = (command: CommandOf<'reply'>, mine: Assigned, context: Context): Decided =>
  ok({
    messages: [{ from: speaker(command.by), body: command.body }],
    events: [
      { type: 'replied' },
      ...taughtBy(command.body, mine),
      ...attended(mine, context),
      ...promiseIn(command.body, mine, context),
      ...(putsOff(command.body, mine) ? workResumed(mine, context) : workPaused(mine, context)),
    ],
    effects: firstAnswer(command, mine, context),
  })

/** An agent's command reaches only the session that is his at this moment. */
const asOwner = (service: Service, agentId: string, then: (service: Assigned) => Decided): Decided =>
  service.status === 'assigned' && service.agentId === agentId ? then(service) : err('notAllowed')

const over = (service: Service, context: Context): Event[] =>
  isOpenService(service) ? workOver(service, context) : []

const byShopper = (command: Command, state: ConversationState, context: Context): Decided | null => {
  if (isByShopper(command) && nextInMs(state.pace, context.now, context.policy) > 0) return err('tooFast')
  switch (command.type) {
    case 'enter':
      if (command.welcome.length === 0 || !isBotServing(state.service)) return err('notAllowed')
      return ok({
        messages: command.welcome,
        events: [{ type: 'welcomed', shopper: command.shopper, orderNo: command.orderNo }],
        effects: [],
      })
    case 'say':
      return say(command, state, context)
    case 'callHuman':
      return callHuman(state.service, context)
    case 'cancelHandOff':
      return ok({
        messages: [notice({ type: 'handOffCancelled' })],
        events: [...over(state.service, context), { type: 'handOffCancelled' }],
        effects: [],
      })
    case 'rate':
      return rate(command, state, context)
    default:
      return null
  }
}

const byStaff = (command: Command, service: Service, context: Context): Decided | null => {
  switch (command.type) {
    case 'reply':
      return asOwner(service, command.by.agentId, (mine) => reply(command, mine, context))
    case 'recall':
      return asOwner(service, command.by.agentId, () => recall(command, context.now))
    case 'note':
      return note(command, service)
    case 'transfer':
      return asOwner(service, command.by.agentId, (mine) => transfer(command, mine, context))
    case 'transferToGroup':
      return asOwner(service, command.by.agentId, (mine) => transferToGroup(command, mine, context))
    case 'escalate':
      return asOwner(service, command.by.agentId, (mine) => escalate(command, mine, context))
    case 'end':
      return asOwner(service, command.by.agentId, (mine) => end(command, mine, context))
    case 'assign':
      return isOpenService(service) ? assign(command, service, context) : null
    case 'requeue':
      return asOwner(service, command.from, (mine) => ok(requeued(mine, context)))
    default:
      return bySupervisor(command, service, context)
  }
}

const bySupervisor = (command: Command, service: Service, context: Context): Decided | null => {
  if (service.status !== 'assigned') return null
  switch (command.type) {
    case 'reassign':
      return reassign(command, service, context)
    case 'answerEscalation':
      return answerEscalation(command, service, context)
    default:
      return null
  }
}

const bySystem = (command: Command, service: Service, context: Context): Decided | null => {
  switch (command.type) {
    case 'reopen':
      return ok(handOver(service, context))
    case 'look':
      return look(service, context)
    case 'inform':
      return ok({
        ...nothing,
        messages: [
          'card' in command ? { from: { kind: 'system' }, body: command.card } : notice(command.notice),
        ],
      })
    case 'judge':
      return judge(command, service)
    case 'erase':
      return ok({ ...nothing, events: [{ type: 'erased' }] })
    default:
      return null
  }
}

/** Commands that are for a session as it is not now. */
const byNobody = (command: Exclude<Command, WorkCommand>): Decided => {
  switch (command.type) {
    case 'reopen':
    case 'look':
    case 'inform':
    case 'judge':
    case 'erase':
    case 'enter':
    case 'say':
    case 'callHuman':
    case 'cancelHandOff':
    case 'rate':
    case 'reply':
    case 'recall':
    case 'note':
    case 'inviteRating':
    case 'reach':
    case 'transfer':
    case 'end':
    case 'assign':
    case 'requeue':
    case 'transferToGroup':
    case 'escalate':
    case 'reassign':
    case 'answerEscalation':
      return err('notAllowed')
    default:
      return assertNever(command)
  }
}

/** The rule of a conversation: what a command makes of a state, or why not. Pure: the world comes as `context`. */
export const decide = (command: Command, state: ConversationState, world: Context): Decided => {
  if (!allowed[state.service.status].includes(command.type)) return err('notAllowed')
  const { service } = state
  const isNew = opensSession(service, world)
  const context: Context = { ...world, facts: () => factsOf(command, state, { isNew }) }
  if (isWork(command)) return asOwner(service, command.by.agentId, (mine) => workOf(command, mine, context))
  if (command.type === 'inviteRating') return inviteRating(command.by, state)
  if (command.type === 'reach') return ok(reach(command, service, context))
  return (
    byShopper(command, state, context) ??
    byStaff(command, service, context) ??
    bySystem(command, service, context) ??
    byNobody(command)
  )
}

import { changesSessions, type Effect, type Turn } from '../../core/conversation/turn'
import { inPlaceOf, recalledIn } from '../../core/conversation/recall'
import { MINUTE, minuteText, type Instant } from '../../core/shared/time'
import { retryAfter, type Retry } from '../../core/lane/retry'
import type { Shop } from '../../core/shop/shop'
import type { Delivery } from '../lane-ports'
import type { Ports } from '../ports'
import { noticeWords } from '../../core/copy/notices'
import { askAbout } from '../checks/ask'
import { report } from '../checks/report'
import { oweFollowUp } from '../follow-ups/owe'
import { openNotice } from '../notices/open-notice'
import { seeTo } from './assign-queue'
import { findAgent } from './call-back'
import { learn } from './learn'
import { sessionRow } from './session-row'
import { sessionSoFar } from './session-so-far'
import { requeue } from './requeue'
import { tellOfWait } from './tell-of-wait'
import { tellStaff } from './tell-staff'
import type { Taken } from './take-turn'

/** Turns that were held back and are put together into one message. */
const MOST_TOGETHER = 10

type Pending = Turn & { readonly pendingAt: Instant }
const isPending = (turn: Turn | null | undefined): turn is Pending => typeof turn?.pendingAt === 'number'

/** Words in a session that the agent knows: he must read them after those before. */
const continues = ({ effects }: Turn): boolean =>
  effects.some((effect) => effect.type === 'deliver' && !effect.introduce)

/** Does what the turn asks for outside, at once and in order. What fails is found again by the clock. */
export const settle = async (ports: Ports, shop: Shop, { turn, isRepeat }: Taken): Promise<void> => {
  if (turn.pendingAt === null) return
  const own = isRepeat ? null : turn.seq
  if (continues(turn) && (isRepeat || turn.behind)) {
    return settleConversation(ports, shop, { conversationId: turn.conversationId, own })
  }
  await settleGroup(ports, shop, { group: [turn], own })
}

export interface Backlog {
  readonly conversationId: string
  /**
   * The turn that the caller has just taken: nobody else can have sent it. Of every other turn somebody may have, even
   * if nothing says so (a crash), and what may have been sent is never put together: it would be another message.
   */
  readonly own: number | null
}

/** Everything of one conversation that is still to be done, oldest first, until something has to wait. */
export const settleConversation = async (
  ports: Ports,
  shop: Shop,
  { conversationId, own }: Backlog,
): Promise<void> => {
  let pending = await ports.turns.pendingOf(conversationId)
  while (pending.length > 0) {
    const group = groupOf(pending)
    const rest = pending.slice(group.length)
    const until = waitsUntil(group, ports.now()) ?? (await settleGroup(ports, shop, { group, own }))
    if (until !== null) return putOffRest(ports, { rest, own }, until)
    pending = rest
  }
}

/** WeChat's check runs beside the others: it neither goes out nor has an order. */
const ordered = ({ effects }: Turn): readonly Effect[] => effects.filter(({ type }) => type !== 'check')

const isOnlyDelivery = (turn: Turn, agentId: string): boolean =>
  ordered(turn).length === 1 &&
  !changesSessions(turn.events) &&
  ordered(turn).every(
    (effect) => effect.type === 'deliver' && !effect.introduce && effect.agentId === agentId,
  )

/** The turns that go out together: one, or a run that was held back by the push limit and never sent. */
const groupOf = (pending: readonly Turn[]): readonly Turn[] => {
  const [head] = pending
  if (!head) return []
  const { through } = head.delivery
  if (through !== null) return pending.filter(({ seq }) => seq <= through)
  const agentId = head.effects[0]?.type === 'deliver' ? head.effects[0].agentId : null
  if (!head.delivery.held || agentId === null || !isOnlyDelivery(head, agentId)) return [head]
  const end = pending.findIndex((turn) => !turn.delivery.held || !isOnlyDelivery(turn, agentId))
  return pending.slice(0, Math.min(end === -1 ? pending.length : end, MOST_TOGETHER))
}

/** The moment until which a group backs off; null when it may be tried now. */
const waitsUntil = ([head]: readonly Turn[], now: Instant): Instant | null => {
  if (!isPending(head) || head.pendingAt <= now) return null
  return head.delivery.attempts > 0 || head.delivery.held ? head.pendingAt : null
}

/** Those behind a waiting turn wait with it. */
const putOffRest = async (
  ports: Ports,
  { rest, own }: { readonly rest: readonly Turn[]; readonly own: number | null },
  until: Instant,
): Promise<void> => {
  for (const turn of rest) {
    const held = turn.delivery.held || turn.seq === own
    if (turn.pendingAt === until && turn.delivery.held === held) continue
    await ports.turns.putOff(turn, until, { ...turn.delivery, held })
  }
}

interface Group {
  readonly group: readonly Turn[]
  readonly own: number | null
}

/** Brings the list of sessions up to this turn; late or twice changes nothing. */
export const project = async (ports: Ports, shop: Shop, turn: Turn): Promise<void> => {
  const { sessions } = ports
  const row = changesSessions(turn.events) ? sessionRow(turn, shop) : null
  if (!row) return
  for (const event of turn.events) {
    if ((event.type !== 'ended' && event.type !== 'rated') || event.sessionId === row._id) continue
    const fields =
      event.type === 'rated'
        ? { stars: event.rating.stars, lookAt: turn.at }
        : { status: 'ended' as const, endedAt: turn.at }
    await sessions.amend(event.sessionId, turn.seq, fields)
  }
  await sessions.project(row)
  await oweFollowUp(ports, shop, turn)
}

/** Null when all is done, else the moment to try again. */
const settleGroup = async (ports: Ports, shop: Shop, { group, own }: Group): Promise<Instant | null> => {
  const [head] = group
  if (!head) return null
  await project(ports, shop, head)
  for (const turn of group) await learn(ports, turn)
  const ready = await sealed(ports, group)
  const asking = askAbout(ports, shop, ready) // never fails
  const failure = await performAll(ports, shop, ready).finally(() => asking)
  const until = failure ? await later(ports, { group: ready, own }, failure) : null
  if (!failure) await ports.turns.markDone(ready)
  for (const finding of await asking) await report(ports, shop, finding)
  return until
}

/** The first failure, null when all is done. */
const performAll = async (ports: Ports, shop: Shop, turns: readonly Turn[]): Promise<Failure | null> => {
  for (const effect of turns[0]?.effects ?? []) {
    const outcome = await perform(ports, shop, { effect, turns })
    if (!outcome.ok) return outcome
  }
  return null
}

/** Writes down which turns go together before they are sent, even if it is one: a repeat is then the same message. */
const sealed = async (ports: Ports, group: readonly Turn[]): Promise<readonly Turn[]> => {
  const [head, ...rest] = group
  const last = group[group.length - 1]
  if (!head?.delivery.held || !last || head.delivery.through !== null) return group
  const delivery = { ...head.delivery, through: last.seq }
  await ports.turns.keepDelivery(head, delivery)
  return [{ ...head, delivery }, ...rest]
}

interface Step {
  readonly effect: Effect
  readonly turns: readonly Turn[]
}

const perform = async (ports: Ports, shop: Shop, { effect, turns }: Step): Promise<Delivery> => {
  switch (effect.type) {
    case 'assign':
      if (turns[0]) await findAgent(ports, shop, turns[0])
      return { ok: true }
    case 'release':
      await ports.places.release(shop._id, effect.agentId, effect.sessionId)
      await ports.agents.setFreed(shop._id, effect.agentId, ports.now())
      await seeTo(ports, shop, { charge: { agentId: effect.agentId } })
      return { ok: true }
    case 'deliver':
      return deliver(ports, shop, { effect, turns })
    case 'notify':
      await notifyAnswered(ports, shop, { turns, effect })
      return { ok: true }
    case 'remind':
    case 'alert':
      return tellOfWait(ports, shop, { effect, turns })
    case 'tell':
      return tellStaff(ports, shop, { effect, turns })
    case 'takeBack':
      await takeBack(ports, effect, turns)
      return { ok: true }
    case 'check': // asked beside all of these
      return { ok: true }
  }
}

/** Older pages, lists and searches then find the notice in its place. */
const takeBack = async (
  ports: Ports,
  { seq, position }: Extract<Effect, { type: 'takeBack' }>,
  turns: readonly Turn[],
): Promise<void> => {
  const [turn] = turns
  const event = recalledIn(turns).find((one) => one.seq === seq && one.position === position)
  if (turn && event) await ports.turns.replace(turn.conversationId, { seq, position }, inPlaceOf(event))
}

/** She is told after a while, unless she has looked. */
const notifyAnswered = async (
  ports: Ports,
  shop: Shop,
  {
    turns: [turn],
    effect: { agentName, followsUp },
  }: { readonly turns: readonly Turn[]; readonly effect: Extract<Effect, { type: 'notify' }> },
): Promise<void> => {
  if (!turn) return
  const { _id, openid, conversationId, at } = turn
  const words = followsUp === undefined ? noticeWords.answered : noticeWords.followUp
  const values = { 客服: agentName, 时间: minuteText(at), ...words }
  await openNotice(ports, shop, { _id, openid, conversationId, kind: 'answered', values })
}

const deliver = async (
  ports: Ports,
  shop: Shop,
  {
    effect,
    turns,
  }: { readonly effect: Extract<Effect, { type: 'deliver' }>; readonly turns: readonly Turn[] },
): Promise<Delivery> => {
  const [head] = turns
  if (!head) return { ok: true }
  const { introduction, earlier } = effect.introduce ? await sessionSoFar(ports, head) : notIntroduced
  const media = { ...head.media }
  const delivery = await ports.human.deliver(shop, {
    userid: effect.agentId,
    turns,
    introduction,
    earlier,
    replies: introduction ? await ports.quickReplies.ofAgent(shop._id, effect.agentId) : [],
    media,
    keepMedia: (fileId, mediaId) => {
      media[fileId] = mediaId
      return ports.turns.keepMedia(head, media)
    },
  })
  if (delivery.ok || delivery.why !== 'agentUnknown') return delivery
  await requeue(ports, shop, { openid: head.openid, agentId: effect.agentId, cause: head.seq })
  return { ok: true }
}

const notIntroduced = { introduction: null, earlier: [] }

type Failure = Exclude<Delivery, { ok: true }>

const judge = (group: readonly Turn[], failure: Failure, now: Instant): Retry => {
  const before = Math.max(...group.map(({ delivery }) => delivery.attempts))
  return retryAfter(failure, before, now)
}

const later = async (ports: Ports, { group, own }: Group, failure: Failure): Promise<Instant> => {
  const now = ports.now()
  const { attempts, until, isDead } = judge(group, failure, now)
  if (isDead) ports.log.error('given up', { turn: group[0]?._id ?? '', attempts })

  for (const turn of group) {
    const held = turn.delivery.held || (failure.why === 'limited' && turn.seq === own)
    const delivery = { ...turn.delivery, attempts, held, deadAt: isDead ? now : null, checked: true }
    await ports.turns.putOff(turn, isDead ? null : until, delivery)
  }
  return isDead ? now + MINUTE : until
}

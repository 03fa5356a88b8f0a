import type { Checks } from '../admission/check'
import type { BotAnswer } from '../bot/answer'
import type { Facts, Level } from '../policy/service-policy'
import type { Promises } from '../policy/waits'
import type { RoutingGroup } from '../routing/rules'
import type { ConversationPolicy } from '../shop/shop'
import type { Instant } from '../shared/time'
import type { Verdict } from '../admission/check'
import type { Message, MessageBody, Notice } from './message'
import type { Note } from './note'
import type { Placed } from './recall'
import type { Service } from './state'
import type { Rating } from './rating'
import type { Event } from './turn'

/** What may be asked of a conversation, and by whom. */
export type Command =
  // shopper
  | ({ readonly type: 'enter'; readonly welcome: readonly Message[] } & Pick<Welcomed, 'shopper' | 'orderNo'>)
  | { readonly type: 'say'; readonly body: MessageBody; readonly answer: BotAnswer | null }
  | { readonly type: 'callHuman' }
  | { readonly type: 'cancelHandOff' }
  | {
      readonly type: 'rate'
      readonly sessionId: string
      readonly rating: Rating
      readonly verdict?: Verdict | null
    }
  // agent
  | { readonly type: 'reply'; readonly by: Person; readonly body: MessageBody }
  | { readonly type: 'recall'; readonly by: Person; readonly message: Placed }
  | ({ readonly type: 'note' } & Note)
  | { readonly type: 'inviteRating'; readonly by: Person }
  /** Writes to her of his own accord, to follow an earlier session up. */
  | {
      readonly type: 'reach'
      readonly by: Person
      readonly body: MessageBody
      readonly followsUp: string
    }
  | {
      readonly type: 'transfer'
      readonly by: Person
      readonly to: Person
      readonly note?: string | undefined
    }
  | {
      readonly type: 'transferToGroup'
      readonly by: Person
      readonly group: Pick<RoutingGroup, 'id' | 'name'>
      readonly note?: string | undefined
    }
  /** He can't solve it: a supervisor is asked. */
  | { readonly type: 'escalate'; readonly by: Person; readonly reason: string }
  /** She was told what will be done; she was told how it stands: he says so, no words of his are a proof. */
  | { readonly type: 'plan'; readonly by: Person }
  | { readonly type: 'progress'; readonly by: Person }
  | { readonly type: 'setLevel'; readonly by: Person; readonly level: Level }
  | { readonly type: 'end'; readonly by: Person }
  // supervisor
  | { readonly type: 'reassign'; readonly by: Person; readonly to: Person }
  | { readonly type: 'answerEscalation'; readonly by: Person; readonly text: string }
  // the system
  | { readonly type: 'assign'; readonly to: Person; readonly why?: string }
  | { readonly type: 'requeue'; readonly from: string }
  | { readonly type: 'reopen' }
  /** Somebody waits: what is due about it is done (core/policy). */
  | { readonly type: 'look' }
  /** The shopper is told of something that happened outside the talk. */
  | { readonly type: 'inform'; readonly notice: Notice }
  | { readonly type: 'inform'; readonly card: CaseCard }
  /** The shopper's data are deleted: what follows knows nothing of what was. */
  | { readonly type: 'erase' }
  /** A verdict on a message of the session `sessionId`, null when it belonged to none. */
  | { readonly type: 'judge'; readonly judged: Omit<Judged, 'type'>; readonly sessionId: string | null }

/** Where an after-sales case stands now. */
type CaseCard = Extract<MessageBody, { kind: 'afterSales' }>

type Welcomed = Extract<Event, { type: 'welcomed' }>
type Judged = Extract<Event, { type: 'judged' }>

export interface Person {
  /** Userid in WeCom. */
  readonly agentId: string
  readonly name: string
}

/** The world, as far as a decision needs it. */
export interface Context {
  readonly now: Instant
  readonly policy: ConversationPolicy
  /** What the shop promises, and when it is open. */
  readonly promises: Promises
  /** What is known of the case when a clock of it is set; `decide` knows it. */
  readonly facts?: (() => Facts) | undefined
  /** What WeChat has to judge; undefined: nothing. */
  readonly checks?: Checks | undefined
  /** Can the shopper be told outside of the mini-program that she was answered? */
  readonly canNotify?: boolean
  /** The number of the session that would be opened; null when none has to be. */
  readonly newSession: { readonly sessionId: string; readonly number: number; readonly day: string } | null
  /** How a hand-off would go; null when none is asked for. */
  readonly handOff: HandOff | null
}

export type HandOff =
  /** Into the queue: how many are before, how long it may take (null: nobody is on duty). */
  | { readonly kind: 'queue'; readonly ahead: number; readonly waitMs: number | null }
  /** Outside hours with nobody on duty: the message is kept until then. */
  | { readonly kind: 'leaveMessage'; readonly opensAt: Instant | null }

/** What may be asked in each state. The server enforces this table; pages draw buttons from it. */
export const allowed: Readonly<Record<Service['status'], readonly Command['type'][]>> = {
  none: ['enter', 'say', 'callHuman', 'erase', 'judge', 'inform'],
  bot: ['enter', 'say', 'callHuman', 'rate', 'erase', 'judge', 'inform', 'note', 'reach'],
  queued: ['enter', 'say', 'cancelHandOff', 'rate', 'assign', 'look', 'judge', 'inform', 'note'],
  offline: ['enter', 'say', 'cancelHandOff', 'rate', 'reopen', 'judge', 'inform', 'note'],
  assigned: [
    ...(['enter', 'say', 'rate', 'reply', 'transfer', 'transferToGroup', 'end', 'escalate'] as const),
    ...(['reassign', 'answerEscalation', 'requeue', 'look', 'judge', 'inform'] as const),
    ...(['recall', 'note', 'inviteRating', 'plan', 'progress', 'setLevel'] as const),
  ],
  ended: ['enter', 'say', 'callHuman', 'rate', 'erase', 'judge', 'inform', 'note', 'reach'],
}

const byShopper: readonly Command['type'][] = ['enter', 'say', 'callHuman', 'cancelHandOff', 'rate']
export const isByShopper = ({ type }: Command): boolean => byShopper.includes(type)

/** What is only for colleagues. */
const unseen: readonly Command['type'][] = ['note', 'plan', 'progress', 'setLevel']

/** Her own words she has as their answer, and what is only for colleagues rings at no phone. */
export const ringsShopper = (command: Command): boolean =>
  !isByShopper(command) && !unseen.includes(command.type)

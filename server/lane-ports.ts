import type { MessageBody } from '../core/conversation/message'
import type { Turn } from '../core/conversation/turn'
import type { RefusalCode } from '../core/contracts/refusals'
import type { Said } from '../core/contracts/wecom.contract'
import type { QuickReply } from '../core/quick-replies/quick-reply'
import type { StaffCard } from '../core/lane/card'
import type { MentionBox } from '../core/lane/mention-box'
import type { Result } from '../core/shared/result'
import type { Instant } from '../core/shared/time'
import type { Shop } from '../core/shop/shop'

/** A callback from WeCom, stored before it is worked on. `_id` = corp:agent:msgid. */
export interface InboxItem {
  readonly _id: string
  readonly shopId: string
  readonly userid: string
  readonly said: Said
  /** Sessions that the agent held when he said it: without a number one of these was meant, whenever it is worked on. */
  readonly open: readonly string[]
  readonly receivedAt: Instant
  /** Null when it is done. */
  readonly pendingAt: Instant | null
  readonly attempts: number
  /** What the app answered; while `pendingAt` stands, it is done and still has to be told. */
  readonly reply: string | null
  /** When it was given up after many tries; a person has to look. */
  readonly deadAt?: Instant | null | undefined
}

export interface Inbox {
  store(item: InboxItem): Promise<'inserted' | 'taken'>
  find(id: string): Promise<InboxItem | null>
  finish(id: string, reply: string | null): Promise<void>
  /** Tries again at `pendingAt`. */
  putOff(item: InboxItem, pendingAt: Instant, reply: string | null): Promise<void>
  /** Tries no more. */
  giveUp(item: InboxItem, deadAt: Instant, reply: string | null): Promise<void>
  due(now: Instant, limit: number): Promise<readonly InboxItem[]>
  /** What the same agent said before this and nobody has finished yet. */
  unfinishedBefore(item: InboxItem): Promise<readonly InboxItem[]>
  /** Removes what is over and came before that, the oldest first, at most `limit`; answers how many. */
  sweep(before: Instant, limit: number): Promise<number>
}

/** What an agent sent without saying to whom, kept until he says it. */
export interface Held {
  readonly inboxId: string
  readonly body: MessageBody
  readonly at: Instant
}

/** An order of which the app asked an agent whether it is the shopper's. */
export interface LinkAsked {
  readonly inboxId: string
  readonly orderNo: string
  readonly sessionId: string
  readonly at: Instant
}

export interface Lanes {
  /** Oldest first. */
  held(shopId: string, userid: string): Promise<readonly Held[]>
  hold(shopId: string, userid: string, held: readonly Held[]): Promise<void>
  /** The newest; null when none was asked. */
  linkAsked(shopId: string, userid: string): Promise<LinkAsked | null>
  askLink(shopId: string, userid: string, asked: LinkAsked): Promise<void>
  readonly mentions: MentionBoxes
  readonly cards: SentCards
}

/** Who got a card of one step of a case. `_id` = caseNo:nth. */
export interface SentCard {
  readonly _id: string
  readonly shopId: string
  readonly caseNo: string
  /** `code`: by which his card can be changed, once, within 72 h; null: he was told in words. */
  readonly sent: readonly { readonly userid: string; readonly code: string | null }[]
  readonly sentAt: Instant
  /** Its buttons still ask for something. */
  readonly isOpen: boolean
}

/** The cards that were sent, as long as they can be changed. */
export interface SentCards {
  find(id: string): Promise<SentCard | null>
  put(card: SentCard): Promise<void>
  openOf(shopId: string, caseNo: string): Promise<readonly SentCard[]>
  close(id: string): Promise<void>
  /** Forgets those sent before that. */
  sweep(before: Instant): Promise<void>
}

/** One box a colleague (core/lane/mention-box.ts). */
export interface MentionBoxes {
  find(shopId: string, userid: string): Promise<MentionBox | null>
  /** In place of the box of `box.version`; false when somebody else was faster. */
  save(box: MentionBox): Promise<boolean>
  /** In which something is to be told by now, the earliest first. */
  due(now: Instant, limit: number): Promise<readonly MentionBox[]>
}

/** `retryAt`: when it would fit. */
export type Reservation = { readonly ok: true } | { readonly ok: false; readonly retryAt: Instant }

export interface Pushes {
  /** Reserves `count` messages to a member within WeCom's limits (core/lane/push-limit.ts). */
  reserve(member: { readonly shopId: string; readonly userid: string }, count: number): Promise<Reservation>
}

export type Delivery =
  | { readonly ok: true }
  /** The member's limit is reached, nothing was sent; it fits at `retryAt`. */
  | { readonly ok: false; readonly why: 'limited'; readonly retryAt: Instant }
  /** `refused`: WeCom will most likely never take it. */
  | { readonly ok: false; readonly why: 'unreachable' | 'refused' | 'agentUnknown' }

export type CardDelivery =
  { readonly ok: true; readonly code: string | null } | Extract<Delivery, { ok: false }>

/** How people who answer are reached, and read (design.md "Human channels"). */
export interface HumanChannel {
  /**
   * Brings turns of one conversation to the agent, in order, once: a repeat is the same request.
   */
  deliver(shop: Shop, delivery: LaneDelivery): Promise<Delivery>
  /** Tells an agent something that belongs to no session. */
  tell(shop: Shop, userid: string, text: string): Promise<Delivery>
  /** Sends an agent a card with buttons. `code` of a delivered one: by which it is changed; null when none was given. */
  card(shop: Shop, userid: string, card: StaffCard): Promise<CardDelivery>
  /** Puts words in place of the buttons of a member's card. `refused`: the code was used, is too old or none. */
  closeCard(
    shop: Shop,
    of: { readonly userid: string; readonly code: string },
    words: string,
  ): Promise<Delivery>
  /** A file that an agent sent. */
  media(shop: Shop, mediaId: string): Promise<Result<Uint8Array, RefusalCode>>
  /**
   * The userid of whoever signed in with this code. `signInFailed`: it is unknown, used or too old; `forbidden`: nobody
   * of the shop's corp; `busy`: WeCom was not reached.
   */
  member(shop: Shop, code: string): Promise<Result<string, RefusalCode>>
}

/** Makes of a voice as WeCom records it one that phones and browsers play. */
export interface Voices {
  /** Null when it is no such voice, or this door can't hear any. */
  playable(recorded: Uint8Array): Promise<Uint8Array | null>
}

export interface LaneDelivery {
  readonly userid: string
  /** One turn, or several that go out as one message. */
  readonly turns: readonly Turn[]
  /** The session so far, when the agent meets it for the first time. */
  readonly introduction: readonly Turn[] | null
  /** What came before that session in the conversation, oldest first; empty without an introduction. */
  readonly earlier: readonly Turn[]
  /** What he may send to whom he meets: some of it may fit. */
  readonly replies: readonly QuickReply[]
  /** Pictures that have a media id already, and how to keep a new one before it is sent. */
  readonly media: Turn['media']
  keepMedia(fileId: string, mediaId: string): Promise<void>
}

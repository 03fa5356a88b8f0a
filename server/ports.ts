import type { Bell } from '../core/conversation/bell'
import type { Message } from '../core/conversation/message'
import type { Search } from '../core/conversation/search'
import type { Turn } from '../core/conversation/turn'
import type { Agent, Place, TakenPlace } from '../core/routing/agent'
import type { Instant } from '../core/shared/time'
import type { Shop, Shopper } from '../core/shop/shop'
import type { CheckBook, ContentCheck } from './admission-ports'
import type { AssistantPorts } from './assistant-ports'
import type { CasePorts } from './case-ports'
import type { NoticeBook, NoticeConsents, Notifier } from './notice-ports'
import type { Numbers } from './numbers-ports'
import type { Presences, ShopperNotes } from './desk-ports'
import type { FollowUps } from './follow-up-ports'
import type { DataRequests, Looks, PersonalData } from './privacy-ports'
import type { HumanChannel, Inbox, Lanes, Pushes, Voices } from './lane-ports'
import type { InsurancePorts } from './insurance-ports'
import type { InvoicePorts } from './invoices/ports'
import type { KnowledgePorts } from './knowledge-ports'
import type { MoneyPorts } from './money-ports'
import type { Claims, OrderBook, OrderRequests, Orders, PhoneNumbers } from './order-ports'
import type { Policies } from './policy-ports'
import type { ParcelPorts } from './logistics-ports'
import type { QuickReplies, ReplyBook } from './reply-ports'
import type { Sessions } from './session-ports'
import type { Shifts } from './shift-ports'
import type { PutAddress, WebPorts } from './web-ports'

/** Everything that a use case may reach, named for the need. */
export interface Ports
  extends
    WebPorts,
    MoneyPorts,
    CasePorts,
    ParcelPorts,
    InsurancePorts,
    InvoicePorts,
    KnowledgePorts,
    AssistantPorts {
  readonly now: () => Instant
  /** A new unguessable id (UUID). */
  readonly newId: () => string
  /** Waits, ms: for somebody else who is just finishing. */
  readonly pause: (ms: number) => Promise<void>
  readonly log: Log
  readonly shops: Shops
  readonly shoppers: Shoppers
  readonly orders: Orders
  readonly orderBook: OrderBook
  readonly claims: Claims
  readonly orderRequests: OrderRequests
  readonly phoneNumbers: PhoneNumbers
  readonly nonces: Nonces
  readonly turns: Turns
  readonly sessions: Sessions
  readonly followUps: FollowUps
  readonly numbers: Numbers
  readonly bells: Bells
  readonly counters: Counters
  readonly agents: Agents
  readonly places: Places
  readonly shifts: Shifts
  readonly policies: Policies
  readonly quickReplies: QuickReplies
  readonly replyBook: ReplyBook
  readonly uploads: Uploads
  readonly files: Files
  readonly inbox: Inbox
  readonly lanes: Lanes
  readonly pushes: Pushes
  readonly leases: Leases
  readonly human: HumanChannel
  readonly voices: Voices
  readonly contentCheck: ContentCheck
  readonly checks: CheckBook
  readonly dataRequests: DataRequests
  readonly personalData: PersonalData
  readonly looks: Looks
  readonly shopperNotes: ShopperNotes
  readonly presences: Presences
  readonly noticeConsents: NoticeConsents
  readonly notices: NoticeBook
  readonly notifier: Notifier
}

/** One line of JSON each. Never personal data: ids and codes only. */
export interface Log {
  info(message: string, fields?: Record<string, unknown>): void
  error(message: string, fields?: Record<string, unknown>): void
}

/** The registry. Answers are remembered for a minute: a changed shop is seen after that. */
export interface Shops {
  find(shopId: string): Promise<Shop | null>
  all(): Promise<readonly Shop[]>
  /** By what a platform vouches for: `appidKey`, `wecomKey`. */
  byKey(key: string): Promise<Shop | null>
}

export interface Shoppers {
  find(shopId: string, openid: string): Promise<Shopper | null>
  /** Puts tags in place of those of that version (0: nobody has changed them yet); answers theirs, null when it is over. */
  setTags(
    of: Pick<Shopper, 'shopId' | 'openid'>,
    tags: readonly string[],
    version: number,
  ): Promise<number | null>
}

/** A signed request that may be received once. `_id` = key:nonce. */
export interface Nonce {
  readonly _id: string
  readonly shopId: string
  readonly takenAt: Instant
  /** From then on the signature is too old anyway. */
  readonly until: Instant
}

export interface Nonces {
  take(nonce: Nonce): Promise<'inserted' | 'taken'>
  countSince(shopId: string, at: Instant): Promise<number>
  /** Forgets those whose time is over. */
  sweep(now: Instant): Promise<void>
}

/** The commits of conversations (design.md, "A turn is the only commit"). */
export interface Turns {
  /** The newest turn, read now. */
  newest(conversationId: string): Promise<Turn | null>
  /**
   * The newest turn as far as this instance remembers, else read. It may be older than the truth: good for
   * deciding, because `insert` then answers `taken`. Never older than `seen`, which the caller knows to exist.
   */
  recall(conversationId: string, seen?: number): Promise<Turn | null>
  /** `taken`: the seq or the clientId exists already. */
  insert(turn: Turn): Promise<'inserted' | 'taken'>
  byClientId(conversationId: string, clientId: string): Promise<Turn | null>
  /** Oldest first, at most `limit`. */
  after(conversationId: string, seq: number, limit: number): Promise<readonly Turn[]>
  /** The newest `limit` before `seq`, oldest first. */
  before(conversationId: string, seq: number, limit: number): Promise<readonly Turn[]>
  /** Turns that hold what is looked for, before `seq`, newest first; more than that may be in them. */
  search(
    conversationId: string,
    search: Search,
    page: { readonly before: number; readonly limit: number },
  ): Promise<readonly Turn[]>
  /** What was said before that moment, oldest first. */
  olderThan(shopId: string, at: Instant, limit: number): Promise<readonly Turn[]>
  /** Turns with effects not done, oldest first. */
  pendingOf(conversationId: string): Promise<readonly Turn[]>
  /** Turns of all shops whose `pendingAt` has come, earliest first. */
  due(now: Instant, limit: number): Promise<readonly Turn[]>
  /** All effects of these turns of one conversation are done. */
  markDone(turns: readonly Turn[]): Promise<void>
  /** Puts off what is left of a turn. */
  putOff(turn: Turn, pendingAt: Instant | null, delivery: Turn['delivery']): Promise<void>
  keepDelivery(turn: Turn, delivery: Turn['delivery']): Promise<void>
  keepMedia(turn: Turn, media: Turn['media']): Promise<void>
  /** Puts something else in the place of a message. */
  replace(
    conversationId: string,
    at: { readonly seq: number; readonly position: number },
    by: Message,
  ): Promise<void>
  keepVerdicts(turn: Turn, verdicts: NonNullable<Turn['verdicts']>): Promise<void>
}

/** Makes a shopper's page pull at once. Whoever does not hear it pulls by and by. */
export interface Bells {
  /** Never back: one that comes late changes nothing. */
  ring(bell: Bell): Promise<void>
  /** The agent is writing. Of a conversation without a bell nobody listens. */
  setTyping(conversationId: string, until: Instant): Promise<void>
}

export interface Counters {
  /** The next number, from 1. */
  next(id: string): Promise<number>
}

export interface Agents {
  find(shopId: string, userid: string): Promise<Agent | null>
  list(shopId: string): Promise<readonly Agent[]>
  /** The list as this instance read it at `since` or later, and a moment ago at most; else read now. */
  recall(shopId: string, since: Instant): Promise<readonly Agent[]>
  setDuty(shopId: string, userid: string, said: Pick<Agent, 'duty' | 'onUntil' | 'onSince'>): Promise<void>
  /** Whose being on duty ended by itself and is not written down yet, the earliest first. */
  dutyOver(now: Instant, limit: number): Promise<readonly Agent[]>
  /** A place of his was given back just now. */
  setFreed(shopId: string, userid: string, freedAt: Instant): Promise<void>
  /** Writes that down, unless he has said something else meanwhile. */
  endDuty(agent: Pick<Agent, '_id' | 'onUntil'>): Promise<void>
}

/** Capacity without a counter: a place taken is a document. */
export interface Places {
  take(place: Place): Promise<'inserted' | 'taken'>
  /** All that are taken, in one request however many they are. */
  taken(shopId: string): Promise<readonly TakenPlace[]>
  /** The same as this instance read it at `since` or later, and a moment ago at most; else read now. */
  recall(shopId: string, since: Instant): Promise<readonly TakenPlace[]>
  /** With whose they are, page by page. */
  ofShop(shopId: string): Promise<readonly Place[]>
  release(shopId: string, agentId: string, sessionId: string): Promise<void>
  /** Only while it is still that taking: a repeat must not free what somebody else took meanwhile. */
  drop(place: Pick<Place, '_id' | 'mark'>): Promise<void>
}

export interface Upload {
  readonly _id: string
  readonly shopId: string
  readonly openid: string
  readonly fileId: string
  /** Until then something has to become of it. */
  readonly until: Instant
  /** `fileId` is its checked copy, which a case of this order may show. */
  readonly orderNo?: string | undefined
}

export interface Uploads {
  begin(upload: Upload): Promise<void>
  find(uploadId: string): Promise<Upload | null>
  finish(uploadId: string): Promise<void>
  change(uploadId: string, fields: Pick<Upload, 'until'> & Partial<Upload>): Promise<void>
  /** Whose time is over, longest ago first. */
  over(now: Instant, limit: number): Promise<readonly Upload[]>
}

export interface Files {
  /** The id that a file uploaded to `cloudPath` will have. */
  idOf(cloudPath: string): Promise<string>
  /** Where a browser may put a file under this path, within minutes. */
  addressOf(cloudPath: string): Promise<PutAddress>
  read(fileId: string): Promise<Uint8Array | null>
  /** Stores a checked file under its hash; the same file twice is one. */
  keep(shopId: string, bytes: Uint8Array, extension: string): Promise<string>
  remove(fileId: string): Promise<void>
  /** Links that expire, by file id. */
  links(fileIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}

export interface Leases {
  /** Takes the lease for `forMs`; false while somebody else holds it. */
  take(name: string, holder: string, forMs: number): Promise<boolean>
  drop(name: string, holder: string): Promise<void>
}

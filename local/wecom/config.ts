import type { Duty } from '../../core/routing/agent'
import type { TemplateCard } from './template-card'

/** A member of a corp who can see the app: an agent. */
export interface StandInMember {
  readonly userid: string
  readonly name: string
}

/** One self-built app of one corp, as its page in the WeCom console would show it, and who can see it. */
export interface StandInApp {
  readonly corpId: string
  readonly agentId: string
  readonly secret: string
  /** Token and EncodingAESKey (43 characters) of 接收消息. */
  readonly token: string
  readonly aesKey: string
  /** Where callbacks go. */
  readonly callbackUrl: string
  /** The shop's name, for choosing between shops on the page. */
  readonly shop: string
  /** What the members see at the head of the chat. */
  readonly title: string
  readonly members: readonly StandInMember[]
}

export interface StandInOptions {
  readonly apps: readonly StandInApp[]
  readonly now: () => number
  /** Path of the append-only journal; media lie beside it. Without it nothing outlives the process. */
  readonly state?: string
  /** Runs something later and returns how to cancel it; tests pass their own time. */
  readonly after?: After
  /** Path under which the server is mounted, `/wecom-standin` when left out. */
  readonly prefix?: string
  /** Folder of the project, for the page's files; the working directory when left out. */
  readonly root?: string
  /** What the head of the page says of a member; WeCom itself knows nothing of it, so without this nothing is said. */
  readonly receptionOf?: ReceptionOf
}

/** Whether an agent takes sessions, how many he has, and how many he can have at once. */
export interface Reception {
  readonly duty: Duty
  readonly held: number
  readonly capacity: number
}

export type ReceptionOf = (address: Address) => Promise<Reception | null>

export type After = (ms: number, run: () => void) => () => void

export const mediaTypes = ['image', 'voice', 'video', 'file'] as const
export type MediaType = (typeof mediaTypes)[number]

export interface MediaBody {
  readonly type: MediaType
  readonly mediaId: string
  /** What the chat shows of a file. */
  readonly filename?: string
  /** Of a video: its first picture. */
  readonly thumbMediaId?: string
}

/** A place that a member sent, as WeCom words it in a callback. */
export interface PlaceBody {
  readonly type: 'location'
  readonly latitude: number
  readonly longitude: number
  readonly label: string
}

/** A card with buttons, as the member sees it by now. */
export interface CardBody {
  readonly type: 'card'
  readonly card: TemplateCard
  /** In place of its buttons. */
  readonly over?: string
  /** What was chosen on it when a button was pressed last. */
  readonly picked?: string
  /** Of the button that was pressed: its callback is on its way, or nobody took it. */
  readonly press?: { readonly key: string; readonly status: 'sending' | 'delivered' | 'failed' }
}

export type Body = { readonly type: 'text'; readonly content: string } | MediaBody | PlaceBody | CardBody

/** A button of a card that a member pressed: no line of the chat, but told to the app. */
export interface PressBody {
  readonly type: 'press'
  readonly taskId: string
  readonly key: string
  readonly code: string
  readonly picked?: { readonly questionKey: string; readonly optionId: string }
}

export const isMediaBody = (body: Body): body is MediaBody =>
  (mediaTypes as readonly string[]).includes(body.type)

/** One line of a member's chat with the app. */
export interface Entry {
  readonly id: string
  /** Grows over everything that this server records, also over restarts. */
  readonly seq: number
  /** The `seq` of its last change: of two pictures of an entry the one with the higher is newer. */
  readonly rev: number
  /** Epoch ms. */
  readonly at: number
  readonly from: 'app' | 'member'
  /** An answer inside a callback (被动回复), not a message that was sent. */
  readonly passive: boolean
  readonly body: Body
  /** Of what the member typed: did the callback's receiver take it? */
  readonly status: 'sending' | 'delivered' | 'failed' | 'shown'
  readonly clientId?: string
}

/** Who chats with which app. */
export interface Address {
  readonly corpId: string
  readonly agentId: string
  readonly userid: string
}

export const addressKey = ({ corpId, agentId, userid }: Address): string => `${corpId}:${agentId}:${userid}`

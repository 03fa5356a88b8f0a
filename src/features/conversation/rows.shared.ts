import type { Standing } from '../../../core/admission/check'
import type { BodyView, MessageView } from '../../../core/conversation/message'
import type { ServiceView } from '../../../core/conversation/thread'
import type { UploadKind } from '../../../core/files/limits'
import { firstOf } from '../../../core/shared/graphemes'
import { present } from '../../../core/shared/present'
import { MINUTE, clockText, momentText, startOfDay, type Instant } from '../../../core/shared/time'
import { chatCopy } from '../../copy/chat'
import { isFile, type Outbox, type Outgoing, type OutgoingFile } from './outbox.shared'
import { handedOver } from './handed.shared'

export type Speaker = 'shopper' | 'bot' | 'agent' | 'system'

/** A photo, video or voice on its way shows its local file. */
export interface FileOnItsWay {
  readonly kind: UploadKind
  readonly url: string
  readonly percent: number | null
  readonly bytes: number
  readonly durationMs?: number | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly posterUrl?: string | undefined
}
export type RowBody = BodyView | FileOnItsWay

/** One line of the list: flat and made of values that do not change by themselves, so that only new rows are drawn. */
export interface Row {
  readonly key: string
  readonly speaker: Speaker
  readonly body: RowBody
  /** When it was said, for the words inside; 0 while it is on its way. */
  readonly at: Instant
  /** `今天 09:58` above it, '' for none. */
  readonly stamp: string
  /** `小美 · 智能客服`, '' when the one before was by the same. */
  readonly who: string
  /** One letter in the agent's tile. */
  readonly initial: string
  /** It goes on what the same one said right before, under one picture. One's own messages each have theirs (look). */
  readonly isJoined: boolean
  readonly state: 'sent' | 'sending' | 'failed'
  readonly refusal: string
  /** It failed, and what was said after it went out before it. */
  readonly overtaken?: boolean
  /** Where the service stands, for the one row that shows it live. */
  readonly live: ServiceView | null
  /** What was handed over, where that row is the place in the queue. */
  readonly brief?: string
  /** Where it stands with WeChat's check; absent when there is nothing to say. */
  readonly check?: Standing
}

const QUIET = 5 * MINUTE

/** A shopper's message keeps the key that it had on its way. */
export const keyOf = ({ id, from, clientId }: MessageView): string =>
  from.kind === 'shopper' ? clientId : id

interface Before {
  readonly at: Instant
  readonly speaker: string
  /** Since when this agent serves, to be told once. */
  readonly assignedAt: Instant | null
}

const speakerOf = ({ from }: MessageView): string =>
  from.kind === 'agent' ? `agent ${from.name}` : from.kind

const whoOf = (message: MessageView, before: Before): string => {
  const { from } = message
  if (speakerOf(message) === before.speaker) return ''
  if (from.kind === 'bot') return chatCopy.bot
  if (from.kind !== 'agent') return ''
  return before.assignedAt === null
    ? chatCopy.agent(from.name)
    : chatCopy.agentSince(from.name, clockText(before.assignedAt))
}

/** After a while the time stands between them. */
const isApart = (message: MessageView, before: Before): boolean => message.at - before.at > QUIET

const isJoined = (message: MessageView, before: Before): boolean =>
  message.from.kind !== 'shopper' && speakerOf(message) === before.speaker && !isApart(message, before)

const rowOf = (message: MessageView, before: Before, now: Instant): Row => ({
  key: keyOf(message),
  speaker: message.from.kind,
  body: message.body,
  at: message.at,
  stamp: isApart(message, before) ? momentText(message.at, now) : '',
  who: whoOf(message, before),
  initial: message.from.kind === 'agent' ? firstOf(message.from.name, 1) : '',
  isJoined: isJoined(message, before),
  state: 'sent',
  refusal: '',
  live: null,
  ...(message.check && { check: message.check }),
})

const next = (message: MessageView, before: Before): Before => {
  const { body, from } = message
  const assigned =
    body.kind === 'notice' && (body.notice.type === 'assigned' || body.notice.type === 'transferred')
  return {
    at: message.at,
    speaker: speakerOf(message),
    assignedAt: assigned ? message.at : from.kind === 'agent' ? null : before.assignedAt,
  }
}

interface Drawn {
  readonly row: Row
  readonly before: Before
  readonly day: Instant
}

/** A row is made once: what did not change stays the object it was, however long the thread is. */
const drawn = new WeakMap<MessageView, Drawn>()

const isSame = (a: Before, b: Before): boolean =>
  a.at === b.at && a.speaker === b.speaker && a.assignedAt === b.assignedAt

const rowOnce = (message: MessageView, before: Before, now: Instant): Row => {
  const known = drawn.get(message)
  const day = startOfDay(now)
  if (known?.day === day && isSame(known.before, before)) return known.row
  const row = rowOf(message, before, now)
  drawn.set(message, { row, before, day })
  return row
}

const messageRows = (messages: readonly MessageView[], now: Instant): Row[] => {
  let before: Before = { at: 0, speaker: '', assignedAt: null }
  return messages.map((message) => {
    const row = rowOnce(message, before, now)
    before = next(message, before)
    return row
  })
}

const fileOf = ({
  kind,
  path,
  percent,
  bytes,
  durationMs,
  width,
  height,
  poster,
}: OutgoingFile): FileOnItsWay => ({
  kind,
  url: path,
  percent,
  bytes,
  ...present({ durationMs, width, height, posterUrl: poster?.path }),
})

const bodyOf = ({ body }: Outgoing): RowBody => (isFile(body) ? fileOf(body) : body)

const outgoingRow = (item: Outgoing, isOvertaken = false): Row => ({
  key: item.clientId,
  speaker: 'shopper',
  body: bodyOf(item),
  at: 0,
  stamp: '',
  who: '',
  initial: '',
  isJoined: false,
  state: item.status,
  refusal: item.refusal ?? '',
  ...(isOvertaken && { overtaken: true }),
  live: null,
})

/** The last invitation to wait and the rating of the session that ended show where the service stands now. */
const isLive = ({ body }: Row, service: ServiceView): boolean => {
  if (service.status === 'queued') return body.kind === 'notice' && body.notice.type === 'queued'
  return service.status === 'ended' && body.kind === 'rating' && body.sessionId === service.sessionId
}

const withLive = (rows: Row[], service: ServiceView, messages: readonly MessageView[]): Row[] => {
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const row = rows[i]
    if (row === undefined || !isLive(row, service)) continue
    const brief = service.status === 'queued' && chatCopy.handOff.brief(handedOver(messages))
    rows[i] = { ...row, live: service, ...(brief !== false && { brief }) }
    break
  }
  return rows
}

/** Among so many of the newest messages one's own last one is looked for. */
const RECENT = 100

/** Everything that the list shows: a failed message where it failed, what is on its way at the end. */
export const rowsOf = (
  { messages, service, now }: { messages: readonly MessageView[]; service: ServiceView; now: Instant },
  outbox: Outbox,
): readonly Row[] => {
  const rows = withLive(messageRows(messages, now), service, messages)
  if (outbox.length === 0) return rows
  const placed: Row[] = []
  let taken = 0
  const failed = outbox.filter(({ status }) => status === 'failed')
  const lastOwn = Math.max(
    0,
    ...messages.slice(-RECENT).map(({ from, seq }) => (from.kind === 'shopper' ? seq : 0)),
  )
  messages.forEach((message, i) => {
    while (taken < failed.length && (failed[taken]?.after ?? 0) < message.seq) {
      const item = failed[taken++]
      if (item) placed.push(outgoingRow(item, item.after < lastOwn))
    }
    const row = rows[i]
    if (row) placed.push(row)
  })
  return [
    ...placed,
    ...failed.slice(taken).map((item) => outgoingRow(item)),
    ...outbox.filter(({ status }) => status === 'sending').map((item) => outgoingRow(item)),
  ]
}

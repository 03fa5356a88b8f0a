import type { DeskNote } from '../../../core/contracts/desk/notes'
import type { MessageView } from '../../../core/conversation/message'
import { MINUTE, clockText, dayText, daysBetween, startOfDay, type Instant } from '../../../core/shared/time'
import type { Outbox, Outgoing } from '../composer/outbox'
import type { Unread } from './store'

/** Who is on which side: the shopper on the left, whoever answers her on the right. */
export interface MessageRow {
  readonly kind: 'message'
  readonly key: string
  readonly message: MessageView
  /** Its writer and time stand above it: somebody else spoke before, or long ago. */
  readonly isFirst: boolean
  readonly isOwn: boolean
}

export type Row =
  | MessageRow
  | { readonly kind: 'note'; readonly key: string; readonly note: DeskNote }
  | { readonly kind: 'outgoing'; readonly key: string; readonly item: Outgoing; readonly isFirst: boolean }
  /** `today` tells 今天 from 昨天; `at` is the first moment of that day that is shown. */
  | { readonly kind: 'day'; readonly key: string; readonly day: string }
  | { readonly kind: 'session'; readonly key: string; readonly number: string; readonly clock: string }
  | { readonly kind: 'unread'; readonly key: string }

interface Shown {
  readonly messages: readonly MessageView[]
  readonly notes: readonly DeskNote[]
  readonly hasEarlier: boolean
  readonly now: Instant
  /** Whose messages are one's own. */
  readonly userid: string
  readonly unread: Unread | null
}

/** A message or a note, in the order of their turns. */
type Said =
  { readonly kind: 'message'; readonly of: MessageView } | { readonly kind: 'note'; readonly of: DeskNote }

const inOrder = (messages: readonly MessageView[], notes: readonly DeskNote[]): readonly Said[] => {
  const said = messages.map((of): Said => ({ kind: 'message', of }))
  if (notes.length === 0) return said
  return [...said, ...notes.map((of): Said => ({ kind: 'note', of }))].sort((a, b) => a.of.seq - b.of.seq)
}

const QUIET = 5 * MINUTE

const speakerOf = ({ from }: MessageView): string =>
  from.kind === 'agent' ? `agent ${from.agentId ?? from.name}` : from.kind

/** `251121-12` → `12`. */
const numberOf = (code: string): string => code.slice(code.indexOf('-') + 1)

const dayRow = ({ of }: Said, before: Said | null, now: Instant): Row[] => {
  if (daysBetween(before?.of.at ?? now, of.at) === 0) return []
  return [{ kind: 'day', key: `day ${startOfDay(of.at)}`, day: dayText(of.at, now) }]
}

/** Where a session begins, as far as what was before it is here. */
const sessionRow = ({ of }: Said, before: Said | null, hasEarlier: boolean): Row[] => {
  const { session, at, id } = of
  if (session === undefined || session === before?.of.session || (!before && hasEarlier)) return []
  return [{ kind: 'session', key: `session ${id}`, number: numberOf(session), clock: clockText(at) }]
}

/** Above the first of the shopper's words that came since it was read last. */
const firstUnread = (messages: readonly MessageView[], unread: Unread | null): string | null => {
  if (!unread) return null
  const isNew = ({ seq, from }: MessageView) =>
    from.kind === 'shopper' && seq > unread.after && seq <= unread.upTo
  return messages.find(isNew)?.id ?? null
}

export const isOwn = ({ from }: MessageView, userid: string): boolean =>
  from.kind === 'agent' && from.agentId === userid

/** Does it go on what the same one said right before? */
const goesOn = (message: MessageView, before: Said | null): boolean =>
  before?.kind === 'message' &&
  speakerOf(before.of) === speakerOf(message) &&
  message.at - before.of.at <= QUIET

const leavingRows = (outbox: Outbox, last: Said | undefined, userid: string): readonly Row[] => {
  const joins = last?.kind === 'message' && isOwn(last.of, userid)
  return outbox.map((item, index) => {
    return { kind: 'outgoing', key: item.clientId, item, isFirst: index === 0 && !joins }
  })
}

/** Everything that the list shows, oldest first; what is on its way stands at the end. */
export const rowsOf = (shown: Shown, outbox: Outbox): readonly Row[] => {
  const { messages, notes, hasEarlier, now, userid, unread } = shown
  const unreadId = firstUnread(messages, unread)
  let before: Said | null = null
  const all = inOrder(messages, notes)
  const rows = all.flatMap((said): Row[] => {
    const apart = [...dayRow(said, before, now), ...sessionRow(said, before, hasEarlier)]
    if (said.of.id === unreadId) apart.push({ kind: 'unread', key: 'unread' })
    const key = said.of.id
    if (said.kind === 'note') apart.push({ kind: 'note', key, note: said.of })
    else {
      const isFirst = apart.length > 0 || !goesOn(said.of, before)
      apart.push({ kind: 'message', key, message: said.of, isFirst, isOwn: isOwn(said.of, userid) })
    }
    before = said
    return apart
  })
  return [...rows, ...leavingRows(outbox, all[all.length - 1], userid)]
}

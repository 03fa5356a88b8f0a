import type { Turn } from '../conversation/turn'
import type { FollowUp } from '../followups/follow-up'
import type { Ask } from '../knowledge/ask'
import type { Order } from '../orders/order'
import type { OrderRequest } from '../orders/requests/request'
import { sessionCodeOf } from '../shared/ids'
import type { Instant } from '../shared/time'

const timeText = (at: Instant): string => new Date(at).toISOString()

/** A turn as lines of her download: what was said, by whom, when; and how she rated a session. */
export const messageLines = (turn: Turn): readonly object[] => [
  ...saidLines(turn),
  ...turn.events.flatMap((event) =>
    event.type === 'rated'
      ? [{ kind: 'rating', at: timeText(turn.at), session: event.sessionId, ...event.rating }]
      : [],
  ),
]

const saidLines = (turn: Turn): readonly object[] =>
  turn.messages.map(({ from, body }) => ({
    kind: 'message',
    at: timeText(turn.at),
    from: from.kind === 'agent' ? `agent ${from.name}` : from.kind,
    body,
  }))

/** How orders became hers, where their source did not say whose they are. */
export const claimLines = (orders: readonly Order[]): readonly object[] =>
  orders.flatMap(({ orderNo, claim }) =>
    claim ? [{ kind: 'claim', orderNo, at: timeText(claim.at), how: claim.how }] : [],
  )

/** What she asked of an order, and what became of it. */
export const requestLine = ({ orderNo, number, wanted, askedAt, state }: OrderRequest): object => ({
  kind: 'orderRequest',
  orderNo,
  number,
  at: timeText(askedAt),
  wanted,
  status: state.status,
  ...(state.status === 'declined' && { reason: state.reason }),
})

/** When she was asked whether all is well, and what she answered. */
export const followUpLines = (followUps: readonly FollowUp[]): readonly object[] =>
  followUps.map(({ day, number, reasons, tries, state }) => ({
    kind: 'followUp',
    session: sessionCodeOf(day, number),
    reasons,
    tries: tries.map(({ at, outcome, note }) => ({ at: timeText(at), outcome, note })),
    ...(state.status === 'closed' && { at: timeText(state.at), outcome: state.outcome, note: state.note }),
  }))

/** What she said of answers, in the chat and on their pages. */
export const ratedAnswerLines = (asks: readonly Ask[]): readonly object[] =>
  asks.flatMap(({ at, basis, key, helpful }) =>
    helpful === null
      ? []
      : [{ kind: 'ratedAnswer', at: timeText(at), asked: basis.asked, entry: key, helpful }],
  )

interface Marks {
  readonly claimTries: readonly Instant[]
  readonly notices: readonly object[]
}

export const markLines = ({ claimTries, notices }: Marks): readonly object[] => [
  ...claimTries.map((at) => ({ kind: 'claimTry', at: timeText(at) })),
  ...notices.map((notice) => ({ kind: 'noticeConsent', ...notice })),
]

/** JSON lines: one document a line, readable by people and programs. */
export const toLines = (documents: readonly object[]): string =>
  documents.map((document) => `${JSON.stringify(document)}\n`).join('')

import { asShopper, headlineOf, lineOf, parcelStates, reasonWords } from '../copy/aftersales'
import type { Standing } from '../admission/check'
import { carrierOf } from '../logistics/carriers'
import type { FollowedParcel } from '../logistics/parcel'
import { cleanTrackingNo } from '../logistics/tracking-no'
import { couponWords } from '../copy/coupons'
import type { Coupon } from '../coupons/coupon'
import type { Order } from '../orders/order'
import { present } from '../shared/present'
import { sum } from '../shared/sum'
import type { Instant } from '../shared/time'
import { amountOf, isOpen, typeOf, type Case, type SentParcel } from './case'
import type { CaseEvent } from './commands'
import type { Evidence } from './kinds'
import type { Standings } from './content-check'
import type { CaseRecord, CaseStep } from './record'
import type { CaseRow } from './row'
import { commandsFor } from './table'
import {
  ShopperAction,
  type CaseCard,
  type CaseLineView,
  type CaseParcelView,
  type CaseView,
  type EvidenceView,
  type TimelineEntry,
} from './view'

/** Links that expire, by file id. */
export type Links = ReadonlyMap<string, string>

/** What stands around a case when it is shown. */
export interface Surroundings {
  readonly order: Order
  /** All steps of the order, oldest first. */
  readonly steps: readonly CaseStep[]
  readonly links: Links
  /** What WeChat thinks of her photos and words. */
  readonly standings: Standings
  readonly parcels: readonly FollowedParcel[]
  /** Where returned goods go. */
  readonly returnTo: string | null
  readonly money: Pick<CaseView, 'refund' | 'freight' | 'insurance' | 'insurancePayout'>
  /** How its goods are fetched, while they are waited for. */
  readonly pickup: CaseView['pickup']
  /** The newest of its coupons. */
  readonly coupon: Coupon | null
  readonly now: Instant
}

const piecesOf = ({ wish }: Case): number => sum(wish.lines.map(({ quantity }) => quantity))

/** A case in a list. */
export const toCaseCard = ({ orderNo, title, sku, image, record }: CaseRow): CaseCard => {
  const { caseNo, openedAt, changedAt, state } = record
  return {
    ...{ caseNo, orderNo, title, openedAt, changedAt },
    ...present({ sku, image }),
    type: typeOf(state),
    status: state.status,
    pieces: piecesOf(state),
    amountFen: amountOf(state),
    headline: headlineOf(state),
  }
}

/** A file that cannot be linked to has an empty link or none. */
export const toEvidenceView = ({ fileId, kind }: Evidence, links: Links): EvidenceView => {
  const url = links.get(fileId) ?? ''
  return { fileId, kind, url: url === '' ? null : url }
}

export const toEvidence = (evidence: readonly Evidence[], links: Links): EvidenceView[] =>
  evidence.map((one) => toEvidenceView(one, links))

/** Photos that WeChat judges, as one side sees them: one that is hidden from it has no link. */
export const toJudged = (
  evidence: readonly Evidence[],
  { links, standings }: Pick<Surroundings, 'links' | 'standings'>,
  isHidden: (standing: Standing) => boolean,
): EvidenceView[] =>
  evidence.map((one) => {
    const view = toEvidenceView(one, links)
    const check = one.kind === 'photo' ? standings.photo(one) : null
    return check === null ? view : { ...view, check, ...(isHidden(check) && { url: null }) }
  })

/** She sees her own photo while it waits; one that was refused nobody sees. */
const isHiddenFromHer = (standing: Standing): boolean => standing === 'refused'

export const toLines = ({ wish }: Case, { items }: Pick<Order, 'items'>): CaseLineView[] =>
  wish.lines.map(({ item, quantity, amountFen }) => ({
    ...{ item, amountFen, pieces: quantity, title: items[item]?.title ?? '' },
    ...present({ sku: items[item]?.sku, image: items[item]?.image }),
  }))

/** A parcel of the case with what is known of its way. */
export const toParcel = (sent: SentParcel, known: readonly FollowedParcel[], stalledAt: Instant | null) => {
  const trackingNo = cleanTrackingNo(sent.trackingNo)
  const followed = known.find((one) => one.trackingNo === trackingNo)
  return {
    company: carrierOf(sent.company)?.name ?? sent.company,
    trackingNo: sent.trackingNo,
    stateText: parcelStates[followed?.track.state ?? 'unknown'],
    track: (followed?.track.points ?? []).map(({ at, text }) => ({ at, text })),
    stalledAt,
  } satisfies CaseParcelView
}

const who = ({ command: { by } }: CaseEvent): string | undefined =>
  by.actor === 'agent' || by.actor === 'supervisor' ? by.name : undefined

const photosOf = ({ command }: CaseEvent, around: Surroundings): EvidenceView[] | undefined => {
  if (command.type === 'findFault') return toEvidence(command.photos, around.links)
  return command.type === 'addEvidence' ? toJudged(command.evidence, around, isHiddenFromHer) : undefined
}

/** What happened to a case, newest first. */
export const eventsOf = (caseNo: string, steps: readonly CaseStep[]): readonly CaseEvent[] =>
  steps
    .filter((step) => step.caseNo === caseNo)
    .flatMap(({ events }) => events)
    .reverse()

/** What comes next, before all that happened. */
const coming = (state: Case): TimelineEntry[] => {
  if (!isOpen(state.status)) return []
  const { title, text, by } = headlineOf(state)
  return [{ at: null, title, text, ...present({ by: by ?? undefined }) }]
}

const entryOf = (event: CaseEvent, record: CaseRecord, around: Surroundings): TimelineEntry[] => {
  const line = lineOf(event, asShopper)
  if (!line) return []
  const isAsking = event.command.type === 'submit'
  const text = isAsking ? reasonWords[record.state.wish.reason] : line.text
  return [
    {
      at: event.at,
      title: line.title,
      ...present({ text, who: who(event), photos: photosOf(event, around) }),
    },
  ]
}

const timelineOf = (record: CaseRecord, around: Surroundings): TimelineEntry[] => [
  ...coming(record.state),
  ...eventsOf(record.caseNo, around.steps).flatMap((event) => entryOf(event, record, around)),
]

const RATED_WHEN_OVER = ['refunded', 'closed'] as const

/** The buttons of the page: what the machine offers her, less what it would refuse at once. */
const actionsOf = ({ state, rating }: CaseRecord): ShopperAction[] => {
  const offered: readonly string[] = commandsFor(state.status, 'shopper')
  const isOver = RATED_WHEN_OVER.some((status) => status === state.status)
  return ShopperAction.options.filter((action) => {
    if (action === 'rate') return isOver && rating === null
    if (action === 'hurry' && state.deadline?.hurried) return false
    if (action === 'cancel' && (state.arrivedAt !== null || state.money !== 'none')) return false
    return offered.includes(action)
  })
}

/** Only what she has is shown to her: a promise that fails is worse than none. */
const toCoupon = (coupon: Coupon | null): CaseView['coupon'] => {
  if (coupon?.state.status !== 'granted') return null
  const { terms } = coupon.state
  return { ...terms, text: couponWords.granted(terms) }
}

const waitsForParcel = ({ status }: Case): boolean => status === 'waitingForParcel'

/** One case in full, as its shopper sees it. */
export const toCaseView = (row: CaseRow, around: Surroundings): CaseView => {
  const { record } = row
  const { state, rating } = record
  const { wish, terms, proposal, parcel, stalledAt, replacements, findings } = state
  const { order, links, parcels } = around
  return {
    ...toCaseCard(row),
    ...around.money,
    coupon: toCoupon(around.coupon),
    pickup: waitsForParcel(state) ? around.pickup : null,
    version: state.version,
    ...{ reason: wish.reason, goods: wish.goods, description: wish.description, terms, rating },
    lines: toLines(state, order),
    ...present({ descriptionCheck: around.standings.words(wish.description) ?? undefined }),
    evidence: toJudged(wish.evidence, around, isHiddenFromHer),
    proposal: proposal && { ...proposal, by: state.deadline?.dueAt ?? null },
    returnTo: waitsForParcel(state) ? around.returnTo : null,
    parcel: parcel && toParcel(parcel, parcels, stalledAt),
    replacements: replacements.map((one) => toParcel(one.parcel, parcels, null)),
    findings: toEvidence(findings, links),
    timeline: timelineOf(record, around),
    actions: actionsOf(record),
  }
}

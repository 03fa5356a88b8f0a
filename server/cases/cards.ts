import { decidedWords, caseCardWords } from '../../core/copy/case-card'
import { caseIn, type CaseRecord, type CaseStep } from '../../core/aftersales/record'
import { caseCardOf, isInReview, reviewEnd, seenOf, type CardOf } from '../../core/aftersales/staff-card'
import type { Shop } from '../../core/shop/shop'
import type { CardDelivery, Delivery, SentCard } from '../lane-ports'
import type { Ports } from '../ports'
import { gone } from '../turns/tell-of-wait'

const cardIdOf = ({ caseNo, nth }: CaseStep): string => `${caseNo}:${nth}`

/** What is to stand on the cards of before; null: they still ask what they asked. */
const overWords = (step: CaseStep, record: CaseRecord): string | null => {
  const end = reviewEnd([step], step.caseNo)
  if (!isInReview(record)) return end && decidedWords(end)
  const isOther = step.events.some(({ command: { type } }) => type === 'addEvidence')
  return end || isOther ? caseCardWords.outdated : null
}

const closeOne = async (
  ports: Ports,
  shop: Shop,
  { card, words }: { readonly card: SentCard; readonly words: string },
): Promise<void> => {
  const changeable = card.sent.flatMap(({ userid, code }) => (code === null ? [] : { userid, code }))
  const delivered = await Promise.all(changeable.map((one) => ports.human.closeCard(shop, one, words)))
  // what WeCom refuses it will refuse again: the code was used by the last try, or is too old
  const isOut = delivered.some((one) => !one.ok && (one.why === 'unreachable' || one.why === 'limited'))
  if (isOut) throw new Error(`cards of case ${card.caseNo} not changed`)
  await ports.lanes.cards.close(card._id)
}

/**
 * Once a case is decided, or is another one than they show, the cards of it say so in place of their buttons.
 * @throws when WeCom was not reached: it is done again
 */
export const closeCards = async (
  ports: Ports,
  shop: Shop,
  { step, record }: { readonly step: CaseStep; readonly record: CaseRecord },
): Promise<void> => {
  const words = overWords(step, record)
  if (words === null) return
  const cards = await ports.lanes.cards.openOf(shop._id, step.caseNo)
  for (const card of cards) if (card._id !== cardIdOf(step)) await closeOne(ports, shop, { card, words })
}

interface Sending {
  readonly of: CardOf & { readonly step: CaseStep }
  readonly userids: readonly string[]
  /** For those whom no card reaches. */
  readonly text: string
}

/** A card; where WeCom takes none of them, the same in words. */
const sendOne = async (
  ports: Ports,
  shop: Shop,
  { of, text, userid }: Omit<Sending, 'userids'> & { readonly userid: string },
): Promise<CardDelivery> => {
  const sent = await ports.human.card(shop, userid, caseCardOf(of, userid))
  if (sent.ok || sent.why !== 'refused') return sent
  const told = await ports.human.tell(shop, userid, text)
  return told.ok ? { ok: true, code: null } : told
}

/** Words wait for the clock: meanwhile somebody may have decided. */
const isStillAsked = async (ports: Ports, { step, record }: Sending['of']): Promise<boolean> => {
  const newest = await ports.caseSteps.newest(step.shopId, step.orderNo)
  const now = newest && caseIn(newest, step.caseNo)
  return now !== null && isInReview(now) && seenOf(now.state) === seenOf(record.state)
}

/** Sends those who have to decide a card each; whoever has one already gets none again. */
export const sendCards = async (ports: Ports, shop: Shop, sending: Sending): Promise<Delivery> => {
  const { step, record } = sending.of
  if (!(await isStillAsked(ports, sending.of))) return { ok: true }
  const _id = cardIdOf(step)
  const before = await ports.lanes.cards.find(_id)
  const sent = [...(before?.sent ?? [])]
  let outcome: Delivery = { ok: true }
  for (const userid of sending.userids.filter((one) => !sent.some((has) => has.userid === one))) {
    const delivered = await sendOne(ports, shop, { ...sending, userid })
    if (delivered.ok) sent.push({ userid, code: delivered.code })
    else outcome = gone(delivered)
    if (!outcome.ok) break
  }
  const card = { _id, shopId: shop._id, caseNo: record.caseNo, sent, sentAt: ports.now(), isOpen: true }
  if (sent.length > (before?.sent.length ?? 0)) await ports.lanes.cards.put(card)
  return outcome
}

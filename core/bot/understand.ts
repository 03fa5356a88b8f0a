import type { KnownOutcome } from '../knowledge/known'
import type { QuickQuestion } from '../shop/shop'
import { findBareTail, findChosen, findOrderNo, findOrderTail } from './order-no'
import * as phrases from './phrases'
import { topicOf } from './topics'
import type { RequestKind } from '../orders/requests/wanted'

/** What a shopper wants, as far as words tell. */
export type Intent =
  | { readonly want: 'person' }
  /** `byTopic`: asked in other words than the shop's question. */
  | { readonly want: 'faq'; readonly question: string; readonly answer: string; readonly byTopic?: true }
  /** What the shop's knowledge makes of it. */
  | { readonly want: 'knowledge'; readonly outcome: KnownOutcome }
  /** `asksMore`: about this order, but more than where it is (退货, 改地址 …). */
  | { readonly want: 'order'; readonly orderNo: string; readonly asksMore: boolean }
  | { readonly want: 'parcel'; readonly about: ParcelQuestion }
  /** 取消订单, 改地址: of that order, of the one whose number ends so, or of any. */
  | {
      readonly want: 'request'
      readonly request: RequestKind
      readonly orderNo: string | null
      readonly tail: string | null
    }
  /** 常见问题 */
  | { readonly want: 'questions'; readonly questions: readonly string[] }
  /** 你好 */
  | { readonly want: 'greeting' }
  /** 谢谢, 知道了, 不用人工: nothing more is wanted now. */
  | { readonly want: 'nothing' }
  | { readonly want: 'unknown' }

export type ParcelQuestion =
  /** 到哪了 */
  | 'way'
  /** 什么时候发货 */
  | 'sending'
  /** 我的订单 */
  | 'orders'
  /** 尾号 6037 */
  | { readonly tail: string }
  /** 6037: an order when one's own ends so, else nobody knows what. */
  | { readonly digits: string }

/** Does he call for a person, whatever it is about? `offered`: the bot has just asked whether one should come. */
export const callsPerson = (text: string, offered: boolean): boolean =>
  asksForPerson(phrases.plainText(text), offered)

const asksForPerson = (plain: string, offered: boolean): boolean =>
  (phrases.wantsPerson.test(plain) && !phrases.refusesPerson.test(plain)) ||
  phrases.asksToLink.test(plain) ||
  (offered && phrases.saysYes.test(plain))

/** The shop's own question about the same; a return that the shop says nothing of is a person's. */
const topicIntent = (plain: string, quickQuestions: readonly QuickQuestion[]): Intent | null => {
  const topic = topicOf(plain)
  if (topic === null) return null
  const known = quickQuestions.find(({ question }) => topicOf(phrases.plainText(question)) === topic)
  if (known) return { want: 'faq', ...known, byTopic: true }
  return topic === 'returns' ? { want: 'person' } : null
}

/** What others ask, of a shop that has such questions. */
const questionsIntent = (plain: string, questions: readonly string[]): Intent | null =>
  phrases.asksQuestions.test(plain) && questions.length > 0 ? { want: 'questions', questions } : null

const parcelQuestion = (text: string, plain: string): ParcelQuestion | null => {
  const tail = findOrderTail(text)
  if (tail !== null) return { tail }
  const digits = findBareTail(text)
  if (digits !== null) return { digits }
  if (phrases.asksWhere.test(plain)) return 'way'
  if (phrases.asksSending.test(plain)) return 'sending'
  if (phrases.asksParcel.test(plain)) return 'way'
  return phrases.asksOrders.test(plain) ? 'orders' : null
}

const requestIntent = (text: string, plain: string): Intent | null => {
  const request = phrases.asksCancel(plain) ? 'cancel' : phrases.asksReaddress(plain) ? 'address' : null
  return request && { want: 'request', request, orderNo: findOrderNo(text), tail: findOrderTail(text) }
}

const orderIntent = (text: string, plain: string): Intent | null => {
  const asksMore = phrases.asksMore.test(plain)
  const orderNo = findOrderNo(text)
  if (orderNo !== null) return { want: 'order', orderNo, asksMore }
  const about = asksMore ? null : parcelQuestion(text, plain)
  return about && { want: 'parcel', about }
}

const courtesy = (plain: string): Intent => {
  if (phrases.greets.test(plain)) return { want: 'greeting' }
  return phrases.closes.test(plain) ? { want: 'nothing' } : { want: 'unknown' }
}

/** What the bot asked last, if anything. */
export interface JustAsked {
  /** Whether a person should come. */
  readonly offeredPerson: boolean
  /** Of which order this is wanted. */
  readonly choosingFor: RequestKind | null
}

export const nothingAsked: JustAsked = { offeredPerson: false, choosingFor: null }

const chosenIntent = (text: string, request: RequestKind | null): Intent | null => {
  const chosen = request && findChosen(text)
  return chosen && { want: 'request', request, ...chosen }
}

type Reading = (plain: string) => Intent | null

/** What a sentence asks beside the shop's own answers; `ofShop` reads those in their turn. */
const read = (text: string, { offeredPerson, choosingFor }: JustAsked, ofShop: Reading): Intent => {
  const plain = phrases.plainText(text)
  if (plain === '') return { want: 'unknown' }
  if (asksForPerson(plain, offeredPerson)) return { want: 'person' }
  return (
    chosenIntent(text, choosingFor) ??
    ofShop(plain) ??
    requestIntent(text, plain) ??
    orderIntent(text, plain) ??
    courtesy(plain)
  )
}

/** Reads a sentence, as an answer to what the bot has just asked; of a shop that has quick questions only. */
export const understand = (
  text: string,
  quickQuestions: readonly QuickQuestion[],
  asked: JustAsked = nothingAsked,
): Intent => {
  const plain = phrases.plainText(text)
  const known = quickQuestions.find(({ question }) => phrases.plainText(question) === plain)
  if (known && plain !== '') return { want: 'faq', ...known }
  const questions = quickQuestions.map(({ question }) => question)
  return read(text, asked, () => questionsIntent(plain, questions) ?? topicIntent(plain, quickQuestions))
}

/** The same of a shop that has knowledge: what stays `unknown` is asked there. `hot` are its first questions. */
export const understandBeside = (text: string, hot: readonly string[], asked: JustAsked): Intent =>
  read(text, asked, (plain) => questionsIntent(plain, hot))

/** What is under way, as the words sound: an answer that the shop wrote for them goes before. */
export const soundsLikeParcel = (intent: Intent): boolean =>
  intent.want === 'parcel' && (intent.about === 'way' || intent.about === 'sending')

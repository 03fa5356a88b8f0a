import type { QuickQuestion } from '../shop/shop'

/** What a shopper wants, as far as words tell. */
export type Intent =
  | { readonly want: 'person' }
  | { readonly want: 'faq'; readonly answer: string }
  | { readonly want: 'order'; readonly orderNo: string }
  | { readonly want: 'parcel' }
  | { readonly want: 'unknown' }

const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')

/** 人工, 转人工, 找真人客服 … but neither 人工智能 nor 人工费 nor 不要人工. */
const person =
  /(?<![不别没无])(?:人工(?!智能|费|成本|合成|草|皮|钻|养)|真人|(?:转|找|叫|要|接)(?:个)?(?:客服|活人|人来))/
const refusesPerson = /(?:不要|不用|不需要|别|不想|没有)(?:给我|帮我)?(?:转|找|叫)?(?:人工|真人|客服)/
const yes = /^(?:好|好的|好啊|可以|行|要|嗯|嗯嗯|是|是的|对|转吧|转|ok)$/

const parcel =
  /快递|物流|包裹|运单|单号|到哪|哪了|发货|发出|寄出|派送|配送到|什么时候到|几时到|多久到|何时到|签收|送到|我的订单|订单(?:状态|进度|查询|情况)|查(?:一下)?订单/

/** An order number inside a sentence: 10 digits or more, with letters before them on some platforms. */
const orderNo = /(?<![A-Za-z0-9])[A-Za-z]{0,3}\d{10,32}(?![A-Za-z0-9])/

export const findOrderNo = (text: string): string | null => orderNo.exec(text.normalize('NFKC'))?.[0] ?? null

const asksForPerson = (plain: string, offered: boolean): boolean =>
  (person.test(plain) && !refusesPerson.test(plain)) || (offered && yes.test(plain))

/** Reads a sentence. `offeredPerson`: the bot has just asked whether a person should come. */
export const understand = (
  text: string,
  quickQuestions: readonly QuickQuestion[],
  offeredPerson: boolean,
): Intent => {
  const plain = normalised(text)
  const known = quickQuestions.find(({ question }) => normalised(question) === plain)
  if (known) return { want: 'faq', answer: known.answer }
  if (asksForPerson(plain, offeredPerson)) return { want: 'person' }
  const number = findOrderNo(text)
  if (number !== null) return { want: 'order', orderNo: number }
  return parcel.test(plain) ? { want: 'parcel' } : { want: 'unknown' }
}

/** `订单号：XM-20251`: what the shopper calls an order number is one, if it has four digits. */
const called = /(?:订单编?号|单号)码?(?:是|为|[:#\s])*([A-Za-z0-9][\w-]{3,39})/
/** Else a long number: ten digits or more; platforms put letters before them, or a hyphen among them. */
const longNumber =
  /(?<![A-Za-z0-9]|[A-Za-z0-9][-_])[A-Za-z]{0,4}-?\d[\d-]{8,34}\d(?![A-Za-z0-9]|[-_][A-Za-z0-9])/g

const digitsIn = (text: string): number => text.replace(/\D/g, '').length

/** A mobile number, one with an area code, a 400 number. */
const phone = /^(?:86)?1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}$|^400-?\d{3}-?\d{4}$/
const aboutPhone = /电话|手机|联系|打给|致电|短信|微信号|加微信/
/** Long numbers that are no orders. */
const aboutOthers = /身份证|银行卡|卡号|验证码|税号|纳税|账号/

const isOrderNo = (number: string, sentence: string): boolean => {
  if (digitsIn(number) < 10) return false
  // No platform numbers its orders like phones; a shop might, then its shoppers say so.
  return !phone.test(number) || (/订单|单号/.test(sentence) && !aboutPhone.test(sentence))
}

/** The order number in a sentence, in half-width; null when no number of it is one. */
export const findOrderNo = (text: string): string | null => {
  const sentence = text.normalize('NFKC')
  const named = called.exec(sentence)?.[1]
  if (named && digitsIn(named) >= 4) return named
  if (aboutOthers.test(sentence)) return null
  const numbers = [...sentence.matchAll(longNumber)].map(([number]) => number)
  return numbers.find((number) => isOrderNo(number, sentence)) ?? null
}

/** `尾号 6037`, as the bot itself names an order; null when a phone is meant. */
export const findOrderTail = (text: string): string | null => {
  const sentence = text.normalize('NFKC')
  if (aboutPhone.test(sentence) || aboutOthers.test(sentence)) return null
  return /尾号(?:是|为|[:\s])*(\d{3,6})(?!\d)/.exec(sentence)?.[1] ?? null
}

const ofThisOne = '(?:的|那个|那单|那笔|这个|这单|这笔|订单|吧|呢)*[\\s。.!！?？]*'
const chosen = new RegExp(
  `^(?:就?是|取消|改|要)*[\\s#]*(?:订单)?(?:编?号|尾号)?(?:是|[:\\s])*(?:(\\d{3,6})|([A-Za-z]{0,4}-?\\d[\\d-]{8,34}))\\s*${ofThisOne}$`,
)

/** The order in an answer to “which order?” that says nothing else: by its number or the tail of it. */
export const findChosen = (
  text: string,
): { readonly orderNo: string | null; readonly tail: string | null } | null => {
  const [, tail = null, orderNo = null] = chosen.exec(text.normalize('NFKC').trim()) ?? []
  return tail === null && orderNo === null ? null : { orderNo, tail }
}

const bareTail = new RegExp(`^(?:就?是|查)?[\\s#]*(\\d{4})\\s*${ofThisOne}$`)

/** `7118`, `7118 那笔`: nothing else is said, so it answers “which order?”; null when it is not so. */
export const findBareTail = (text: string): string | null =>
  bareTail.exec(text.normalize('NFKC').trim())?.[1] ?? null

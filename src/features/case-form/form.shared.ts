import type { Wish } from '../../../core/aftersales/case'
import type { CaseDraft, CaseForm, FormItem, Quote, TypeOffer } from '../../../core/aftersales/form'
import { isAboutMoney, type CaseType, type GoodsState, type Reason } from '../../../core/aftersales/kinds'
import { shared } from '../../../core/aftersales/largest-remainder'
import type { Fen } from '../../../core/shared/money'
import { yuanText } from '../../../core/shared/money'
import { caseFormWords as words } from '../../copy/aftersales'
import { countOf, isThere, type Files } from '../evidence/attached.shared'

/** What is filled in, without the files: those have a life of their own (features/evidence). */
export type Filled = Omit<CaseDraft, 'fileIds'>

const arrived: ReadonlySet<string> = new Set(['delivered', 'completed'])

/** Nothing is asked yet: where the goods are is known from the order, one kind of goods needs no choosing. */
export const blank = ({ order, items }: Pick<CaseForm, 'order' | 'items'>): Filled => {
  const free = items.filter(({ left }) => left > 0)
  const [only] = free
  return {
    type: null,
    reason: null,
    goods: arrived.has(order.status) ? 'received' : 'notReceived',
    lines: free.length === 1 && only ? [{ item: only.item, quantity: 1 }] : [],
    amountFen: null,
    description: '',
  }
}

const isSame = (one: Filled['lines'], other: Filled['lines']): boolean =>
  one.length === other.length && one.every(({ quantity }, at) => quantity === other[at]?.quantity)

/**
 * An older draft of what the order still has: pieces that were asked for meanwhile are no longer in it. The very same
 * object when all of it still fits.
 */
export const fitting = (filled: Filled, items: readonly FormItem[], types: readonly TypeOffer[]): Filled => {
  const lines = filled.lines.flatMap(({ item, quantity }) => {
    const left = items.find((one) => one.item === item)?.left ?? 0
    return Math.min(quantity, left) > 0 ? [{ item, quantity: Math.min(quantity, left) }] : []
  })
  const offer = types.find(({ type, isOffered }) => type === filled.type && isOffered)
  const type = offer?.type ?? null
  const reason = filled.reason !== null && offer?.reasons.includes(filled.reason) ? filled.reason : null
  const fits = type === filled.type && reason === filled.reason && isSame(lines, filled.lines)
  return fits ? filled : { ...filled, lines, type, reason }
}

export const quantityOf = ({ lines }: Filled, item: number): number =>
  lines.find((line) => line.item === item)?.quantity ?? 0

/** So many of that item, at most what is left; what was to be paid back for other pieces no longer counts. */
export const withQuantity = (filled: Filled, { item, left }: FormItem, quantity: number): Filled => {
  const pieces = Math.max(0, Math.min(left, quantity))
  const others = filled.lines.filter((line) => line.item !== item)
  const lines = pieces === 0 ? others : [...others, { item, quantity: pieces }]
  return { ...filled, amountFen: null, lines: lines.sort((a, b) => a.item - b.item) }
}

/** Another type: a reason that it does not know is asked for anew. */
export const withType = (filled: Filled, { type, reasons }: TypeOffer): Filled => ({
  ...filled,
  type,
  reason: filled.reason !== null && reasons.includes(filled.reason) ? filled.reason : null,
  amountFen: null,
})

export const withReason = (filled: Filled, reason: Reason): Filled => ({ ...filled, reason, amountFen: null })
export const withGoods = (filled: Filled, goods: GoodsState): Filled => ({ ...filled, goods })
export const withUnopened = (filled: Filled, unopened: boolean): Filled => ({ ...filled, unopened })

/** Money is asked for. */
export const asksMoney = (type: CaseType | null): boolean => type !== null && isAboutMoney(type)

/** What the amount hangs on: a quote tells the most for just this. */
export const keyOf = ({ type, reason, goods, lines }: Filled): string =>
  JSON.stringify([type, reason, goods, lines])

/** What is asked for in all: the shopper's own figure, else as much as there is; null while that is not known. */
export const askedFen = ({ type, amountFen }: Filled, mostFen: Fen | null): Fen | null =>
  asksMoney(type) ? (amountFen ?? mostFen) : 0

/** As it is quoted and sent in; null while something of it is open. The server shares the amount out to the fen. */
export const wishOf = (filled: Filled, items: readonly FormItem[], rest: Asked): Wish | null => {
  const { type, reason, goods, lines, description, unopened } = filled
  if (type === null || reason === null || goods === null || lines.length === 0) return null
  const prices = lines.map(
    ({ item, quantity }) => quantity * (items.find((one) => one.item === item)?.priceFen ?? 0),
  )
  const amounts = shared(askedFen(filled, rest.mostFen) ?? 0, prices)
  const evidence = rest.files.flatMap(({ fileId, kind }) => (fileId === null ? [] : [{ fileId, kind }]))
  return {
    ...{ type, reason, goods, evidence },
    lines: lines.map((line, at) => ({ ...line, amountFen: amounts[at] ?? 0 })),
    description: description.trim(),
    ...(unopened === undefined ? {} : { unopened }),
  }
}

interface Asked {
  /** What a quote for these goods and this reason told; null before. */
  readonly mostFen: Fen | null
  readonly files: Files
}

export type Problem = 'lines' | 'type' | 'reason' | 'unopened' | 'amount' | 'evidence'
export type Problems = Readonly<Partial<Record<Problem, string>>>

const amountProblem = (filled: Filled, quote: Quote | null): string | undefined => {
  const asked = askedFen(filled, quote?.mostFen ?? null)
  if (!asksMoney(filled.type) || asked === null || quote === null) return undefined
  if (asked < 1) return words.problem.amount
  return asked > quote.mostFen ? words.problem.amountTooHigh(yuanText(quote.mostFen)) : undefined
}

/** What is on its way counts: it is waited for. */
const evidenceProblem = (quote: Quote | null, files: Files): string | undefined => {
  const sound = files.filter((file) => isThere(file) || file.refusal === null)
  const missing = quote?.needs.find((kind) => countOf(sound, kind) === 0)
  return missing && words.problem[missing]
}

/** What has to be put right before it can be sent, at the field where it belongs. */
export const problemsOf = (filled: Filled, quote: Quote | null, files: Files): Problems => {
  const found: Partial<Record<Problem, string | undefined>> = {
    lines: filled.lines.length === 0 ? words.problem.lines : undefined,
    type: filled.type === null ? words.problem.type : undefined,
    reason: filled.reason === null ? words.problem.reason : undefined,
    unopened: quote?.asksUnopened && filled.unopened === undefined ? words.problem.unopened : undefined,
    amount: amountProblem(filled, quote),
    evidence: evidenceProblem(quote, files),
  }
  return Object.fromEntries(Object.entries(found).filter(([, text]) => text !== undefined))
}

/** `52.69`, `¥1,286` → fen; null for what is no amount. */
export const fenOf = (typed: string): Fen | null => {
  const plain = typed.normalize('NFKC').replace(/[¥,\s]/g, '')
  const [, whole, part = ''] = /^(\d{1,8})(?:\.(\d{0,2}))?$/.exec(plain) ?? []
  return whole === undefined ? null : Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** `52.69`: how an amount stands in its field. */
export const plainYuan = (fen: Fen): string => (fen / 100).toFixed(2)

import * as z from 'zod/mini'
import { ShopId } from '../shared/ids'
import { wholeWithin } from '../shared/graphemes'
import { fill } from '../shared/template'
import { Instant, MINUTE, SECOND } from '../shared/time'

/**
 * What a shopper can be told outside of the mini-program: her message was answered, her request about an order was
 * answered, what she asked for of her data is done, her after-sales case has moved on, a parcel of hers stands still or has
 * met with something.
 */
export const NoticeKind = z.enum(['answered', 'requestAnswered', 'requestDone', 'caseMoved', 'parcelTrouble'])
export type NoticeKind = z.infer<typeof NoticeKind>

/** A subscribe message (订阅消息) of the shop: its template at WeChat and what stands in its fields. */
export const NoticeTemplate = z.lazy(() =>
  z.object({
    kind: NoticeKind,
    templateId: z.string().check(z.minLength(1)),
    /** By WeChat's names (`thing1`, `time2` …): words with variables, {店名} {客服} {事项} {结果} {时间} {订单号} {售后单} {快递} {单号}. */
    fields: z.record(z.string(), z.string()),
    /** Where a tap leads, a path of the mini-program; the same variables may stand in it. */
    page: z.string(),
  }),
)
export type NoticeTemplate = z.infer<typeof NoticeTemplate>

/** How many notices of a template a shopper agreed to: each consent is good for one. `_id` = shopId:openid:templateId. */
export const NoticeConsent = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    openid: z.string(),
    templateId: z.string(),
    left: z.int().check(z.nonnegative()),
    /** Of the last tap: a repeat adds nothing. */
    clientId: z.string(),
    version: z.int(),
  }),
)
export type NoticeConsent = z.infer<typeof NoticeConsent>

/** WeChat keeps no more either; a tap too many is no harm. */
const MOST_CONSENTS = 20

export interface Consent {
  readonly shopId: string
  readonly openid: string
  readonly templateId: string
  readonly clientId: string
}

/** One tap on “允许” more; null when this tap counted already. */
export const agreed = (consent: Consent, before: NoticeConsent | null): NoticeConsent | null => {
  if (before?.clientId === consent.clientId) return null
  const { shopId, openid, templateId } = consent
  const left = Math.min(MOST_CONSENTS, (before?.left ?? 0) + 1)
  return { _id: `${shopId}:${openid}:${templateId}`, ...consent, left, version: (before?.version ?? 0) + 1 }
}

/** A notice that waits to be sent. `_id` = conversationId:seq, or the id of what it is about. */
export const PendingNotice = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    conversationId: z.string(),
    openid: z.string(),
    kind: NoticeKind,
    /** For the variables of the template. */
    values: z.record(z.string(), z.string()),
    /** A consent was used up for it: a repeat uses no other. */
    isPaid: z.boolean(),
    attempts: z.int(),
    dueAt: Instant,
  }),
)
export type PendingNotice = z.infer<typeof PendingNotice>

/** Who has the page open has pulled the answer by then, and needs no notice. */
export const NOTICE_AFTER_MS = 30 * SECOND

const MOST_ATTEMPTS = 6
/** When to send again; null: no more. */
export const sendAgainAt = (attempts: number, now: Instant): Instant | null =>
  attempts >= MOST_ATTEMPTS ? null : now + MINUTE * 4 ** (attempts - 1)

/** How long a field may be, by its kind (WeChat documentation, 订阅消息参数值内容限制); others are not cut. */
const limits: Readonly<Record<string, number>> = { thing: 20, phrase: 5, name: 10, character_string: 32 }

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${wholeWithin(text, most - 1)}…`

/** The message's data as WeChat wants them. */
export const dataOf = (
  { fields }: Pick<NoticeTemplate, 'fields'>,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, { readonly value: string }>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, words]) => {
      const most = limits[name.replace(/\d+$/, '')] ?? Number.MAX_SAFE_INTEGER
      return [name, { value: cut(fill(words, values), most) }]
    }),
  )

export const templateFor = (
  templates: readonly NoticeTemplate[] | undefined,
  kind: NoticeKind,
): NoticeTemplate | null => templates?.find((template) => template.kind === kind) ?? null

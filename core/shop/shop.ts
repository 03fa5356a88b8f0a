import * as z from 'zod/mini'
import { Checks } from '../admission/check'
import { AfterSalesPolicy } from '../aftersales/policy/policy'
import { InsuranceRules } from '../insurance/rules'
import { InvoiceRules } from '../invoices/rules'
import { AssistantModel } from '../knowledge/assistant-model'
import { NoticeTemplate } from '../notices/notice'
import { Goals } from '../numbers/goals'
import { PresetName, ServicePolicy } from '../policy/service-policy'
import { PrivacyPolicy } from '../privacy/policy'
import { ProblemPool } from '../routing/problem-pool'
import { RoutingRules } from '../routing/rules'
import { ShopId } from '../shared/ids'

/** A span of opening, minutes from midnight in China; `days` 0 Sunday – 6 Saturday (R13). */
export const OpeningSpan = z.object({ days: z.array(z.int()), opens: z.int(), closes: z.int() })
export type OpeningSpan = z.infer<typeof OpeningSpan>

const DayDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))

/** Days that are not as their weekday (R13), first to last, as dates in China; no spans: closed. */
export const SpecialDays = z.lazy(() =>
  z.object({
    name: z.string(),
    from: DayDate,
    to: DayDate,
    spans: z.array(z.object({ opens: z.int(), closes: z.int() })),
  }),
)
export type SpecialDays = z.infer<typeof SpecialDays>

/**
 * Public holidays and the weekend days that are worked for them: as any other day of the week, closed, or as a Sunday;
 * the weekend days are then worked as a Monday. What the shop says of a day itself goes before.
 */
const ShopCalendar = z.lazy(() =>
  z.object({
    holidays: z.enum(['usual', 'closed', 'asSunday']),
    own: z.array(SpecialDays),
  }),
)

/**
 * Welcome words by occasion (R6, R73). Variables: {称呼} honorific, {问候} 上午好…, {店名}, {等待} expected wait,
 * {开门} next opening, {订单} the order that the shopper came from.
 */
export const WelcomeWords = z.lazy(() =>
  z.object({
    first: z.string(),
    returning: z.string(),
    fromOrder: z.string(),
    closed: z.string(),
  }),
)
export type WelcomeWords = z.infer<typeof WelcomeWords>

/** A question that is offered by name, with the merchant's own answer (R7). */
export const QuickQuestion = z.object({ question: z.string(), answer: z.string() })
export type QuickQuestion = z.infer<typeof QuickQuestion>

/** Thresholds of the conversation: data of the shop, never constants in code. */
export const ConversationPolicy = z.lazy(() =>
  z.object({
    /** A shopper who comes back after this long is welcomed again, ms. */
    welcomeAgainAfterMs: z.int(),
    /** A session with the bot ends by itself after this silence, ms. */
    botIdleMs: z.int(),
    /** An ended session may be rated, and the rating changed, for this long, ms (R158). */
    rateableForMs: z.int(),
    /** Messages that one shopper may send a minute. */
    messagesPerMinute: z.int(),
    /** How many of them may come at once. */
    burst: z._default(z.int().check(z.positive()), 12),
    /** How long an agent needs for one session, for the expected wait (R26), ms. */
    averageServiceMs: z.int(),
  }),
)
export type ConversationPolicy = z.infer<typeof ConversationPolicy>

/** Until when the shop answers a request about an order, ms of its opening hours (R100). */
const RequestPolicy = z.lazy(() =>
  z.object({
    cancel: z.object({ answerMs: z.int().check(z.positive()) }),
    address: z.object({ answerMs: z.int().check(z.positive()) }),
  }),
)

/** The shop's page in browsers (R18): the official account that signs shoppers in, and the page's addresses. */
const WebPage = z.lazy(() =>
  z.object({
    appid: z.string(),
    /** `https://kf.example.com`: who else may call from a browser. */
    origins: z.array(z.string()),
  }),
)

export const Shop = z.lazy(() =>
  z.object({
    _id: ShopId,
    name: z.string(),
    /** The bot's name: 小美. */
    botName: z.string(),
    appids: z.array(z.string()),
    wecom: z.nullable(z.object({ corpId: z.string(), agentId: z.int() })),
    phone: z.nullable(z.string()),
    email: z.optional(z.string()),
    web: z.optional(WebPage),
    hours: z.array(OpeningSpan),
    /** Absent: every day is as its weekday. */
    calendar: z.optional(ShopCalendar),
    welcome: WelcomeWords,
    /** Chips under the welcome. */
    chips: z.array(z.string()),
    quickQuestions: z.array(QuickQuestion),
    /** A large model that chooses among what the bot found; absent: none is asked. */
    assistant: z.optional(AssistantModel),
    policy: ConversationPolicy,
    /** What is promised, and what happens when it is not kept: a table, or a preset's name; absent: seed-standard. */
    servicePolicy: z.optional(z.union([PresetName, ServicePolicy])),
    requestPolicy: z.optional(RequestPolicy),
    /** What it grants after the sale (R112–R135); absent: core/aftersales/policy/seed.ts. */
    afterSales: z.optional(AfterSalesPolicy),
    /** Where returned goods go, as the shopper reads it: name, phone, address. */
    returnTo: z.optional(z.string().check(z.maxLength(200))),
    /** What it gives and sells for when goods come back; absent: nothing (R125, R126). */
    insurance: z.optional(InsuranceRules),
    /** Who makes out invoices, and within which time they can be asked for; absent: core/invoices/rules.ts. */
    invoices: z.optional(InvoiceRules),
    /** Groups of agents and who is served first (R44–R46); absent: one group, the oldest first. */
    routing: z.optional(RoutingRules),
    /** Who is told of problems that agents can't settle alone (R39, R40); absent: the supervisors. */
    problemPool: z.optional(ProblemPool),
    /** What its numbers are held against; absent: the usual (core/numbers/goals.ts). */
    goals: z.optional(Goals),
    /** What WeChat judges before it is shown; absent: nothing. */
    checks: z.optional(Checks),
    /** What is kept of shoppers, and how long; absent: the usual (core/privacy/policy.ts). */
    privacy: z.optional(PrivacyPolicy),
    /** What shoppers can be told through WeChat when they are not there (R8). */
    notices: z.optional(z.array(NoticeTemplate)),
  }),
)
export type Shop = z.infer<typeof Shop>

/** Who a shopper is to the shop. `_id` = shopId:openid. */
export const Shopper = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    openid: z.string(),
    name: z.string(),
    gender: z.enum(['female', 'male', 'unknown']),
    /** VIP, 高投诉风险 …: which group serves her, and how soon (R44). */
    tags: z.optional(z.array(z.string())),
    /** Of the tags, from 1; absent until an agent has changed them. */
    tagsVersion: z.optional(z.int()),
    /** The agent who is hers alone (R46). */
    dedicatedId: z.optional(z.string()),
  }),
)
export type Shopper = z.infer<typeof Shopper>

/** The keys of `shopKeys`: what a platform vouches for. */
export const appidKey = (appid: string): string => `appid:${appid}`
export const webKey = (appid: string): string => `web:${appid}`
export const wecomKey = (corpId: string, agentId: number | string): string => `wecom:${corpId}:${agentId}`

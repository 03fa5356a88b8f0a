import * as z from 'zod/mini'
import { CaseClock, CaseType } from '../aftersales/kinds'
import { Rail } from '../refunds/rail'

/**
 * What is timed. firstResponse: until a person's first words (R20–R25). reply: until a person's next words. promise:
 * from "正在加急处理" to the answer (R37). plan: until a first plan (R21, R32, R35). resolution: until it is settled
 * (R29–R31, R36). progress: until news of a problem that somebody else works on (R39, R40). escalation: until a
 * supervisor has taken it up (R51). followUp: from the end of a session until she was asked whether all is well (R65).
 * invoice: from asking for one until it is issued. invoiceReversal: from a refund until the invoice over it is taken back.
 * The others are those of a case of after-sales (R113–R120).
 */
export const ClockType = z.enum([
  'firstResponse',
  'reply',
  'promise',
  'plan',
  'resolution',
  'progress',
  'escalation',
  'followUp',
  'parcelMoves',
  'stalledParcel',
  'invoice',
  'invoiceReversal',
  ...CaseClock.options,
])
export type ClockType = z.infer<typeof ClockType>

/** The three-level problem pool: whoever answers, somebody else of the shop, the system itself (R38–R40). */
export const Level = z.enum(['L1', 'L2', 'L3'])
export type Level = z.infer<typeof Level>

/** What is written while nobody is there is answered by how much it presses (R34). */
export const Urgency = z.enum(['urgent', 'normal', 'low'])
export type Urgency = z.infer<typeof Urgency>

/** What a row may ask for; what it leaves out fits everything. */
export const Matcher = z.lazy(() =>
  z.object({
    channel: z.optional(z.enum(['miniProgram', 'web', 'kf', 'email', 'phone'])),
    /** 售前, 售中, 售后 (R45). */
    stage: z.optional(z.enum(['presales', 'sale', 'aftersales'])),
    /** How hard it is: common and general (core/conversation/topic.ts); whatever else a shop's own facts say. */
    topic: z.optional(z.string()),
    /** It was left while nobody was there: answered by its urgency, not as a chat (C1). */
    left: z.optional(z.literal(true)),
    urgency: z.optional(Urgency),
    level: z.optional(Level),
    tier: z.optional(z.string()),
    campaign: z.optional(z.string()),
    /** Of a case: what was asked for. */
    caseType: z.optional(CaseType),
    /** Of a case: how its money goes back. A platform has hard limits of its own (C3). */
    rail: z.optional(Rail),
    /** Of a case: 秒退, 预退 or 极速退 was granted (C4: a clock per path). */
    fast: z.optional(z.literal(true)),
  }),
)
export type Matcher = z.infer<typeof Matcher>

/**
 * What is known of a case when its clock is set; the more, the more specific a row may fit. A shopper may be of several
 * tiers: her tags.
 */
export type Facts = Omit<Matcher, 'tier'> & { readonly tiers?: readonly string[] | undefined }

/** What is done when a clock runs out, one step after the other. */
export const LadderAction = z.enum(['remindAgent', 'tellSupervisor', 'reassign', 'tellShopper'])
export type LadderAction = z.infer<typeof LadderAction>

/** A step, so long after the clock's start, ms of its calendar. */
export const LadderStep = z.object({ afterMs: z.int().check(z.positive()), action: LadderAction })
export type LadderStep = z.infer<typeof LadderStep>

const Duration = z.int().check(z.positive())

/** wall: every moment; business: the shop's hours; workingDays: whole days, without weekends and holidays. */
const CalendarName = z.enum(['wall', 'business', 'workingDays'])

export const PolicyRow = z.lazy(() =>
  z.object({
    /** Unique within the policy; what a clock names as the rule that set it. */
    id: z.string(),
    clock: ClockType,
    when: Matcher,
    /** What is aimed at, ms: shown and scored, nothing is done about it. */
    targetMs: z.nullable(Duration),
    /** By when it is due, ms. */
    standardMs: Duration,
    /** What must never be passed, ms: a platform's hard limit, or the last step of the ladder. */
    limitMs: z.nullable(Duration),
    /** In which time the limit counts, where it is not the row's own: a platform counts every moment. */
    limitCalendar: z.optional(CalendarName),
    /** Which share of the standard has passed when the warning comes. */
    warnAtPercent: z.int().check(z.minimum(1), z.maximum(100)),
    calendar: CalendarName,
    /** The clock stands still while the shopper has the word. */
    pausesForShopper: z.boolean(),
    ladder: z.array(LadderStep),
  }),
)
export type PolicyRow = z.infer<typeof PolicyRow>

/** The shop's promises, each as data (requirements, last section). A changed policy is a new version. */
export const ServicePolicy = z.lazy(() => z.object({ version: z.int(), rows: z.array(PolicyRow) }))
export type ServicePolicy = z.infer<typeof ServicePolicy>

/** A table that comes with the product (presets.ts). */
export const PresetName = z.enum(['seed-strict', 'seed-standard', 'platform-minimum'])
export type PresetName = z.infer<typeof PresetName>

const keysOf = (matcher: Matcher): readonly (keyof Matcher)[] =>
  (Object.keys(matcher) as (keyof Matcher)[]).filter((key) => matcher[key] !== undefined)

const fits = ({ when }: PolicyRow, { tiers = [], ...facts }: Facts): boolean =>
  keysOf(when).every((key) =>
    key === 'tier' ? tiers.some((tier) => tier === when.tier) : when[key] === facts[key],
  )

const byPrecedence = (one: PolicyRow, other: PolicyRow): number =>
  keysOf(other.when).length - keysOf(one.when).length ||
  one.standardMs - other.standardMs ||
  one.id.localeCompare(other.id)

/** The row that sets a clock: the most specific that fits, among equals the strictest; null when none does. */
export const rowFor = (policy: ServicePolicy, clock: ClockType, facts: Facts): PolicyRow | null =>
  policy.rows.filter((row) => row.clock === clock && fits(row, facts)).sort(byPrecedence)[0] ?? null

import { asNobody, asStaff, headlineOf, lineOf } from '../copy/aftersales'
import { ruleOfText } from '../copy/aftersales-rules'
import { caseMoneyWords } from '../copy/case-lane'
import { couponWords, spendText } from '../copy/coupons'
import { isForPerson, type Coupon, type GrantedRule } from '../coupons/coupon'
import { isShownToOthers } from '../admission/check'
import type { OrderDetail } from '../orders/order-view'
import type { Refund } from '../refunds/refund'
import { present } from '../shared/present'
import type { Fen } from '../shared/money'
import { isOpen, type Case } from './case'
import type { CaseEvent } from './commands'
import { StaffAction, type AuditLine, type DeskCase, type DeskCaseRow } from './desk-view'
import type { Standings } from './content-check'
import type { PolicyDraft } from './policy/policy'
import type { CaseRecord, CaseStep } from './record'
import type { CaseRow } from './row'
import { commandsFor } from './table'
import { eventsOf, toCaseCard, toEvidence, toJudged, toLines, toParcel, type Surroundings } from './to-view'

type Role = 'agent' | 'supervisor'

const timedOf = ({ deadline }: Case): DeskCaseRow['timed'] => {
  if (!deadline) return null
  const { clock, since, dueAt } = deadline
  return { clock, since, dueAt }
}

const kindnessOf = ({ ruling: { waivesReturn, prepays } }: CaseRecord): DeskCase['kindness'] => ({
  waivesReturn,
  prepays,
})

const askedOf = ({ asked }: CaseRecord): DeskCase['asked'] => {
  if (!asked) return null
  const { name, words, at } = asked
  return { name, words, at }
}

/** A case in the desk's list. */
export const toDeskCaseRow = (row: CaseRow): DeskCaseRow => {
  const { record, list } = row
  const { called, state, asked } = record
  return {
    ...toCaseCard(row),
    ...{ called, reason: state.wish.reason, version: state.version },
    headline: headlineOf(state),
    dueAt: list === 'due' ? (state.deadline?.dueAt ?? null) : null,
    timed: timedOf(state),
    isHurried: state.deadline?.hurried ?? false,
    isAsked: asked !== null,
  }
}

const whoIn = ({ command: { by } }: CaseEvent): string => {
  if (by.actor === 'shopper') return asStaff.shopper
  return by.actor === 'agent' || by.actor === 'supervisor' ? asStaff.staff(by) : caseMoneyWords.system
}

const whatIn = (event: CaseEvent): string => {
  const line = lineOf(event, asNobody)
  if (!line) return caseMoneyWords.quiet[event.command.type] ?? event.edge
  return line.text ? `${line.title}：${line.text}` : line.title
}

type Policies = readonly PolicyDraft[]

const ruleOf = ({ command }: CaseEvent, policies: Policies): string | undefined =>
  command.type === 'autoApprove' ? ruleOfText(command, policies) : undefined

/** Every step in the order in which it was taken (R62): who, what, by which edge, by which rule. */
const auditOf = (events: readonly CaseEvent[], policies: Policies): AuditLine[] =>
  [...events].reverse().map((event) => ({
    ...{ at: event.at, who: whoIn(event), what: whatIn(event), edge: event.edge },
    ...present({ rule: ruleOf(event, policies) }),
  }))

const decidedBy = (caseNo: string, steps: readonly CaseStep[]): DeskCase['decidedBy'] => {
  const byStaff = ({ command: { by } }: CaseEvent) => by.actor === 'agent' || by.actor === 'supervisor'
  const event = eventsOf(caseNo, steps).find(byStaff)
  return event ? { name: whoIn(event), at: event.at, what: whatIn(event) } : null
}

/** What is known to whoever decides, beside the case and what stands around it. */
export interface Deciding {
  readonly role: Role
  readonly authorityFen: Fen
  readonly mostFen: Fen
  readonly rulings: readonly string[]
  readonly told: readonly string[]
  /** Whose rules decided. */
  readonly policies: Policies
  readonly credit: DeskCase['credit']
  readonly refunds: readonly Refund[]
  readonly order: OrderDetail
  /** Her newest session, and whether the reader may read it. */
  readonly chat: { readonly sessionId: string; readonly mayRead: boolean } | null
  /** Coupons that may be granted for it. */
  readonly coupons: readonly GrantedRule[]
}

/** How the coupon of the case stands, and what can be granted where it has failed. */
const couponOf = (coupon: Coupon | null, choices: readonly GrantedRule[]): DeskCase['coupon'] => {
  if (!coupon) return null
  const { state, rule, amountFen } = coupon
  switch (state.status) {
    case 'granted':
      return {
        ...{ status: 'granted', amountFen: state.terms.amountFen, choices: [] },
        text: couponWords.granted(state.terms),
      }
    case 'failed':
      return {
        ...{ status: 'failed', amountFen, text: couponWords.why(state.code) },
        choices: isForPerson([coupon])
          ? choices.map((one) => ({
              id: one.id,
              amountFen: one.amountFen,
              leastSpendFen: one.leastSpendFen,
            }))
          : [],
      }
    default:
      return { status: 'onItsWay', amountFen, text: spendText(rule.leastSpendFen), choices: [] }
  }
}

const waitsForHand = (refunds: readonly Refund[]): Refund | undefined =>
  refunds.find(({ rail, state }) => rail !== 'wechatPay' && state.status === 'frozen')

/** What can be done where it stands: what the machine offers, and what only a person can do about the money. */
const actionsOf = ({ record, list }: CaseRow, { role, refunds }: Deciding): StaffAction[] => {
  const { status } = record.state
  const offered: readonly string[] = commandsFor(status, role)
  const byHand = status === 'refunding' ? waitsForHand(refunds) : undefined
  return StaffAction.options.filter((action) => {
    if (action === 'askSupervisor') {
      return role === 'agent' && isOpen(status) && list === 'due' && record.asked === null
    }
    if (action === 'confirmRefund') return byHand?.rail === 'platform'
    if (action === 'confirmOffline' && byHand?.rail === 'offline') return true
    return offered.includes(action)
  })
}

const checksOf = (
  { state: { wish }, rating }: CaseRecord,
  { words }: Standings,
): Pick<DeskCase, 'descriptionCheck' | 'commentCheck'> =>
  present({
    descriptionCheck: words(wish.description) ?? undefined,
    commentCheck: rating ? (words(rating.comment) ?? undefined) : undefined,
  })

/** One case in full, as those see it who decide. */
export const toDeskCase = (row: CaseRow, around: Surroundings, deciding: Deciding): DeskCase => {
  const { record } = row
  const { caseNo, state, rating } = record
  const { wish, terms, proposal, parcel, stalledAt, replacements, findings } = state
  const { links, parcels, steps } = around
  const { authorityFen, mostFen, rulings, credit, order, chat, refunds } = deciding
  return {
    ...toDeskCaseRow(row),
    ...around.money,
    ...{ goods: wish.goods, description: wish.description, terms, rating, credit, order },
    ...{ sessionId: chat?.mayRead ? chat.sessionId : null, isChatOthers: chat?.mayRead === false },
    ...{ policyVersion: record.ruling.policyVersion, told: [...deciding.told] },
    ...{ authorityFen, mostFen, rulings: [...rulings], coupon: couponOf(around.coupon, deciding.coupons) },
    lines: toLines(state, around.order),
    ...checksOf(record, around.standings),
    evidence: toJudged(wish.evidence, around, (standing) => !isShownToOthers(standing)),
    findings: toEvidence(findings, links),
    proposal: proposal && { ...proposal, by: state.deadline?.dueAt ?? null },
    doubts: refunds.flatMap(({ doubts }) => doubts.map((word) => caseMoneyWords.doubts[word])),
    parcel: parcel && toParcel(parcel, parcels, stalledAt),
    replacements: replacements.map((one) => toParcel(one.parcel, parcels, null)),
    audit: auditOf(eventsOf(caseNo, steps), deciding.policies),
    actions: actionsOf(row, deciding),
    asked: askedOf(record),
    kindness: kindnessOf(record),
    decidedBy: decidedBy(caseNo, steps),
    now: around.now,
  }
}

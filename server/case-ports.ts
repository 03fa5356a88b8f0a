import type { CaseDraft } from '../core/aftersales/form'
import type { CaseStep } from '../core/aftersales/record'
import type { CaseListName, CaseRow } from '../core/aftersales/row'
import type { Instant } from '../core/shared/time'

/** The commits of after-sales, one stream an order (core/aftersales/record.ts). */
export interface CaseSteps {
  /** The newest step of the order, read now. */
  newest(shopId: string, orderNo: string): Promise<CaseStep | null>
  /** `taken`: the seq, the clientId or the case number exists already. */
  insert(step: CaseStep): Promise<'inserted' | 'taken'>
  byClientId(shopId: string, orderNo: string, clientId: string): Promise<CaseStep | null>
  /** Of all cases of the order, oldest first, at most 200: no order has more. */
  ofOrder(shopId: string, orderNo: string): Promise<readonly CaseStep[]>
  /** Steps of all shops whose `pendingAt` has come, earliest first. */
  due(now: Instant, limit: number): Promise<readonly CaseStep[]>
  /** Leaves what is still to be done; `pendingAt` null: everything is done. */
  leave(step: CaseStep, left: Pick<CaseStep, 'effects' | 'pendingAt'>): Promise<void>
}

/** Behind the last case that was seen. */
export interface CaseCursor {
  readonly at: number
  readonly caseNo: string
}

/** Cases as lists and clocks find them. */
export interface Cases {
  /** `isNew`: nothing can stand there yet, as far as is known. */
  project(row: CaseRow, isNew: boolean): Promise<void>
  find(caseNo: string): Promise<CaseRow | null>
  /** A shopper's own, newest first. */
  ofShopper(
    shopId: string,
    openid: string,
    page: { readonly limit: number; readonly before?: CaseCursor | undefined },
  ): Promise<readonly CaseRow[]>
  /** Of one order, newest first, at most 50. */
  ofOrder(shopId: string, orderNo: string): Promise<readonly CaseRow[]>
  /** What is due first stands first. */
  page(
    shopId: string,
    list: CaseListName,
    page: { readonly limit: number; readonly after?: CaseCursor | undefined },
  ): Promise<readonly CaseRow[]>
  /** Opened since then, newest first. */
  since(
    shopId: string,
    since: Instant,
    page: { readonly limit: number; readonly before?: CaseCursor | undefined },
  ): Promise<readonly CaseRow[]>
  /** In which a supervisor is asked, the one asked first first. */
  asked(
    shopId: string,
    page: { readonly limit: number; readonly after?: CaseCursor | undefined },
  ): Promise<readonly CaseRow[]>
  /** When those of a list have to be done by, the earliest first, at most `limit`: to count them. */
  moments(shopId: string, list: CaseListName | 'asked', limit: number): Promise<readonly Instant[]>
  /** What the clock has to look at, earliest first. */
  toLook(now: Instant, limit: number): Promise<readonly CaseRow[]>
  /** Puts a look off that failed; of a newer row it says nothing. */
  lookAgain(row: CaseRow, lookAt: Instant): Promise<void>
}

/** What a shopper filled in and did not send yet. `_id` = shopId:openid:orderNo. */
export interface StoredDraft {
  readonly _id: string
  readonly shopId: string
  readonly openid: string
  readonly orderNo: string
  readonly draft: CaseDraft
  /** Counts the changes from 1. */
  readonly version: number
  readonly savedAt: Instant
}

export interface CaseDrafts {
  find(shopId: string, openid: string, orderNo: string): Promise<StoredDraft | null>
  /** In place of the version before (0: nothing); false when something else stands there. */
  put(draft: StoredDraft): Promise<boolean>
  /** Forgets those saved before that. */
  sweep(before: Instant): Promise<void>
}

/** What a shop granted ahead of the goods. */
export interface Ahead {
  readonly caseNo: string
  readonly fen: number
  /** Of it, what never came back. */
  readonly lostFen: number
}

/** A day of it in China: `2025-11-21`. */
export interface AheadDay {
  readonly date: string
  readonly granted: readonly Ahead[]
}

/** What caps and brake of the policy count; a case counts once, however often it is noted. */
export interface CaseDays {
  note(shopId: string, date: string, ahead: Ahead): Promise<void>
  /** From that day on, as this instance read it a minute ago at most. */
  recall(shopId: string, from: string): Promise<readonly AheadDay[]>
}

export interface CasePorts {
  readonly caseDays: CaseDays
  readonly caseSteps: CaseSteps
  readonly cases: Cases
  readonly caseDrafts: CaseDrafts
}

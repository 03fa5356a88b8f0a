import type { Check, Subject, Verdict } from '../core/admission/check'
import type { Instant } from '../core/shared/time'
import type { Shop } from '../core/shop/shop'

/** Why WeChat gave no answer. */
export type Silence =
  /** It did not answer in time, or is overloaded: ask again. */
  | 'unreachable'
  /** This mini-program may not ask (config.json, or the interface is not open to it). */
  | 'notAllowed'
  /** It will not judge this: an openid that has not come by for two hours, a format that it does not take. */
  | 'refused'

export type Judged<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Silence }

/** WeChat's judgement of what shoppers send (a condition of admission). Answers within a second, whatever happens. */
export interface ContentCheck {
  text(shop: Shop, asked: Asked<'text'>): Promise<Judged<Verdict>>
  /** Takes the file in; the verdict comes later, under the trace id that is answered. */
  media(shop: Shop, asked: Asked<'media'> & { readonly url: string }): Promise<Judged<string>>
}

export interface Asked<K extends Subject['kind']> {
  readonly openid: string
  readonly subject: Extract<Subject, { kind: K }>
}

/** Checks without a verdict. */
export interface CheckBook {
  /** `taken`: it stands there already. */
  open(check: Check): Promise<'inserted' | 'taken'>
  byTrace(traceId: string): Promise<Check | null>
  ofConversation(conversationId: string): Promise<readonly Check[]>
  change(
    id: string,
    fields: Partial<Pick<Check, 'traceId' | 'attempts' | 'dueAt' | 'verdict'>>,
  ): Promise<void>
  close(id: string): Promise<void>
  /** What was judged of these cases goes with them. */
  forgetCases(caseNos: readonly string[]): Promise<void>
  due(now: Instant, limit: number): Promise<readonly Check[]>
}

import type { Asked, Queried } from '../../money-ports'
import type { Answered } from './call'

export const silent = (code: string) => ({ kind: 'silent', code }) as const

/** Reads the body of an answer; null when it says nothing that counts. */
type ReportOf<R> = (body: unknown) => R | null

const heard = <R>(body: unknown, reportOf: ReportOf<R>) => {
  const report = reportOf(body)
  return report ? ({ kind: 'said', report } as const) : silent('nothingSaid')
}

/** What an answer to 申请退款 or 发起转账 means. */
export const asked = <R>(
  answer: Answered,
  { refusals, reportOf }: { readonly refusals: ReadonlySet<string>; readonly reportOf: ReportOf<R> },
): Asked<R> => {
  if (answer.kind === 'done') return heard(answer.body, reportOf)
  return answer.kind === 'error' && refusals.has(answer.code)
    ? { kind: 'refused', code: answer.code }
    : silent(answer.code)
}

/** 查询单笔退款 says `RESOURCE_NOT_EXISTS`, 商户单号查询转账单 `NOT_FOUND`. */
const unknown: ReadonlySet<string> = new Set(['RESOURCE_NOT_EXISTS', 'NOT_FOUND'])

/** What an answer to a query means. */
export const queried = <R>(answer: Answered, reportOf: ReportOf<R>): Queried<R> => {
  if (answer.kind === 'done') return heard(answer.body, reportOf)
  return answer.kind === 'error' && answer.status === 404 && unknown.has(answer.code)
    ? { kind: 'unknown' }
    : silent(answer.code)
}

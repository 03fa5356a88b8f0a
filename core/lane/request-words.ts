/** What an agent answers to a request of a shopper: `/yes 7`, `/no 7 已经打包`, `/done 7`. */
export interface RequestAnswer {
  readonly type: 'request'
  readonly verb: 'accept' | 'decline' | 'finish'
  /** Null when it was left out. */
  readonly number: number | null
  /** What stands behind the number; a reason, where one is asked for. */
  readonly reason: string
}

const numbered = /^[#＃]?\s*([0-9０-９]{1,9})(?![0-9０-９])[\s:：,，、]*([^]*)$/

/** Reads what stands behind the verb; null when it makes no sense there. */
export const requestAnswer = (verb: RequestAnswer['verb'], rest: string): RequestAnswer | null => {
  const match = numbered.exec(rest)
  const number = match ? Number((match[1] ?? '').normalize('NFKC')) : null
  const reason = (match ? (match[2] ?? '') : rest).trim()
  if (verb !== 'decline' && reason !== '') return null
  return { type: 'request', verb, number, reason }
}

import { QueryClient } from '@tanstack/react-query'
import type { RefusalCode } from '../../core/contracts/refusals'
import { refusalWords } from '../../core/copy/refusals'
import type { Result } from '../../core/shared/result'

/** A door's refusal on its way through react-query, which knows failures as thrown only. */
export class Refused extends Error {
  constructor(readonly code: RefusalCode) {
    super(code)
  }
}

/** What was asked for. @throws Refused */
export const must = async <T>(reply: Promise<Result<T, RefusalCode>>): Promise<T> => {
  const { ok, ...rest } = await reply
  if (ok && 'value' in rest) return rest.value
  throw new Refused('error' in rest ? rest.error : 'internal')
}

/** What a person reads of a failed query or mutation. */
export const failureWords = (error: unknown): string =>
  refusalWords[error instanceof Refused ? error.code : 'internal']

/** What asking again may mend; anything else is told at once. */
const mayPass = (error: unknown): boolean =>
  error instanceof Refused && (error.code === 'offline' || error.code === 'busy')

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (times, error) => times < 2 && mayPass(error),
      staleTime: 5_000,
      // the door tells whether it is reached; a browser that believes it is offline may be wrong
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

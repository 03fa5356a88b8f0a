import type { CloudError } from '../gateway/errors'

import type { Origin } from './context'

/** What one call cost: the platform bills calls, GB-seconds and bytes. */
export interface CallFigures {
  /** Epoch ms of its end. */
  readonly at: number
  readonly fn: string
  readonly requestId: string
  /** `event.procedure` where it is a text, else empty. */
  readonly procedure: string
  /** How it was called: `wx_client`, `http`, `timer`, `wx_client,scf` … */
  readonly source: string
  /** Time in `main`; the wait for an instance and the load of its bundle are not in it. */
  readonly ms: number
  /** It had to wait for a bundle to be loaded. */
  readonly cold: boolean
  /** Memory of config.json, used or not: that is what is billed. */
  readonly memoryMb: number
  readonly gbSeconds: number
  readonly ok: boolean
  /** The error's code, or empty. */
  readonly code: string
  readonly bytesIn: number
  readonly bytesOut: number
}

/** One function: now (instances, running, queued) and since the start (the rest). */
export interface FunctionFigures {
  readonly fn: string
  readonly instances: number
  readonly running: number
  readonly queued: number
  readonly calls: number
  /** Calls that failed, those that ran out of time among them. */
  readonly errors: number
  readonly timeouts: number
  readonly coldStarts: number
  /** How long the bundle took to load in ms, the latest 50. */
  readonly coldMs: readonly number[]
}

/** What came of a call. Never thrown on the way: a failure has its figures too. */
export type Outcome = { readonly ms: number; readonly cold: boolean } & (
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: CloudError }
)

/** Memory × running time, by the millisecond begun (Tencent Cloud documentation, "SCF billing examples"). */
export const gbSecondsOf = (memoryMb: number, ms: number): number =>
  (memoryMb / 1024) * (Math.ceil(ms) / 1000)

const longestProcedure = 100

/** The name by which the calls of a door are told apart; what a stranger sends is cut to a safe length. */
export const procedureOf = (event: unknown): string => {
  const name = typeof event === 'object' && event !== null ? (event as { procedure?: unknown }).procedure : ''
  return typeof name === 'string' ? name.slice(0, longestProcedure) : ''
}

export const figuresOf = (
  call: Origin & { readonly at: number; readonly memoryMb: number; readonly bytesIn: number },
  outcome: Outcome,
): CallFigures => {
  const { at, fn, requestId, procedure, source, memoryMb, bytesIn } = call
  const { ms, cold, ok } = outcome
  return {
    ...{ at, fn, requestId, procedure, source, ms, cold, memoryMb, ok, bytesIn },
    gbSeconds: gbSecondsOf(memoryMb, ms),
    code: ok ? '' : outcome.error.code,
    bytesOut: ok ? Buffer.byteLength(outcome.text) : 0,
  }
}

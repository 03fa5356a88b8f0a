import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'

import { randomOf, type Random } from '../demo/random'

import type { Fate, FaultPlan } from './plan'

/** What the faults reach of the world; a test passes its own. */
export interface Hands {
  readonly pause: (ms: number) => Promise<unknown>
  /** Ends the process at once, as a loss of power would. */
  readonly kill: () => void
}

const realHands: Hands = {
  pause: setTimeout,
  kill: () => process.kill(process.pid, 'SIGKILL'),
}

const COMMIT = 'database.commitTransaction'
const ABORT = 'database.abortTransaction'
const writes = new Set([
  'database.insertDocument',
  'database.modifyDocument',
  'database.modifyAndReturnDoc',
  'database.removeDocument',
])

const actionOf = (text: string): string => /"action":"([\w.]+)"/.exec(text)?.[1] ?? ''

/** What changes the database when it is done: inside a transaction only the commit does. */
const isWrite = (text: string): boolean => {
  const action = actionOf(text)
  return action === COMMIT || (writes.has(action) && !text.includes('"transactionId"'))
}

const refusal = (code: string, message: string): string =>
  JSON.stringify({ requestId: randomUUID(), code, message })

/** Codes of the platform's error list (docs.cloudbase.net/error-code). */
const refusals = {
  error: () => refusal('SYS_ERR', 'system error'),
  busy: () => refusal('EXCEED_RATELIMIT', 'the plan allows no more requests a second'),
  timeout: () => refusal('DATABASE_TIMEOUT', 'the database did not answer in time'),
  conflict: () =>
    refusal(
      'DATABASE_TRANSACTION_CONFLICT',
      '[ResourceUnavailable.TransactionConflict] Transaction is conflict',
    ),
}

interface Met {
  readonly fate: Fate
  readonly plan: FaultPlan
}

type Handle = (text: string) => Promise<string>

/** Stands around the gateway and draws, for each request, what goes wrong with it. */
export class Faults {
  private plan: FaultPlan | undefined
  private random: Random = randomOf(0)
  private written = 0
  private readonly failed = new Set<string>()
  private readonly drawn: Record<Fate, number> = nothing()

  constructor(private readonly hands: Hands = realHands) {}

  /** From now on things go wrong like this. */
  begin(plan: FaultPlan): void {
    this.plan = plan
    this.random = randomOf(plan.seed ?? 1)
    this.written = 0
    this.failed.clear()
    Object.assign(this.drawn, nothing())
  }

  /** How often each fate was drawn since the plan began: a test that met no fault has shown nothing. */
  get counts(): Readonly<Record<Fate, number>> {
    return this.drawn
  }

  /** The cloud's clock as a caller with a right one sees it. */
  now(right: number): number {
    return right + (this.plan?.skewMs ?? 0)
  }

  /** Does nothing wrong while `work` runs: a test's own look at the database. */
  async suspended<T>(work: () => Promise<T>): Promise<T> {
    const { plan } = this
    this.plan = plan?.skewMs === undefined ? undefined : { skewMs: plan.skewMs }
    try {
      return await work()
    } finally {
      this.plan = plan
    }
  }

  /** The answer to a request; undefined when its connection is to be cut without one. */
  async around(text: string, handle: Handle): Promise<string | undefined> {
    const { plan } = this
    if (!plan) return handle(text)
    const fate = this.draw(plan, text)
    this.drawn[fate] += 1
    if (plan.latencyMs) await this.hands.pause(plan.latencyMs)
    return this.meet({ fate, plan }, text, handle)
  }

  private async meet({ fate, plan }: Met, text: string, handle: Handle): Promise<string | undefined> {
    switch (fate) {
      case 'done':
        return handle(text)
      case 'error':
        return refusals.error()
      case 'busy':
        return refusals.busy()
      case 'cutBefore':
        return undefined
      case 'conflict': // the transaction is over, as the real conflict leaves it
        await handle(text.replace(COMMIT, ABORT))
        return refusals.conflict()
      case 'crash':
        if (plan.crashPoint !== 'beforeCommit') await handle(text)
        this.hands.kill()
        return undefined
      case 'cutAfter':
        await handle(text)
        return undefined
      case 'timeout':
        await handle(text)
        return refusals.timeout()
      case 'stall': {
        const answer = await handle(text)
        await this.hands.pause(plan.stallMs ?? 0)
        return answer
      }
    }
  }

  private draw(plan: FaultPlan, text: string): Fate {
    if (plan.crashAfterWrites !== undefined && isWrite(text)) {
      this.written += 1
      if (this.written >= plan.crashAfterWrites) return 'crash'
    }
    if (plan.onlyOnce && this.failed.has(text)) return 'done'
    const fate = this.lot(plan, text)
    if (plan.onlyOnce && fate !== 'done' && fate !== 'stall') this.failed.add(text)
    return fate
  }

  private lot(plan: FaultPlan, text: string): Fate {
    const { errorRate, busyRate, timeoutRate, cutRate = 0, conflictRate, stallRate } = plan
    const shares: readonly (readonly [Fate, number | undefined])[] = [
      ['error', errorRate],
      ['busy', busyRate],
      ['timeout', timeoutRate],
      ['cutBefore', cutRate / 2],
      ['cutAfter', cutRate / 2],
      ['conflict', actionOf(text) === COMMIT ? conflictRate : 0],
      ['stall', stallRate],
    ]
    let lot = this.random.int(0, LOTS - 1) / LOTS
    for (const [fate, share = 0] of shares) {
      if (lot < share) return fate
      lot -= share
    }
    return 'done'
  }
}

const LOTS = 1_000_000

const nothing = (): Record<Fate, number> => ({
  done: 0,
  error: 0,
  busy: 0,
  timeout: 0,
  cutBefore: 0,
  cutAfter: 0,
  conflict: 0,
  crash: 0,
  stall: 0,
})

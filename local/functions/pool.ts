import { CloudError } from '../gateway/errors'

import type { FunctionSpec } from './config'
import type { FunctionFigures, Outcome } from './figures'
import type { Instance, Invocation } from './instance'

interface Waiting {
  readonly invocation: Invocation
  readonly settle: (outcome: Outcome) => void
}

const keptLoads = 50

/** The instances of one function: idle ones are used again, new ones are started up to the limit. */
export class Pool {
  private instances: Instance[] = []
  private readonly queue: Waiting[] = []
  private readonly count = { calls: 0, errors: 0, timeouts: 0, coldStarts: 0 }
  private loads: readonly number[] = []

  constructor(
    private spec: FunctionSpec,
    private readonly start: (spec: FunctionSpec, pool: Pool) => Instance,
  ) {}

  /** Resolves with the reply or the failure; never rejects. */
  async call(invocation: Invocation): Promise<Outcome> {
    const outcome = await new Promise<Outcome>((settle) => {
      this.queue.push({ invocation, settle })
      this.drain()
    })
    this.count.calls += 1
    if (outcome.ok) return outcome
    this.count.errors += 1
    if (outcome.error.code === 'FUNCTIONS_TIME_LIMIT_EXCEEDED') this.count.timeouts += 1
    return outcome
  }

  /** Starts one instance ahead of the first call. */
  warm(): void {
    if (this.instances.length === 0) this.instances.push(this.start(this.spec, this))
  }

  /** An instance took this long to load its bundle. */
  started(ms: number): void {
    this.count.coldStarts += 1
    this.loads = [...this.loads, ms].slice(-keptLoads)
  }

  drain(): void {
    while (this.queue.length > 0) {
      const instance = this.freeInstance()
      const next = instance && this.queue.shift()
      if (!instance || !next) return
      void instance.call(next.invocation).then(next.settle)
    }
  }

  drop(instance: Instance): void {
    this.instances = this.instances.filter((other) => other !== instance)
    this.drain()
  }

  /** New calls go to instances of the new bundle; running calls end where they are. */
  replace(spec: FunctionSpec): void {
    this.spec = spec
    for (const instance of [...this.instances]) instance.retire()
  }

  figures(): FunctionFigures {
    const running = this.instances.reduce((sum, { load }) => sum + load, 0)
    const now = { instances: this.instances.length, running, queued: this.queue.length }
    return { fn: this.spec.name, ...now, ...this.count, coldMs: this.loads }
  }

  async close(): Promise<void> {
    for (const { settle } of this.queue.splice(0)) {
      const error = new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the function was taken away')
      settle({ ok: false, error, ms: 0, cold: false })
    }
    await Promise.all([...this.instances].map((instance) => instance.terminate()))
  }

  private freeInstance(): Instance | undefined {
    const free = this.instances.find((instance) => instance.free)
    if (free) return free
    if (this.instances.length >= this.spec.config.maxInstances) return undefined
    const started = this.start(this.spec, this)
    this.instances.push(started)
    return started
  }
}

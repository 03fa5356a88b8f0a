import { randomBytes, randomUUID } from 'node:crypto'

import { CloudError } from '../gateway/errors'

import { readFunctions, type FunctionSpec } from './config'
import { contextOf, type Caller, type Source } from './context'
import { Instance } from './instance'
import { Pool } from './pool'

/** Events and replies of a synchronous call: 6 MB on the platform. */
export const maxCallBytes = 6 * 1024 * 1024

/** Something that an instance did after it had answered: in the cloud it would be frozen, or lost. */
export interface Violation {
  readonly fn: string
  /** The call that left it behind. */
  readonly requestId: string
  /** `unanswered`: sent but not awaited; `held`: sent while frozen, kept until the next call. */
  readonly kind: 'unanswered' | 'held'
  readonly what: string
}

export interface HostOptions {
  readonly dir: string | undefined
  readonly env: string
  /** Environment of an instance, given the token that names it in the gateway's address. */
  readonly environment: (token: string) => Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

export interface CallOptions {
  readonly caller: Caller
  readonly source: Source
}

/** Runs the very bundles that are uploaded: one pool of worker threads a function. */
export class FunctionHost {
  readonly violations: Violation[] = []
  private readonly pools = new Map<string, Pool>()
  private readonly specs = new Map<string, FunctionSpec>()
  private readonly byToken = new Map<string, Instance>()

  constructor(private readonly options: HostOptions) {
    this.reload()
  }

  get functions(): readonly FunctionSpec[] {
    return [...this.specs.values()]
  }

  /** Reads the folder again; changed bundles serve the calls that follow. */
  reload(): void {
    const found = this.options.dir ? readFunctions(this.options.dir) : []
    for (const spec of found) {
      if (this.specs.get(spec.name)?.version === spec.version) continue
      this.specs.set(spec.name, spec)
      const pool = this.pools.get(spec.name)
      if (pool) pool.replace(spec)
      else this.pools.set(spec.name, new Pool(spec, (current, owner) => this.start(current, owner)))
    }
  }

  /** Starts one instance of every function, so that the first call finds it loaded. */
  warm(): void {
    for (const pool of this.pools.values()) pool.warm()
  }

  /**
   * Calls a function and gives its reply as JSON text.
   * @throws CloudError FUNCTION_NOT_FOUND, FUNCTIONS_EXECUTE_FAIL, FUNCTIONS_TIME_LIMIT_EXCEEDED,
   *   FUNCTIONS_MEMORY_LIMIT_EXCEEDED, EXCEED_MAX_RESPONSE_SIZE
   */
  async call(name: string, event: unknown, { caller, source }: CallOptions): Promise<string> {
    const pool = this.pools.get(name)
    const spec = this.specs.get(name)
    if (!pool || !spec)
      throw new CloudError('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${name}`)

    const requestId = randomUUID()
    const fn = { name, memoryMb: spec.config.memoryMb, timeoutMs: spec.config.timeoutMs }
    const context = contextOf({ env: this.options.env, fn, requestId, caller, source })
    try {
      const text = await pool.call({ event, context })
      if (Buffer.byteLength(text) <= maxCallBytes) return text
      throw new CloudError('EXCEED_MAX_RESPONSE_SIZE', 'The size of response exceeds the upper limit (6MB)')
    } catch (error) {
      this.options.log(`[${name}] ${requestId} failed: ${(error as Error).message}`)
      throw error
    }
  }

  /**
   * Asked by the gateway for every request that names an instance: undefined lets it pass, a promise holds
   * it until the next call of the instance.
   * @throws CloudError when the instance is gone (timed out, replaced).
   */
  admit(token: string, what: string): Promise<void> | undefined {
    const instance = this.byToken.get(token)
    if (!instance) throw new CloudError('PERMISSION_DENIED', 'the instance is gone')
    if (!instance.frozen) return undefined
    this.violate({ fn: instance.spec.name, requestId: instance.lastRequestId, kind: 'held', what })
    return instance.thawed()
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close()))
  }

  private violate(violation: Violation): void {
    this.violations.push(violation)
    const { fn, requestId, kind, what } = violation
    this.options.log(`[${fn}] ${requestId} after its reply (${kind}): ${what}`)
  }

  private start(spec: FunctionSpec, pool: Pool): Instance {
    const token = randomBytes(12).toString('hex')
    const instance: Instance = new Instance(spec, this.options.environment(token), {
      onLog: ({ level, requestId, text }) =>
        this.options.log(`[${spec.name}] ${requestId} ${level}: ${text}`),
      onFree: () => pool.drain(),
      onEnd: () => {
        this.byToken.delete(token)
        pool.drop(instance)
      },
      onUnanswered: (requestId, urls) => {
        for (const what of urls) this.violate({ fn: spec.name, requestId, kind: 'unanswered', what })
      },
    })
    this.byToken.set(token, instance)
    return instance
  }
}

import { randomBytes, randomUUID } from 'node:crypto'

import { CloudError } from '../gateway/errors'

import { readFunctions, type FunctionSpec } from './config'
import { contextOf, type Caller, type Origin } from './context'
import { figuresOf, procedureOf, type CallFigures, type FunctionFigures, type Outcome } from './figures'
import { Instance, type GatewayRequest, type Invocation, type Surroundings } from './instance'
import { LogRing } from './log-ring'
import { Pool } from './pool'

/** Events and replies of a synchronous call: 6 MB on the platform. */
export const maxCallBytes = 6 * 1024 * 1024

/** Something that an instance did after it had answered: in the cloud it would be frozen, or lost. */
export interface Violation {
  readonly fn: string
  /** The call that left it behind. */
  readonly requestId: string
  /** `unanswered`: sent but not awaited; `held`: sent while frozen, kept until the next call; `ran`: spoke up. */
  readonly kind: 'unanswered' | 'held' | 'ran'
  readonly what: string
}

const keptViolations = 1_000

export interface HostOptions {
  readonly dir: string | undefined
  readonly env: string
  /** Of an instance, given the token that names it in the gateway's address. */
  readonly surroundings: (token: string) => Surroundings
  /** What an instance asks of the gateway, by its token; undefined when it gets no answer. Never rejects. */
  readonly ask: (request: GatewayRequest, token: string) => Promise<string | undefined>
  readonly log: (line: string) => void
  readonly now: () => number
}

export interface CallOptions {
  readonly caller: Caller
  /** What caused it, or the chain of causes (see Origin). */
  readonly source: string
}

/** What the gateway may do with a request of an instance. */
export interface Admission {
  /** Whose request it is. */
  readonly origin: Origin
  /** To be awaited first: the instance is frozen, what it sends waits for its next call. */
  readonly thawed?: Promise<void>
}

interface Door {
  readonly spec: FunctionSpec
  readonly pool: Pool
}

/** Runs the very bundles that are uploaded: one pool of worker threads a function. */
export class FunctionHost {
  /** The latest 1,000. */
  readonly violations: Violation[] = []
  readonly logs = new LogRing()
  private readonly doors = new Map<string, Door>()
  private readonly byToken = new Map<string, Instance>()
  private readonly callListeners = new Set<(figures: CallFigures) => void>()
  private readonly callerListeners = new Set<(caller: Caller) => void>()
  private readonly reloadListeners = new Set<() => void>()

  /** @throws when a config.json is not understood. */
  constructor(private readonly options: HostOptions) {
    this.take(this.found())
  }

  get functions(): readonly FunctionSpec[] {
    return [...this.doors.values()].map(({ spec }) => spec)
  }

  /** Instances, queues and cold starts of every function. */
  figures(): readonly FunctionFigures[] {
    return [...this.doors.values()].map(({ pool }) => pool.figures())
  }

  /** Tells the figures of every call when it is over. Gives the way to stop. */
  onCall(listener: (figures: CallFigures) => void): () => void {
    this.callListeners.add(listener)
    return () => this.callListeners.delete(listener)
  }

  /** Tells who calls, before the call is run. */
  onCaller(listener: (caller: Caller) => void): void {
    this.callerListeners.add(listener)
  }

  /** Tells when functions or their config.json have changed. Gives the way to stop. */
  onReload(listener: () => void): () => void {
    this.reloadListeners.add(listener)
    return () => this.reloadListeners.delete(listener)
  }

  /**
   * Reads the folder again; what has changed serves the calls that follow. A folder that is half written, or a
   * config.json that is not understood, changes nothing.
   */
  reload(): void {
    try {
      this.take(this.found())
    } catch (error) {
      return this.options.log(`functions are as they were: ${(error as Error).message}`)
    }
    for (const listener of this.reloadListeners) listener()
  }

  /** Starts one instance of every function, so that the first call finds it loaded. */
  warm(): void {
    for (const { pool } of this.doors.values()) pool.warm()
  }

  /**
   * Calls a function and gives its reply as JSON text.
   * @throws CloudError FUNCTION_NOT_FOUND, FUNCTIONS_EXECUTE_FAIL, FUNCTIONS_TIME_LIMIT_EXCEEDED,
   *   FUNCTIONS_MEMORY_LIMIT_EXCEEDED, EXCEED_MAX_RESPONSE_SIZE
   */
  async call(name: string, event: unknown, { caller, source }: CallOptions): Promise<string> {
    const door = this.doors.get(name)
    if (!door)
      throw new CloudError('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${name}`)

    for (const listener of this.callerListeners) listener(caller)
    const procedure = procedureOf(event)
    const origin: Origin = { fn: name, requestId: randomUUID(), procedure, caller, source }
    const sent = { event: JSON.stringify(event ?? null), origin, context: this.contextOf(door, origin) }
    const outcome = checkedSize(await door.pool.call(sent))
    this.report(door, sent, outcome)
    if (outcome.ok) return outcome.text
    this.say(name, { level: 'error', requestId: origin.requestId, text: outcome.error.message })
    throw outcome.error
  }

  /**
   * Asked by the gateway for every request that names an instance.
   * @throws CloudError when the instance is gone (timed out, replaced).
   */
  admit(token: string, what: string): Admission {
    const instance = this.byToken.get(token)
    if (!instance) throw new CloudError('PERMISSION_DENIED', 'the instance is gone')
    const { origin } = instance
    if (!instance.frozen) return { origin }
    this.violate({ fn: origin.fn, requestId: origin.requestId, kind: 'held', what })
    return { origin, thawed: instance.thawed() }
  }

  async close(): Promise<void> {
    await Promise.all([...this.doors.values()].map(({ pool }) => pool.close()))
  }

  private found(): readonly FunctionSpec[] {
    return this.options.dir ? readFunctions(this.options.dir) : []
  }

  private take(found: readonly FunctionSpec[]): void {
    for (const spec of found) {
      const known = this.doors.get(spec.name)
      if (known?.spec.version === spec.version) continue
      known?.pool.replace(spec)
      const pool = known?.pool ?? new Pool(spec, (current, owner) => this.start(current, owner))
      this.doors.set(spec.name, { spec, pool })
    }
    for (const [name, { pool }] of this.doors) {
      if (found.some((spec) => spec.name === name)) continue
      this.doors.delete(name)
      void pool.close()
    }
  }

  private contextOf({ spec }: Door, { requestId, caller, source }: Origin) {
    const { memoryMb, timeoutMs } = spec.config
    const fn = { name: spec.name, memoryMb, timeoutMs }
    return contextOf({ env: this.options.env, fn, requestId, caller, source })
  }

  private report({ spec }: Door, { event, origin }: Invocation, outcome: Outcome): void {
    if (this.callListeners.size === 0) return
    const bytesIn = Buffer.byteLength(event)
    const call = { ...origin, at: this.options.now(), memoryMb: spec.config.memoryMb, bytesIn }
    const figures = figuresOf(call, outcome)
    for (const listener of this.callListeners) listener(figures)
  }

  private violate(violation: Violation): void {
    this.violations.push(violation)
    if (this.violations.length > keptViolations) this.violations.shift()
    const { fn, requestId, kind, what } = violation
    this.options.log(`[${fn}] ${requestId} after its reply (${kind}): ${what}`)
  }

  private say(fn: string, line: { level: string; requestId: string; text: string }): void {
    const { level, requestId, text } = line
    this.logs.write({ at: this.options.now(), fn, requestId, level, text })
    this.options.log(`[${fn}] ${requestId} ${level}: ${text}`)
  }

  private start(spec: FunctionSpec, pool: Pool): Instance {
    const token = randomBytes(12).toString('hex')
    const fn = spec.name
    const instance: Instance = new Instance(spec, this.options.surroundings(token), {
      onLoaded: (ms) => pool.started(ms),
      onLog: (line) => {
        this.say(fn, line)
        if (instance.frozen)
          this.violate({ fn, requestId: line.requestId, kind: 'ran', what: line.text.slice(0, 200) })
      },
      onRequest: (request) => this.options.ask(request, token),
      onFree: () => pool.drain(),
      onEnd: () => {
        this.byToken.delete(token)
        pool.drop(instance)
      },
      onUnanswered: (requestId, urls) => {
        for (const what of urls) this.violate({ fn, requestId, kind: 'unanswered', what })
      },
    })
    this.byToken.set(token, instance)
    return instance
  }
}

const checkedSize = (outcome: Outcome): Outcome => {
  if (!outcome.ok || Buffer.byteLength(outcome.text) <= maxCallBytes) return outcome
  const { ms, cold } = outcome
  const message = 'The size of response exceeds the upper limit (6MB)'
  return { ok: false, error: new CloudError('EXCEED_MAX_RESPONSE_SIZE', message), ms, cold }
}

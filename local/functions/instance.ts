import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'

import { at } from '../../scripts/lib/root'
import { CloudError } from '../gateway/errors'

import type { FunctionSpec } from './config'
import type { CloudContext, Origin } from './context'
import type { Outcome } from './figures'

interface Log {
  readonly type: 'log'
  readonly level: string
  readonly requestId: string
  readonly text: string
}

interface Over {
  readonly id: number
  readonly ms: number
  readonly unanswered: readonly string[]
}
type Ended = Over &
  ({ readonly type: 'done'; readonly text: string } | { readonly type: 'failed'; readonly message: string })

interface Loaded {
  readonly type: 'loaded'
  readonly ms: number
  readonly unanswered: readonly string[]
}

/** What it asks the gateway, as it would be over HTTP: the names of headers in small letters. */
export interface GatewayRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** What local/functions/worker.cjs tells. */
type Message = Log | Ended | Loaded | (GatewayRequest & { readonly type: 'request'; readonly id: number })

export interface Invocation {
  /** JSON text. */
  readonly event: string
  readonly context: CloudContext
  readonly origin: Origin
}

interface Running {
  readonly origin: Origin
  readonly cold: boolean
  readonly settle: (outcome: Outcome) => void
  /** When `main` began, and what ends it; undefined while the bundle is loading. */
  clock: { readonly startedAt: number; readonly timer: NodeJS.Timeout } | undefined
}

/** The world of an instance: its environment, and the address there at which it finds the gateway. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string>>
  readonly gateway: string
}

export interface InstanceEvents {
  readonly onLoaded: (ms: number) => void
  readonly onLog: (log: Log) => void
  /** The gateway's answer; undefined when the connection is to be cut. Never rejects. */
  readonly onRequest: (request: GatewayRequest) => Promise<string | undefined>
  /** Called whenever a place became free. */
  readonly onFree: () => void
  readonly onEnd: () => void
  /** What still ran when `main` had answered, or (without a request id) when the bundle was loaded. */
  readonly onUnanswered: (requestId: string, urls: readonly string[]) => void
}

const nobody: Origin = {
  fn: '',
  requestId: '',
  procedure: '',
  caller: { anonymous: true },
  source: '',
}

/**
 * One instance of a function: a worker thread with its own environment. It is frozen while it has no call:
 * what it sends to the gateway meanwhile waits at `thawed` for the next one.
 */
export class Instance {
  private readonly worker: Worker
  private readonly control: MessagePort
  private readonly running = new Map<number, Running>()
  private readonly loading: NodeJS.Timeout
  private waiting: (() => void)[] = []
  private calls = 0
  private loaded = false
  private ended = false
  private retiring = false
  private last = nobody

  constructor(
    readonly spec: FunctionSpec,
    { env, gateway }: Surroundings,
    private readonly events: InstanceEvents,
  ) {
    const { port1: control, port2 } = new MessageChannel() // a bundle that posts messages of its own is not heard
    this.control = control
    this.worker = new Worker(at('local/functions/worker.cjs'), {
      env: { ...env },
      workerData: { file: spec.file, concurrency: spec.config.concurrency, control: port2, gateway },
      transferList: [port2],
      execArgv: [], // none of the loaders of this process: a bundle is plain JavaScript
      resourceLimits: { maxOldGenerationSizeMb: spec.config.memoryMb },
      stdout: true,
      stderr: true,
    })
    this.worker.stdout.setEncoding('utf8').on('data', (text: string) => this.logPlain('info', text))
    this.worker.stderr.setEncoding('utf8').on('data', (text: string) => this.logPlain('error', text))
    const { initTimeoutMs } = spec.config
    this.loading = setTimeout(() => this.timeOut('Initializing', initTimeoutMs), initTimeoutMs)
    control.on('message', (message: Message) => this.receive(message))
    this.worker.on('error', (error) => this.crash(error))
    this.worker.on('exit', () => this.end(new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the instance ended')))
  }

  get free(): boolean {
    return !this.ended && !this.retiring && this.running.size < this.spec.config.concurrency
  }

  /** Calls that it works on now. */
  get load(): number {
    return this.running.size
  }

  /** Between two calls. Before its first call an instance loads its bundle, which the platform allows. */
  get frozen(): boolean {
    return this.calls > 0 && this.running.size === 0
  }

  /**
   * Whose request it is that the instance sends now: that of its call, or of its last call when it is frozen. Among
   * several calls at once nobody can tell; if they are of different callers it is nobody's.
   */
  get origin(): Origin {
    const [first, ...others] = [...this.running.values()].map(({ origin }) => origin)
    if (!first) return this.last
    if (others.length === 0) return first
    const same = others.every(({ caller }) => JSON.stringify(caller) === JSON.stringify(first.caller))
    return same ? { ...first, procedure: '' } : { ...nobody, fn: this.spec.name }
  }

  /** Resolves with the reply as JSON text, or the cloud's error; never rejects. */
  call({ event, context, origin }: Invocation): Promise<Outcome> {
    this.calls += 1
    const id = this.calls
    this.last = origin
    return new Promise<Outcome>((settle) => {
      const call: Running = { origin, cold: !this.loaded, settle, clock: undefined }
      this.running.set(id, call)
      if (this.loaded) this.begin(call)
      for (const release of this.waiting.splice(0)) release()
      this.control.postMessage({ id, event, context })
    })
  }

  /** Resolves when the instance has a call again. */
  thawed(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  /** Takes no further call; ends when its calls are over. */
  retire(): void {
    this.retiring = true
    if (this.running.size === 0) void this.terminate()
  }

  async terminate(): Promise<void> {
    this.end(new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the instance was stopped'))
    await this.worker.terminate()
  }

  /** The time of a call begins when its bundle is loaded: a cold start is no execution time. */
  private begin(call: Running): void {
    const { timeoutMs } = this.spec.config
    const timer = setTimeout(() => this.timeOut('Invoking', timeoutMs), timeoutMs)
    call.clock = { startedAt: performance.now(), timer }
  }

  private receive(message: Message): void {
    if (message.type === 'loaded') return this.onLoaded(message)
    if (message.type === 'log') return this.events.onLog(message)
    if (message.type === 'request') return void this.ask(message)
    this.finish(message)
  }

  private async ask({ id, ...request }: GatewayRequest & { readonly id: number }): Promise<void> {
    const text = await this.events.onRequest(request)
    if (!this.ended) this.control.postMessage({ type: 'answer', id, text })
  }

  /** What is written past `console`; such lines come a little later than others. */
  private logPlain(level: string, text: string): void {
    const { requestId } = this.origin
    for (const line of text.split('\n')) {
      if (line.trim() !== '') this.events.onLog({ type: 'log', level, requestId, text: line })
    }
  }

  private onLoaded({ ms, unanswered }: Loaded): void {
    this.loaded = true
    clearTimeout(this.loading)
    for (const call of this.running.values()) this.begin(call)
    this.events.onLoaded(ms)
    if (unanswered.length > 0) this.events.onUnanswered('', unanswered)
  }

  private finish(message: Ended): void {
    const call = this.running.get(message.id)
    if (!call) return
    this.running.delete(message.id)
    clearTimeout(call.clock?.timer)
    if (message.unanswered.length > 0) this.events.onUnanswered(call.origin.requestId, message.unanswered)
    const { ms } = message
    const { cold } = call
    if (message.type === 'done') call.settle({ ok: true, text: message.text, ms, cold })
    else
      call.settle({ ok: false, error: new CloudError('FUNCTIONS_EXECUTE_FAIL', message.message), ms, cold })
    if (this.retiring && this.running.size === 0) void this.terminate()
    else this.events.onFree()
  }

  private timeOut(what: 'Initializing' | 'Invoking', limitMs: number): void {
    const text = `${what} task timed out after ${limitMs / 1000} seconds`
    this.end(new CloudError('FUNCTIONS_TIME_LIMIT_EXCEEDED', text))
    void this.worker.terminate()
  }

  private crash(error: unknown): void {
    const full = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
    const code = full ? 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED' : 'FUNCTIONS_EXECUTE_FAIL'
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    if (this.running.size === 0)
      this.events.onLog({ type: 'log', level: 'error', requestId: this.last.requestId, text })
    this.end(new CloudError(code, text))
  }

  private end(error: CloudError): void {
    if (this.ended) return
    this.ended = true
    clearTimeout(this.loading)
    const now = performance.now()
    for (const { clock, cold, settle } of this.running.values()) {
      clearTimeout(clock?.timer)
      settle({ ok: false, error, ms: clock ? now - clock.startedAt : 0, cold })
    }
    this.running.clear()
    this.events.onEnd()
  }
}

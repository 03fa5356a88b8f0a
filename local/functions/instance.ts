import { Worker } from 'node:worker_threads'

import * as z from 'zod/mini'

import { at } from '../../scripts/lib/root'
import { CloudError } from '../gateway/errors'

import type { FunctionSpec } from './config'
import type { CloudContext } from './context'

const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('log'), level: z.string(), requestId: z.string(), text: z.string() }),
  z.object({ type: z.literal('done'), id: z.number(), text: z.string(), unanswered: z.array(z.string()) }),
  z.object({
    type: z.literal('failed'),
    id: z.number(),
    message: z.string(),
    unanswered: z.array(z.string()),
  }),
])
type Message = z.infer<typeof Message>
type Log = Extract<Message, { type: 'log' }>

export interface Invocation {
  readonly event: unknown
  readonly context: CloudContext
}

interface Running {
  readonly requestId: string
  readonly resolve: (text: string) => void
  readonly reject: (error: CloudError) => void
  readonly timer: NodeJS.Timeout
}

export interface InstanceEvents {
  readonly onLog: (log: Log) => void
  /** Called whenever a place became free. */
  readonly onFree: () => void
  readonly onEnd: () => void
  /** Requests that were still open when `main` had answered. */
  readonly onUnanswered: (requestId: string, urls: readonly string[]) => void
}

/**
 * One instance of a function: a worker thread with its own environment. It is frozen while it has no call:
 * what it sends to the gateway meanwhile waits at `thawed` for the next one.
 */
export class Instance {
  private readonly worker: Worker
  private readonly running = new Map<number, Running>()
  private waiting: (() => void)[] = []
  private calls = 0
  private ended = false
  private retiring = false

  constructor(
    readonly spec: FunctionSpec,
    env: Readonly<Record<string, string>>,
    private readonly events: InstanceEvents,
  ) {
    this.worker = new Worker(at('local/functions/worker.cjs'), {
      env: { ...env },
      workerData: { file: spec.file, concurrency: spec.config.concurrency },
      execArgv: [], // none of the loaders of this process: a bundle is plain JavaScript
      resourceLimits: { maxOldGenerationSizeMb: spec.config.memoryMb },
    })
    this.worker.on('message', (sent: unknown) => {
      const message = Message.safeParse(sent)
      if (message.success) this.receive(message.data) // a bundle that posts messages of its own is not heard
    })
    this.worker.on('error', (error) => this.crash(error))
    this.worker.on('exit', () => this.end(new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the instance ended')))
  }

  get free(): boolean {
    return !this.ended && !this.retiring && this.running.size < this.spec.config.concurrency
  }

  /** Between two calls. Before its first call an instance loads its bundle, which the platform allows. */
  get frozen(): boolean {
    return this.calls > 0 && this.running.size === 0
  }

  /** The last call, whose leftovers a frozen instance sends. */
  lastRequestId = ''

  /** Resolves with the reply as JSON text; rejects with the cloud's error. */
  call({ event, context }: Invocation): Promise<string> {
    this.calls += 1
    const id = this.calls
    this.lastRequestId = context.request_id
    return new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => this.timeOut(), this.spec.config.timeoutMs)
      this.running.set(id, { requestId: context.request_id, resolve, reject, timer })
      for (const release of this.waiting.splice(0)) release()
      this.worker.postMessage({ id, event, context })
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

  private receive(message: Message): void {
    if (message.type === 'log') return this.events.onLog(message)
    const call = this.running.get(message.id)
    if (!call) return
    this.running.delete(message.id)
    clearTimeout(call.timer)
    if (message.unanswered.length > 0) this.events.onUnanswered(call.requestId, message.unanswered)
    if (message.type === 'done') call.resolve(message.text)
    else call.reject(new CloudError('FUNCTIONS_EXECUTE_FAIL', message.message))
    if (this.retiring && this.running.size === 0) void this.terminate()
    else this.events.onFree()
  }

  private timeOut(): void {
    const seconds = this.spec.config.timeoutMs / 1000
    this.end(
      new CloudError('FUNCTIONS_TIME_LIMIT_EXCEEDED', `Invoking task timed out after ${seconds} seconds`),
    )
    void this.worker.terminate()
  }

  private crash(error: unknown): void {
    const full = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
    const code = full ? 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED' : 'FUNCTIONS_EXECUTE_FAIL'
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.events.onLog({ type: 'log', level: 'error', requestId: this.lastRequestId, text })
    this.end(new CloudError(code, text))
  }

  private end(error: CloudError): void {
    if (this.ended) return
    this.ended = true
    for (const call of this.running.values()) {
      clearTimeout(call.timer)
      call.reject(error)
    }
    this.running.clear()
    this.events.onEnd()
  }
}

import { CloudError } from '../gateway/errors'

import type { FunctionSpec } from './config'
import type { Instance, Invocation } from './instance'

interface Waiting {
  readonly invocation: Invocation
  readonly resolve: (text: string) => void
  readonly reject: (error: unknown) => void
}

/** The instances of one function: idle ones are used again, new ones are started up to the limit. */
export class Pool {
  private instances: Instance[] = []
  private readonly queue: Waiting[] = []

  constructor(
    private spec: FunctionSpec,
    private readonly start: (spec: FunctionSpec, pool: Pool) => Instance,
  ) {}

  call(invocation: Invocation): Promise<string> {
    return new Promise((resolve, reject) => {
      this.queue.push({ invocation, resolve, reject })
      this.drain()
    })
  }

  /** Starts one instance ahead of the first call. */
  warm(): void {
    if (this.instances.length === 0) this.instances.push(this.start(this.spec, this))
  }

  drain(): void {
    while (this.queue.length > 0) {
      const instance = this.freeInstance()
      const next = instance && this.queue.shift()
      if (!instance || !next) return
      instance.call(next.invocation).then(next.resolve, next.reject)
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

  async close(): Promise<void> {
    for (const { reject } of this.queue.splice(0)) {
      reject(new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the local cloud is closing'))
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

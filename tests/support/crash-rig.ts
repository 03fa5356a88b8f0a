import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { bundleProgram } from '../../scripts/lib/program.mjs'
import { root } from '../../scripts/lib/root'
import { openCloudbase, type Cloudbase } from '../../server/adapters/cloudbase/app'
import type { CrashCloudUp } from './crash-cloud'

/** Whoever waits longer than this for one condition has found a bug. */
const PATIENCE_MS = 90_000
const REQUEST_MS = 15_000

export const pause = (ms = 20): Promise<void> => new Promise((then) => setTimeout(then, ms))

/** Waits until it is so; fails with what was waited for. */
export const until = async (
  met: () => Promise<boolean> | boolean,
  what: string,
  patience = PATIENCE_MS,
): Promise<void> => {
  const end = Date.now() + patience
  while (!(await met())) {
    if (Date.now() > end) throw new Error(`waited too long for ${what}`)
    await pause()
  }
}

interface Running extends CrashCloudUp {
  readonly child: ChildProcess
}

/** A local cloud that is killed and started again on the same folder, and how to reach whichever one runs. */
export class CrashRig {
  private running: Promise<Running>
  crashes = 0
  /** Requests that a crash left without an answer, or that were answered with a failure. */
  repeated = 0

  constructor(private readonly folders: { readonly data: string; readonly functions: string }) {
    this.running = this.start()
  }

  /** SIGKILL, and a new start at once. */
  async crash(): Promise<void> {
    await this.kill()
    this.crashes += 1
    this.running = this.start()
    await this.running
  }

  async kill(): Promise<void> {
    const { child } = await this.running
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  /** Runs the clock as its timer would. */
  async tick(): Promise<void> {
    const { child } = await this.running
    child.send('tick')
  }

  async database(): Promise<Cloudbase> {
    Object.assign(process.env, (await this.running).env)
    return openCloudbase()
  }

  /** A request until it is answered, whatever is killed meanwhile: the same one each time. */
  async ask(to: 'cloud' | 'wecom', where: string, init: RequestInit = {}): Promise<unknown> {
    const end = Date.now() + PATIENCE_MS
    for (;;) {
      const { url, pageUrl } = await this.running
      const address = to === 'cloud' ? `${url}/${where}` : `${pageUrl}${where}`
      const answer = await answerOf(address, init)
      if (answer !== undefined) return answer
      this.repeated += 1
      if (Date.now() > end) throw new Error(`no answer from ${to}: ${where}`)
      await pause()
    }
  }

  private async start(): Promise<Running> {
    const { data, functions } = this.folders
    const child = fork(await bundleProgram(root, 'tests/support/crash-cloud.ts'), [data, functions])
    const up = await new Promise<CrashCloudUp>((resolve, reject) => {
      child.once('message', (message) => resolve(message as CrashCloudUp))
      child.once('exit', (code) => reject(new Error(`the cloud ended before it was up (${String(code)})`)))
    })
    return { ...up, child }
  }
}

const answerOf = async (address: string, init: RequestInit): Promise<unknown> => {
  try {
    const response = await fetch(address, { ...init, signal: AbortSignal.timeout(REQUEST_MS) })
    return response.status === 200 ? await response.json() : undefined
  } catch {
    return undefined
  }
}

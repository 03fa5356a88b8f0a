import type { ChildProcess } from 'node:child_process'
import { openCloudbase, type Cloudbase } from '../../server/adapters/cloudbase/app'
import type { BareUp } from './bare-process'
import { next, programOf, start, startProgram, stop } from './child'

/**
 * A cloud without shops on a data folder, and the unmodified SDK to talk to it. The SDK reads its address at every
 * request, so of several clouds the one that was opened last is talked to.
 */
export class BareCloud {
  private constructor(
    private readonly child: ChildProcess,
    readonly db: Cloudbase['db'],
  ) {}

  static async open(dataDir: string): Promise<BareCloud> {
    return BareCloud.up(await start('bare-process.ts', [dataDir]))
  }

  /** How long it takes from the start of the process until `ask` is answered, ms. */
  static async timed(
    dataDir: string,
    ask: (db: Cloudbase['db']) => Promise<unknown>,
  ): Promise<{ cloud: BareCloud; ms: number }> {
    const program = await programOf('bare-process.ts')
    const startedAt = performance.now()
    const cloud = await BareCloud.up(startProgram(program, [dataDir]))
    await ask(cloud.db)
    return { cloud, ms: performance.now() - startedAt }
  }

  private static async up(child: ChildProcess): Promise<BareCloud> {
    Object.assign(process.env, await next<BareUp>(child))
    return new BareCloud(child, openCloudbase().db)
  }

  /** The most memory that the process has held so far, MB. */
  async mostRssMb(): Promise<number> {
    this.child.send('tell')
    return (await next<number>(this.child)) / 1024
  }

  /** Without a word of warning. */
  kill(): Promise<void> {
    return stop(this.child)
  }
}

/** `npm start` and the commands beside it, as processes of their own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { findRunning, type Running } from '../../local/launch/running'
import { bundleProgram } from '../../scripts/lib/program.mjs'
import { root } from '../../scripts/lib/root'
import { hashOf } from '../../scripts/lib/stamp'

export interface Said {
  readonly code: number | null
  /** What it said to the person. */
  readonly text: string
}

const ended = async (child: ChildProcess): Promise<Said> => {
  let text = ''
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, text }
}

/** A command's program run to its end, without looking first whether everything is installed. */
export const runScript = async (script: string, ...args: readonly string[]): Promise<Said> =>
  ended(spawn(process.execPath, [await bundleProgram(root, `scripts/${script}.ts`), ...args], { cwd: root }))

/** Runs `npm run <name> -- <args>` to its end. */
export const npmRun = (name: string, ...args: readonly string[]): Promise<Said> =>
  ended(spawn(process.execPath, [join(root, 'scripts/bootstrap.mjs'), name, '--', ...args], { cwd: root }))

/**
 * A checkout in which everything has been built already, with the doors as they are now: what others build meanwhile
 * is not waited for. A program of ours takes the folder above its own for the checkout.
 */
const builtCheckout = async (folder: string): Promise<string> => {
  const program = await bundleProgram(root, 'local/main.ts')
  const copy = join(folder, 'dist/.run', basename(program))
  cpSync(program, copy)
  cpSync(join(root, 'dist/cloudfunctions'), join(folder, 'dist/cloudfunctions'), { recursive: true })
  for (const name of ['node_modules', 'local']) symlinkSync(join(root, name), join(folder, name))
  mkdirSync(join(folder, 'dist/.stamps'))
  for (const target of ['functions', 'h5']) writeFileSync(join(folder, 'dist/.stamps', target), hashOf([]))
  return copy
}

export class RunningCloud {
  readonly folder = mkdtempSync(join(tmpdir(), 'xiaomei-running-'))
  readonly data = join(this.folder, 'data')
  private child: ChildProcess | undefined
  private whole: Promise<Said> | undefined

  /** Starts it on a free port and waits until it says that it runs. */
  async start(): Promise<void> {
    const port = 20_000 + Math.floor(Math.random() * 20_000)
    const program = await builtCheckout(join(this.folder, 'checkout'))
    const child = spawn(process.execPath, [program, '--data', this.data, '--port', String(port)])
    this.child = child
    this.whole = ended(child)
    const up = new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('小美已经运行') && resolve())
    })
    const early = await Promise.race([up, this.whole])
    if (early) throw new Error(`the cloud ended before it was up: ${early.text}`)
  }

  async running(): Promise<Running> {
    const running = await findRunning(this.data)
    if (!running) throw new Error('the cloud does not run')
    return running
  }

  /** Ctrl+C; what it has said from its beginning to its end. */
  async stop(): Promise<Said | undefined> {
    this.child?.kill('SIGINT')
    return this.whole
  }

  async close(): Promise<void> {
    if (this.child?.exitCode === null) await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

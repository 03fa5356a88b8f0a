import { spawn } from 'node:child_process'
import { root } from './root'

/** The first word comes after 2 s, then one every 6 s. */
const HEARTBEAT_MS = 2_000
const BEATS_A_WORD = 3
/** Lines kept of a quiet command, to be shown when it fails. */
const KEPT_BYTES = 200_000

export interface Command {
  /** What is said about it while it runs. */
  readonly title: string
  readonly file: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface Outcome {
  readonly ok: boolean
  readonly output: string
  readonly seconds: number
}

export const secondsSince = (startedAt: number): number => Math.round((Date.now() - startedAt) / 100) / 10

/** Everything that is said goes to stderr: stdout belongs to results. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** Says now and then that `title` is still under way. Returns what ends it. */
export const progress = (title: string): (() => void) => {
  const startedAt = Date.now()
  let beat = 0
  const timer = setInterval(() => {
    beat += 1
    if (beat % BEATS_A_WORD !== 1) return
    say(`  ${title}… ${Math.round(secondsSince(startedAt))} s`)
  }, HEARTBEAT_MS)
  return () => clearInterval(timer)
}

/** Runs a program of node_modules or of the system to its end; a failure is an outcome, not a throw. */
export const run = (command: Command): Promise<Outcome> =>
  new Promise((resolve) => {
    const startedAt = Date.now()
    const stop = progress(command.title)
    const child = spawn(command.file, command.args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...command.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-KEPT_BYTES))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const finish = (ok: boolean) => {
      stop()
      resolve({ ok, output, seconds: secondsSince(startedAt) })
    }
    child.once('error', (error) => {
      output += error.message
      finish(false)
    })
    child.once('close', (code) => finish(code === 0))
  })

/** A program that a package of ours brings, run by this Node. */
export const nodeProgram = (path: string, args: readonly string[]): Pick<Command, 'file' | 'args'> => ({
  file: process.execPath,
  args: [path, ...args],
})

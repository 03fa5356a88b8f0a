import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { bundleProgram } from '../lib/program.mjs'
import { root } from '../lib/root'

/** The bundle of a program beside this file. */
export const programOf = (script: string): Promise<string> => bundleProgram(root, `scripts/bench/${script}`)

const running = new Set<ChildProcess>()
/** First of all, so that nobody writes into a folder that is being removed. */
process.prependListener('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** Starts a bundled program; what it says goes to stderr, what it tells comes as messages. */
export const startProgram = (file: string, args: readonly string[]): ChildProcess => {
  const child = fork(file, args, { stdio: ['ignore', 2, 2, 'ipc'] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

export const start = async (script: string, args: readonly string[]): Promise<ChildProcess> =>
  startProgram(await programOf(script), args)

/** The next thing that a process tells. @throws Error when it ends instead. */
export const next = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const onMessage = (message: unknown) => {
      child.off('exit', onExit)
      resolve(message as T)
    }
    const onExit = () => {
      child.off('message', onMessage)
      reject(new Error(`a process of the benchmark ended: ${child.spawnargs.join(' ')}`))
    }
    child.once('message', onMessage)
    child.once('exit', onExit)
  })

/** Kills a process as a power cut would, and waits for its end. */
export const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

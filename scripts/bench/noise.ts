import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from '../lib/run'
import { rounded } from './statistics'

/** A machine on which others use less than this share of the CPU is quiet. */
const QUIET = 0.07
const TRIES = 4
const BETWEEN_TRIES_MS = 10_000
const LOOK_MS = 2_000

interface Used {
  /** Ticks that passed on all CPUs, those that anybody worked in, and those that our processes did. */
  readonly all: number
  readonly busy: number
  readonly own: number
}

interface Process {
  readonly parent: number
  readonly ticks: number
}

/** Fields of /proc/<pid>/stat behind the name, which may hold blanks: state, ppid … utime, stime, cutime, cstime. */
const readProcess = (pid: number): Process | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0)
    return { parent: Number(fields[1]), ticks }
  } catch {
    return undefined // it has ended meanwhile
  }
}

const ownTicks = (): number => {
  const pids = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? Number(name) : []))
  const all = new Map(pids.map((pid) => [pid, readProcess(pid)] as const))
  const isOurs = (pid: number): boolean =>
    pid === process.pid || (pid > 1 && isOurs(all.get(pid)?.parent ?? 0))
  return pids.filter(isOurs).reduce((sum, pid) => sum + (all.get(pid)?.ticks ?? 0), 0)
}

const used = (): Used | undefined => {
  try {
    const ticks = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '')
      .split(/\s+/)
      .slice(1, 9)
      .map(Number)
    const all = ticks.reduce((sum, n) => sum + n, 0)
    const idle = (ticks[3] ?? 0) + (ticks[4] ?? 0)
    return { all, busy: all - idle, own: ownTicks() }
  } catch {
    return undefined // not Linux
  }
}

/** Share of the CPU (0–1) that other processes use from now on; null where the system does not tell. */
export const watchNoise = (): (() => number | null) => {
  const before = used()
  return () => {
    const after = used()
    if (!before || !after || after.all === before.all) return null
    const others = after.busy - before.busy - (after.own - before.own)
    return rounded(Math.max(0, others) / (after.all - before.all), 3)
  }
}

/** Waits for others to be quiet; gives up after four looks, ten seconds apart. */
export const waitForQuiet = async (): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    const look = watchNoise()
    await pause(LOOK_MS)
    const noise = look()
    if (noise === null || noise < QUIET) return
    const percent = Math.round(noise * 100)
    if (tries === TRIES) return say(`  others use ${percent} % of the CPU: measuring all the same`)
    say(`  others use ${percent} % of the CPU, waiting for a quiet machine (${tries}/${TRIES})`)
    await pause(BETWEEN_TRIES_MS)
  }
}

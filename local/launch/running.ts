import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What `running.json` in the data folder tells other programs (import, bench, tests) about the cloud that runs. */
export interface Running {
  readonly pid: number
  readonly url: string
  /** The environment by which the SDK reaches it; it holds this run's credential. */
  readonly env: Readonly<Record<string, string>>
}

const PROBE_MS = 2_000
const OWNER_ONLY = 0o600

const fileIn = (data: string): string => join(data, 'running.json')

export const writeRunning = (data: string, running: Running): void =>
  writeFileSync(fileIn(data), `${JSON.stringify(running)}\n`, { mode: OWNER_ONLY })

const readRunning = (data: string): Running | undefined => {
  if (!existsSync(fileIn(data))) return undefined
  try {
    return JSON.parse(readFileSync(fileIn(data), 'utf8')) as Running
  } catch {
    return undefined // killed while it was written
  }
}

/** Forgets the cloud of this pid; a newer one's file is left alone. */
export const removeRunning = (data: string, pid: number): void => {
  if (readRunning(data)?.pid === pid) rmSync(fileIn(data), { force: true })
}

/**
 * The cloud that uses this data folder right now. A file that a killed process left behind does not count:
 * the address must answer with the same pid.
 */
export const findRunning = async (data: string): Promise<Running | undefined> => {
  const claimed = readRunning(data)
  if (!claimed) return undefined
  try {
    const response = await fetch(`${claimed.url}/running.json`, { signal: AbortSignal.timeout(PROBE_MS) })
    const answered = (await response.json()) as Partial<Running>
    return answered.pid === claimed.pid ? claimed : undefined
  } catch {
    return undefined
  }
}

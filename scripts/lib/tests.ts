import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { spawn } from 'node:child_process'
import { ensureBrowser } from './browser'
import { ensureBuilt, type Target } from './builds'
import { at, root } from './root'
import { nodeProgram, run, say } from './run'

export interface Totals {
  readonly passed: number
  readonly failed: number
}

interface JestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  /** Files that could not be run at all. */
  readonly numRuntimeErrorTestSuites: number
  readonly success: boolean
}

const JEST = at('node_modules/jest/bin/jest.js')
const MOST_WORKERS = 4
const TEST_TIMEOUT_MS = 60_000
/** A jest that has reported but does not leave within this time has something open. */
const LEAVE_MS = 15_000

const BROWSER = /^tests[\\/]browser[\\/]/
const PURE = /^(tests[\\/](core|src)|src)[\\/]/

/** What a test file runs from: bundles of the doors, the compiled mini-program, the H5 app. */
const needsOf = (file: string): Target[] => {
  if (PURE.test(file)) return []
  if (BROWSER.test(file)) return ['functions', 'h5']
  return /^tests[\\/]miniprogram[\\/]/.test(file) ? ['weapp'] : ['functions']
}

const listTests = async (filters: readonly string[]): Promise<string[]> => {
  const outcome = await run({ title: '查找测试', ...nodeProgram(JEST, ['--listTests', ...filters]) })
  if (!outcome.ok) throw new Error(outcome.output)
  return outcome.output
    .split('\n')
    .filter((line) => /\.test\.tsx?$/.test(line))
    .map((line) => relative(root, line.trim()))
}

const readReport = (file: string): Totals => {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(file, 'utf8')) as JestReport
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
  return { passed: report.numPassedTests, failed: failed === 0 && !report.success ? 1 : failed }
}

/** Runs jest with its output shown; true when it left by itself. */
const runJest = (args: readonly string[], report: string, env: Record<string, string>): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [JEST, ...args, '--json', `--outputFile=${report}`], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 2, 2],
    })
    let left = true
    let deadline: NodeJS.Timeout | undefined
    const watch = setInterval(() => {
      if (!existsSync(report)) return
      clearInterval(watch)
      deadline = setTimeout(() => {
        left = false
        child.kill('SIGKILL')
      }, LEAVE_MS)
    }, 1_000)
    child.once('close', () => {
      clearInterval(watch)
      clearTimeout(deadline)
      resolve(left)
    })
  })

const jest = async (args: readonly string[], env: Record<string, string> = {}): Promise<Totals> => {
  const folder = mkdtempSync(join(tmpdir(), 'xiaomei-jest-'))
  const report = join(folder, 'report.json')
  const left = await runJest([`--testTimeout=${TEST_TIMEOUT_MS}`, ...args], report, env)
  const totals = readReport(report)
  rmSync(folder, { recursive: true, force: true })
  if (left) return totals
  say('测试结束后进程没有退出：有定时器、连接或服务器没有关闭')
  return { ...totals, failed: totals.failed + 1 }
}

const workers = `--maxWorkers=${Math.min(MOST_WORKERS, availableParallelism())}`

const runBrowserTests = async (filters: readonly string[]): Promise<Totals> => {
  const chromium = await ensureBrowser()
  return jest(['--selectProjects', 'browser', '--runInBand', ...filters], { CHROMIUM_PATH: chromium })
}

export interface TestRun {
  /** Passed on to jest: paths, `-t` and the like. */
  readonly filters: readonly string[]
  /** Browser tests run too. */
  readonly browser: boolean
}

/**
 * Builds what the chosen tests run from, then runs them: everything else in parallel, browser tests one by one.
 * Throws when a build fails or there is no browser.
 */
export const runTests = async ({ filters, browser }: TestRun): Promise<Totals> => {
  const files = await listTests(filters)
  const chosen = browser ? files : files.filter((file) => !BROWSER.test(file))
  await ensureBuilt([...new Set(chosen.flatMap(needsOf))])
  const inBrowser = chosen.some((file) => BROWSER.test(file))
  const others = chosen.some((file) => !BROWSER.test(file))
  const none: Totals = { passed: 0, failed: 0 }
  const first = others ? await jest(['--ignoreProjects', 'browser', workers, ...filters]) : none
  const second = inBrowser ? await runBrowserTests(filters) : none
  return { passed: first.passed + second.passed, failed: first.failed + second.failed }
}

/** The plain last line of `npm test` and of the gate. */
export const totalsLine = ({ passed, failed }: Totals): string => `${passed} passed, ${failed} failed`

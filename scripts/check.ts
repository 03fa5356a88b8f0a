import { availableParallelism, freemem } from 'node:os'
import { ensureBuilt, targets } from './lib/builds'
import { inPool } from './lib/pool'
import { at } from './lib/root'
import { nodeProgram, run, say, secondsSince, type Command } from './lib/run'
import { measureSizes } from './lib/sizes'
import { runTests, totalsLine, type Totals } from './lib/tests'

/** Typed lint and tsc want about this much each. */
const MEMORY_A_STEP = 1.5 * 1024 ** 3

interface Step {
  readonly name: string
  /** Null when all is well, else what to read. */
  readonly run: () => Promise<string | null>
}

interface StepResult {
  readonly name: string
  readonly complaint: string | null
}

const program = (name: string, path: string, ...args: string[]): Step => {
  const command: Command = { title: name, ...nodeProgram(at('node_modules', path), args) }
  return {
    name,
    run: async () => {
      const outcome = await run(command)
      return outcome.ok ? null : outcome.output
    },
  }
}

const steps: readonly Step[] = [
  program('lint', 'eslint/bin/eslint.js', '.', '--max-warnings=0'),
  program('types', 'typescript/bin/tsc', '--noEmit', '-p', '.'),
  program('format', 'prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  program('unused', 'knip/bin/knip.js'),
  { name: 'build', run: () => ensureBuilt(targets).then(() => null) },
]

/** One line a size, and a complaint for those over their budget. */
const sizes: Step = {
  name: 'sizes',
  run: async () => {
    const lines = measureSizes().map(({ name, kb, budgetKb }) => {
      say(`    ${name}: ${kb} KB of ${budgetKb}`)
      return kb > budgetKb ? `${name} is ${kb} KB, its budget ${budgetKb}` : null
    })
    const over = lines.filter((line) => line !== null)
    return over.length > 0 ? over.join('\n') : null
  },
}

const runStep = async (step: Step): Promise<StepResult> => {
  const startedAt = Date.now()
  const complaint = await step.run().catch((error: unknown) => String(error))
  say(`${complaint === null ? 'ok  ' : 'FAIL'}  ${step.name}  ${secondsSince(startedAt)} s`)
  return { name: step.name, complaint }
}

const runSteps = async (): Promise<StepResult[]> => {
  const width = Math.max(1, Math.min(2, availableParallelism(), Math.floor(freemem() / MEMORY_A_STEP)))
  const results = await inPool(width, steps, runStep)
  return [...results, await runStep(sizes)]
}

const allTests = async (browser: boolean): Promise<Totals> => {
  const startedAt = Date.now()
  const totals = await runTests({ filters: [], browser }).catch((error: unknown) => {
    say(String(error))
    return { passed: 0, failed: 1 }
  })
  say(`${totals.failed === 0 ? 'ok  ' : 'FAIL'}  tests  ${secondsSince(startedAt)} s`)
  return totals.passed + totals.failed > 0 ? totals : { passed: 0, failed: 1 }
}

/** `npm run check [-- --fast]`: the gate. Every step runs, whatever failed before; complaints stand at the end. */
const main = async (): Promise<Totals> => {
  const results = await runSteps()
  const tests = await allTests(!process.argv.includes('--fast'))
  const failures = results.filter(({ complaint }) => complaint !== null)
  for (const { name, complaint } of failures) say(`\n── ${name} ──\n${complaint}`)
  const passed = tests.passed + results.length - failures.length
  return { passed, failed: tests.failed + failures.length }
}

void main().then((totals) => {
  console.log(totalsLine(totals))
  process.exitCode = totals.failed === 0 ? 0 : 1
})

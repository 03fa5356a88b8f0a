// Plain Node without dependencies: it runs before anything is installed.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const OLDEST = [20, 19]

/** Every command of package.json: the script that does it, and the arguments that come before the caller's. */
const commands = {
  start: ['local/main.ts'],
  test: ['scripts/test.ts'],
  check: ['scripts/check.ts'],
  bench: ['scripts/bench/main.ts'],
  'bench:desk': ['scripts/bench/desk.ts'],
  import: ['scripts/import.ts'],
  backup: ['scripts/backup.ts'],
  restore: ['scripts/restore.ts'],
  export: ['scripts/export.ts'],
  'import:collection': ['scripts/import-collection.ts'],
  'quick-replies': ['scripts/quick-replies.ts'],
  knowledge: ['scripts/knowledge.ts'],
  'bench:faq': ['scripts/bench-faq.ts'],
  'fit:knowledge': ['scripts/knowledge/fit.ts'],
  cost: ['scripts/cost.ts'],
  simulate: ['scripts/simulate.ts'],
  build: ['scripts/build.ts'],
  'build:weapp': ['scripts/build.ts', 'weapp'],
  'build:h5': ['scripts/build.ts', 'h5'],
  'build:console': ['scripts/build.ts', 'console'],
  'build:functions': ['scripts/build.ts', 'functions'],
}

const fail = (text) => {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

const isOldNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])
}

/** Runs a TypeScript file in this very process: one pid, its signals, its exit code, its stdout. */
const run = async ([script, ...first], rest) => {
  process.chdir(root)
  const file = join(root, script)
  process.argv = [process.execPath, file, ...first, ...rest]
  process.setSourceMapsEnabled(true)
  const { bundleProgram } = await import('./lib/program.mjs')
  createRequire(import.meta.url)(await bundleProgram(root, script))
}

if (isOldNode()) {
  const need = OLDEST.join('.')
  fail(`需要 Node ${need} 或更新，当前是 ${process.versions.node} / Node ${need} or newer is needed`)
}

const [name = '', ...rest] = process.argv.slice(2)
const command = Object.hasOwn(commands, name)
  ? commands[name]
  : fail(`用法：npm run <${Object.keys(commands).join(' | ')}>`)

try {
  const { ensureInstalled } = await import('./lib/install.mjs')
  await ensureInstalled(root)
} catch (error) {
  fail(error.message)
}
await run(command, rest[0] === '--' ? rest.slice(1) : rest)

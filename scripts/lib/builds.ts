import { renameSync, rmSync } from 'node:fs'
import { buildFunctions } from '../build-functions'
import { withLock } from './lock.mjs'
import { inPool } from './pool'
import { at } from './root'
import { nodeProgram, progress, run, say, secondsSince, type Command } from './run'
import { hashOf, isFresh, stamp, unstamp } from './stamp'

export const targets = ['functions', 'weapp', 'h5', 'console'] as const
export type Target = (typeof targets)[number]

export const isTarget = (name: string): name is Target => (targets as readonly string[]).includes(name)

const BUILDS_AT_ONCE = 2

const common = ['core', 'package.json', 'package-lock.json', 'tsconfig.json', 'scripts/build-functions.ts']
const appInputs = [
  ...common,
  'src',
  'config',
  'types',
  'babel.config.cjs',
  '.browserslistrc',
  'project.config.json',
]

const inputs: Record<Target, readonly string[]> = {
  functions: [...common, 'server', 'cloudfunctions'],
  weapp: appInputs,
  h5: appInputs,
  console: [...common, 'console', 'look'],
}

type App = Exclude<Target, 'functions'>

/** Taro for the mini-program and its page, Vite for the console. */
const builderOf = (target: App, building: string): Command => {
  const title = `构建 ${target}`
  if (target === 'console') {
    const args = ['build', at('console'), '--outDir', at(building), '--logLevel', 'warn']
    return {
      title,
      ...nodeProgram(at('node_modules/vite/bin/vite.js'), args),
      env: { NODE_ENV: 'production' },
    }
  }
  return {
    title,
    ...nodeProgram(at('node_modules/@tarojs/cli/bin/taro'), ['build', '--type', target]),
    env: { NODE_ENV: 'production', TARO_OUTPUT: building },
  }
}

/** Throws with the builder's words when it fails. Put in place whole: a page that is open never meets half of it. */
const buildApp = async (target: App): Promise<void> => {
  const building = `dist/.building-${target}`
  rmSync(at(building), { recursive: true, force: true })
  const outcome = await run(builderOf(target, building))
  if (!outcome.ok) throw new Error(`构建 ${target} 失败\n${outcome.output}`)
  rmSync(at('dist', target), { recursive: true, force: true })
  renameSync(at(building), at('dist', target))
}

const buildDoors = async (): Promise<void> => {
  const stop = progress('打包云函数')
  await buildFunctions().finally(stop)
}

const buildTarget = async (target: Target): Promise<void> => {
  const startedAt = Date.now()
  const hash = hashOf(inputs[target])
  if (isFresh(target, hash)) return
  say(`构建 ${target}`)
  unstamp(target)
  await (target === 'functions' ? buildDoors() : buildApp(target))
  stamp(target, hash)
  say(`构建 ${target} 完成，${secondsSince(startedAt)} s`)
}

/**
 * Builds what is not up to date, two at a time; another process that builds the same target is waited for.
 * Throws when a build fails.
 */
export const ensureBuilt = async (wanted: readonly Target[]): Promise<void> => {
  await inPool(BUILDS_AT_ONCE, wanted, (target) =>
    withLock(
      at('dist/.stamps', `${target}.lock`),
      () => buildTarget(target),
      () => say(`另一个命令正在构建 ${target}，等它完成…`),
    ),
  )
}

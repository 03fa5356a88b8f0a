import { build } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildFunctions } from '../build-functions'
import { at } from '../lib/root'
import { dropFolder, makeFolder } from './folders'
import { median, rounded } from './statistics'

const ROUNDS = 21

/** The SDK and nothing else. */
const SDK_ALONE = `
import tcb from '@cloudbase/node-sdk'
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string })
export const main = async () => app.database()
`

const TIMED = `
const startedAt = performance.now()
require(process.argv[1])
const ms = performance.now() - startedAt
const { user, system } = process.cpuUsage()
process.stdout.write(JSON.stringify({ ms, cpuMs: (user + system) / 1000 }))
process.exit()
`

/** What the SDK looks for in a function's environment. */
const IN_FUNCTION = {
  TCB_ENV: 'local',
  SCF_NAMESPACE: 'local',
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SILENCE: 'true',
}

interface Cold {
  readonly ms: number
  readonly cpuMs: number
}

const coldRequire = (file: string): Cold => {
  const env = { ...process.env, ...IN_FUNCTION }
  return JSON.parse(execFileSync(process.execPath, ['-e', TIMED, file], { env, encoding: 'utf8' })) as Cold
}

/** As esbuild bundles it when it is told nothing but what a function needs: what the reference measured. */
const bundlePlainly = (entry: string, outfile: string) =>
  build({
    entryPoints: [entry],
    outfile,
    nodePaths: [at('node_modules')],
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    minify: true,
    logLevel: 'silent',
  })

/** Where the bundles lie that are compared. */
const bundle = async (folder: string) => {
  const entry = join(folder, 'source/sdk/index.ts')
  const sdk = join(folder, 'plain/index.js')
  mkdirSync(join(folder, 'source/sdk'), { recursive: true })
  writeFileSync(entry, SDK_ALONE)
  await bundlePlainly(entry, sdk)
  await buildFunctions(join(folder, 'source'), join(folder, 'built'))
  return { door: at('dist/cloudfunctions/shopper/index.js'), sdk, alike: join(folder, 'built/sdk/index.js') }
}

/**
 * Cold `require` of the shopper door beside the SDK alone, bundled plainly and (`alike`) as the doors are: a fresh
 * process each, alternating.
 */
export const measureRequire = async (): Promise<Record<string, number>> => {
  const folder = makeFolder('sdk')
  const files = await bundle(folder)
  const cold: Record<keyof typeof files, Cold[]> = { door: [], sdk: [], alike: [] }
  const names = Object.keys(cold) as (keyof typeof files)[]
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) cold[name].push(coldRequire(files[name]))
  }
  dropFolder(folder)
  const medianOf = (of: keyof typeof files, what: keyof Cold): number =>
    median(cold[of].map((one) => one[what]))
  return {
    requireRatio: rounded(medianOf('door', 'ms') / medianOf('sdk', 'ms')),
    requireRatioCpu: rounded(medianOf('door', 'cpuMs') / medianOf('sdk', 'cpuMs')),
    requireRatioAlike: rounded(medianOf('door', 'ms') / medianOf('alike', 'ms')),
    requireMs: rounded(medianOf('door', 'ms'), 1),
    requireSdkMs: rounded(medianOf('sdk', 'ms'), 1),
  }
}

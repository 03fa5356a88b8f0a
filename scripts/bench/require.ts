import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildFunctions } from '../build-functions'
import { at } from '../lib/root'
import { dropFolder, makeFolder } from './folders'
import { median, rounded } from './statistics'

const ROUNDS = 21

/** The SDK and nothing else, bundled as the doors are. */
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

/** Cold `require` of the shopper door beside the SDK alone: a fresh process each, alternating. */
export const measureRequire = async (): Promise<Record<string, number>> => {
  const folder = makeFolder('sdk')
  mkdirSync(join(folder, 'source/sdk'), { recursive: true })
  writeFileSync(join(folder, 'source/sdk/index.ts'), SDK_ALONE)
  await buildFunctions(join(folder, 'source'), join(folder, 'built'))
  const files = { door: at('dist/cloudfunctions/shopper/index.js'), sdk: join(folder, 'built/sdk/index.js') }
  const door: Cold[] = []
  const sdk: Cold[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    sdk.push(coldRequire(files.sdk))
    door.push(coldRequire(files.door))
  }
  dropFolder(folder)
  const medianOf = (all: readonly Cold[], of: keyof Cold): number => median(all.map((one) => one[of]))
  return {
    requireRatio: rounded(medianOf(door, 'ms') / medianOf(sdk, 'ms')),
    requireRatioCpu: rounded(medianOf(door, 'cpuMs') / medianOf(sdk, 'cpuMs')),
    requireMs: rounded(medianOf(door, 'ms'), 1),
  }
}

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'

import * as z from 'zod/mini'

import { isCron } from './cron'

/** `config.json` beside a bundle: what the console of the platform would hold, and its triggers. */
export const FunctionConfig = z.object({
  /** 1–900 s on the platform; its default is 3 s. */
  timeoutMs: z._default(z.int().check(z.gte(1), z.lte(900_000)), 3_000),
  /** For loading the bundle, before the first call's own time begins: 3–300 s on the platform. */
  initTimeoutMs: z._default(z.int().check(z.gte(1), z.lte(300_000)), 65_000),
  memoryMb: z._default(z.int().check(z.gte(64), z.lte(3_072)), 256),
  /** Calls that one instance takes at once; the platform's ordinary functions take one. */
  concurrency: z._default(z.int().check(z.gte(1), z.lte(100)), 1),
  /** Unless it is told: more than this machine can run at once would only take turns. */
  maxInstances: z._default(z.int().check(z.gte(1), z.lte(16)), Math.min(16, availableParallelism() + 1)),
  triggers: z._default(
    z
      .array(
        z.object({ name: z.string(), type: z.literal('timer'), config: z.string().check(z.refine(isCron)) }),
      )
      .check(z.maxLength(1)),
    [],
  ),
  permissions: z._default(z.object({ openapi: z._default(z.array(z.string()), []) }), { openapi: [] }),
})
export type FunctionConfig = z.infer<typeof FunctionConfig>

export interface FunctionSpec {
  readonly name: string
  /** The bundle. */
  readonly file: string
  readonly config: FunctionConfig
  /** Changes when the bundle or its config changes. */
  readonly version: string
}

const readSpec = (dir: string, name: string): FunctionSpec => {
  const configFile = path.join(dir, name, 'config.json')
  const text = existsSync(configFile) ? readFileSync(configFile, 'utf8') : '{}'
  const file = path.join(dir, name, 'index.js')
  const { mtimeMs, size } = statSync(file)
  const config = FunctionConfig.parse(JSON.parse(text) as unknown)
  return { name, file, config, version: `${mtimeMs}:${size}:${text}` }
}

/** Every folder with an index.js is a function. Throws when a config.json is not understood. */
export const readFunctions = (dir: string): FunctionSpec[] => {
  if (!existsSync(dir)) return []
  return readdirSync(dir)
    .filter((name) => existsSync(path.join(dir, name, 'index.js')))
    .map((name) => readSpec(dir, name))
}

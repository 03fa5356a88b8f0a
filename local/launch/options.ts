import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface StartOptions {
  /** Where data stays between runs. */
  readonly data: string
  /** The port that is tried first. */
  readonly port: number
  /** Begins anew: what the data folder holds is deleted. */
  readonly fresh: boolean
}

export const DEFAULT_PORT = 7700
export const DEFAULT_DATA = '.data'

const declared = {
  data: { type: 'string', default: DEFAULT_DATA },
  port: { type: 'string', default: String(DEFAULT_PORT) },
  fresh: { type: 'boolean', default: false },
} as const

/** Reads `--fresh`, `--port N`, `--data DIR`. Throws, in words for a person, on anything else. */
export const readOptions = (args: readonly string[], root: string): StartOptions => {
  const { values } = parse(args)
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`端口要在 1 到 65535 之间，收到的是 ${values.port}`)
  }
  return { data: resolve(root, values.data), port, fresh: values.fresh }
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: declared })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`不认识的参数（${why}）。可用：--fresh、--port 端口、--data 目录`)
  }
}

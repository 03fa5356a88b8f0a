import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type * as z from 'zod/mini'
import { at } from '../../scripts/lib/root'

/** Whatever it is made from, and by: when a file of these changes, it is made anew. */
const sources = ['core/knowledge', 'local/demo', 'scripts/knowledge'].map((folder) => at(folder))

const textsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ name }) => name)
    .sort()
    .map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`)

/** Once in a process: nobody writes code while it runs. */
let known: string | undefined
const folder = (): string => {
  known ??= createHash('sha256').update(sources.flatMap(textsIn).join('\n')).digest('hex').slice(0, 16)
  return at('.cache/demo', known)
}

const read = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null // not there yet, or half written by a machine that went down
  }
}

/** Two processes that make the same at once write the same. */
const write = (path: string, value: unknown): void => {
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(value))
  renameSync(draft, path)
}

/**
 * What takes long to make is made once on a machine, until the code or the data that it comes from change: every test
 * that opens the demo shops would make it anew.
 */
export const kept = <T>(name: string, schema: z.ZodMiniType<T>, make: () => T): T => {
  if (!sources.every((source) => existsSync(source))) return make() // a program without its sources
  const path = join(folder(), `${name}.json`)
  const found = schema.safeParse(read(path))
  if (found.success) return found.data
  const made = make()
  write(path, made)
  return made
}

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { at } from './root'

const filesUnder = (path: string): string[] => {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}

/** One hash of every file under the given paths of the repository: their names and what is in them. */
export const hashOf = (paths: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesUnder(at(path)))) {
    hash
      .update(`${file.slice(at().length)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

const stampFile = (target: string): string => at('dist/.stamps', target)

/** Whether `target` was built from inputs of this hash. */
export const isFresh = (target: string, hash: string): boolean =>
  existsSync(stampFile(target)) && readFileSync(stampFile(target), 'utf8') === hash

/** While a build is under way, and after one that failed, the target counts as old. */
export const unstamp = (target: string): void => rmSync(stampFile(target), { force: true })

export const stamp = (target: string, hash: string): void => {
  mkdirSync(dirname(stampFile(target)), { recursive: true })
  writeFileSync(stampFile(target), hash)
}

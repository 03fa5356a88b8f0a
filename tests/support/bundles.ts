import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface Bundles {
  readonly dir: string
  /** Writes (or replaces) a function of plain JavaScript. */
  write(name: string, source: string, config?: Readonly<Record<string, unknown>>): void
  /** Removes one function, or the whole folder. */
  remove(name?: string): void
}

/** A folder of small functions, as `dist/cloudfunctions` would hold them. */
export const makeBundles = (): Bundles => {
  const dir = mkdtempSync(path.join(tmpdir(), 'functions-'))
  return {
    dir,
    write: (name, source, config = {}) => {
      mkdirSync(path.join(dir, name), { recursive: true })
      writeFileSync(path.join(dir, name, 'index.js'), source)
      writeFileSync(path.join(dir, name, 'config.json'), JSON.stringify(config))
    },
    remove: (name = '') => rmSync(path.join(dir, name), { recursive: true, force: true }),
  }
}

import { build } from 'esbuild'
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inPool } from './lib/pool'
import { at } from './lib/root'

const BUNDLES_AT_ONCE = 2

/** The doors: every folder of `cloudfunctions/` with an entry file. */
export const doorsIn = (source: string): string[] =>
  existsSync(source)
    ? readdirSync(source)
        .filter((name) => existsSync(join(source, name, 'index.ts')))
        .sort()
    : []

/**
 * Bundles one door into a folder that can be uploaded as it is: the real SDK inside, nothing to install.
 * Nothing of the SDK is left out: what it drags in (mime-db, xml2js …) stands on paths that its uploads and
 * WeChat calls do reach.
 */
const buildDoor = async (source: string, target: string, door: string): Promise<void> => {
  const from = join(source, door)
  const to = join(target, door)
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  await build({
    entryPoints: [join(from, 'index.ts')],
    outfile: join(to, 'index.js'),
    nodePaths: [at('node_modules')],
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    minify: true,
    keepNames: false,
    legalComments: 'none',
    logLevel: 'silent',
  })
  if (existsSync(join(from, 'config.json'))) copyFileSync(join(from, 'config.json'), join(to, 'config.json'))
  const manifest = { name: door, version: '1.0.0', private: true, main: 'index.js' }
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** Bundles every door of `source` below `target`; throws what esbuild complains about. */
export const buildFunctions = async (
  source: string = at('cloudfunctions'),
  target: string = at('dist/cloudfunctions'),
): Promise<string[]> => {
  const doors = doorsIn(source)
  mkdirSync(target, { recursive: true })
  await inPool(BUNDLES_AT_ONCE, doors, (door) => buildDoor(source, target, door))
  for (const stale of readdirSync(target)) {
    if (!doors.includes(stale)) rmSync(join(target, stale), { recursive: true, force: true })
  }
  return doors
}

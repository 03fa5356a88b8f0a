import { build, type Plugin } from 'esbuild'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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

/** Puts a file in place whole: a cloud that is running reads the old one or the new one, never half of it. */
const replaceFile = (file: string, content: string): void => {
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return
  writeFileSync(`${file}.part`, content)
  renameSync(`${file}.part`, file)
}

/**
 * esbuild leaves Chinese in patterns as it is, and one such character makes the engine read the whole file as two bytes
 * a character: a cold start takes longer. In a pattern the escape means the same.
 */
const escaped = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** esbuild's own helper that makes a module of a package when it is first required; its name is another in each bundle. */
const MAKES_MODULE = /\bvar ([\w$]+)=\((\w+),(\w+)\)=>\(\)=>\{try\{return \3\|\|\2\(/

/**
 * esbuild puts each module of a package into an arrow, and an arrow's body the engine reads in full where it stands; a
 * function's only when it is called. Nothing in a module can tell the difference, and a cold start is a fifth shorter.
 */
const withModulesReadLate = (code: string): string => {
  const helper = MAKES_MODULE.exec(code)?.[1]
  if (helper === undefined) return code
  const arrow = new RegExp(`=${helper.replaceAll('$', '\\$')}\\(\\(?([\\w$,]*)\\)?=>\\{`, 'g')
  return code.replace(arrow, `=${helper}(function($1){`)
}

/**
 * The SDK's door to large models: with what it drags in a fifth of a bundle and of a cold start, and no door of ours
 * asks for one (docs/adr/0015-no-models-in-the-bundles.md).
 */
const withoutModels: Plugin = {
  name: 'without-models',
  setup: (bundling) => {
    bundling.onLoad({ filter: /@cloudbase[\\/]node-sdk[\\/]dist[\\/]ai[\\/]index\.js$/ }, () => ({
      contents: `exports.createAI = () => { throw new Error('app.ai() is left out of this bundle') }`,
      loader: 'js',
    }))
  },
}

const bundle = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    nodePaths: [at('node_modules')],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    minify: true,
    keepNames: false,
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [withoutModels],
  })
  return outputFiles.map(({ text }) => escaped(withModulesReadLate(text))).join('')
}

/**
 * Bundles one door into a folder that can be uploaded as it is: the real SDK inside, nothing to install.
 * Of the SDK only its models are left out: what else it drags in (mime-db, xml2js …) stands on paths that its uploads
 * and WeChat calls do reach.
 */
const buildDoor = async (source: string, target: string, door: string): Promise<void> => {
  const from = join(source, door)
  const to = join(target, door)
  const code = await bundle(join(from, 'index.ts'))
  mkdirSync(to, { recursive: true })
  const manifest = { name: door, version: '1.0.0', private: true, main: 'index.js' }
  replaceFile(join(to, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  const config = join(from, 'config.json')
  if (existsSync(config)) replaceFile(join(to, 'config.json'), readFileSync(config, 'utf8'))
  else rmSync(join(to, 'config.json'), { force: true })
  replaceFile(join(to, 'index.js'), code)
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

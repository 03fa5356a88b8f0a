import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { at } from './root'

const KB = 1024

/** Upper bounds in KB: WeChat's own limits are far away, a phone on a slow network is not. */
export const budgets = {
  weappMain: 380,
  weappSubpackage: 300,
  shopperBundle: 1_300,
  deskFirstLoad: 350,
} as const

const bytesUnder = (path: string): number => {
  if (!statSync(path).isDirectory()) return path.endsWith('.map') ? 0 : statSync(path).size
  return readdirSync(path).reduce((sum, name) => sum + bytesUnder(join(path, name)), 0)
}

const inKb = (bytes: number): number => Math.round((bytes / KB) * 10) / 10

interface AppJson {
  readonly subPackages?: readonly { readonly root: string }[]
  readonly subpackages?: readonly { readonly root: string }[]
}

export interface WeappSizes {
  readonly mainKb: number
  /** By root of the subpackage. */
  readonly subpackagesKb: Readonly<Record<string, number>>
}

/** What WeChat downloads: everything in the folder, the subpackages apart. */
export const weappSizes = (folder: string = at('dist/weapp')): WeappSizes => {
  const app = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as AppJson
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  const sizes = roots.map((root) => [root, bytesUnder(join(folder, root))] as const)
  const inSubpackages = sizes.reduce((sum, [, bytes]) => sum + bytes, 0)
  return {
    mainKb: inKb(bytesUnder(folder) - inSubpackages),
    subpackagesKb: Object.fromEntries(sizes.map(([root, bytes]) => [root, inKb(bytes)])),
  }
}

/** The code of one door as it is uploaded. */
export const bundleKb = (door: string): number =>
  inKb(statSync(at('dist/cloudfunctions', door, 'index.js')).size)

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

type Manifest = Readonly<Record<string, Chunk>>

/** Where the console begins, and the page that an agent works on. */
const DESK_ENTRIES = ['index.html', 'pages/desk.tsx'] as const

/** Files that are loaded with these chunks, each once. */
const filesOf = (manifest: Manifest, names: readonly string[], found = new Set<string>()): Set<string> => {
  for (const name of names) {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`dist/console has no ${name}`)
    if (found.has(chunk.file)) continue
    for (const file of [chunk.file, ...(chunk.css ?? [])]) found.add(file)
    filesOf(manifest, chunk.imports ?? [], found)
  }
  return found
}

/** What a browser downloads (gzip) before an agent can answer somebody: all scripts and styles of the desk. */
export const deskFirstLoadKb = (folder: string = at('dist/console')): number => {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  const files = [...filesOf(manifest, DESK_ENTRIES)]
  return inKb(files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0))
}

export interface SizeCheck {
  readonly name: string
  readonly kb: number
  readonly budgetKb: number
}

/** Every size that has a budget; throws when something was not built. */
export const measureSizes = (): SizeCheck[] => {
  if (!existsSync(at('dist/weapp/app.json'))) throw new Error('dist/weapp is not built')
  const weapp = weappSizes()
  return [
    { name: 'weapp main', kb: weapp.mainKb, budgetKb: budgets.weappMain },
    ...Object.entries(weapp.subpackagesKb).map(([root, kb]) => ({
      name: `weapp ${root}`,
      kb,
      budgetKb: budgets.weappSubpackage,
    })),
    { name: 'shopper bundle', kb: bundleKb('shopper'), budgetKb: budgets.shopperBundle },
    { name: 'desk, first load', kb: deskFirstLoadKb(), budgetKb: budgets.deskFirstLoad },
  ]
}

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { at } from './root'

const KB = 1024

/** Upper bounds in KB: WeChat's own limits are far away, a phone on a slow network is not. */
export const budgets = { weappMain: 380, weappSubpackage: 300, shopperBundle: 1_300 } as const

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
  ]
}

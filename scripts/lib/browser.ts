import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { at } from './root'
import { run, say } from './run'

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const START_MS = 30_000

/** Whether it really starts: on Ubuntu `chromium-browser` may only be a hint to install a snap. */
const works = (path: string): boolean => {
  if (!existsSync(path)) return false
  if (process.platform === 'win32') return true
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: START_MS }).status === 0
}

const installed = (): string | undefined => KNOWN.find(works)

const apt = (...args: string[]) =>
  run({
    title: `apt-get ${args[0]}`,
    file: 'apt-get',
    args,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  })

/** As root on Debian or Ubuntu: the distribution's own Chromium, and a font that can write Chinese. */
const fromApt = async (): Promise<string | undefined> => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  say('没有找到浏览器，用 apt-get 安装 chromium 和 fonts-noto-cjk')
  await apt('update', '-q')
  const outcome = await apt('install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  if (!outcome.ok) say(outcome.output)
  return installed()
}

interface PackagedChromium {
  readonly default: { executablePath: () => Promise<string> }
}

/** A Chromium inside an npm package (about 70 MB), kept out of node_modules. It needs libnss3 on the system. */
const fromNpm = async (): Promise<string | undefined> => {
  if (process.platform !== 'linux') return undefined
  const folder = at('.cache/browser')
  const entry = join(folder, 'node_modules/@sparticuz/chromium/build/index.js')
  if (!existsSync(entry)) {
    say('没有找到浏览器，从 npm 下载 @sparticuz/chromium 到 .cache/browser（约 70 MB）')
    const args = [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '@sparticuz/chromium@153',
    ]
    const outcome = await run({ title: '下载浏览器', file: 'npm', args })
    if (!outcome.ok) say(outcome.output)
  }
  if (!existsSync(entry)) return undefined
  const chromium = (await import(pathToFileURL(entry).href)) as PackagedChromium
  const path = await chromium.default.executablePath()
  return works(path) ? path : undefined
}

/**
 * The browser that browser tests drive: `CHROMIUM_PATH`, the system's, one from apt-get, one from npm, in this
 * order. Throws, saying what to do, when there is none.
 */
export const ensureBrowser = async (): Promise<string> => {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (works(named)) return named
    throw new Error(`CHROMIUM_PATH 指向的浏览器无法启动：${named}`)
  }
  const path = installed() ?? (await fromApt()) ?? (await fromNpm())
  if (path !== undefined) return path
  throw new Error(
    '没有可用的浏览器。安装 Chromium 或 Chrome（Debian/Ubuntu：sudo apt-get install chromium fonts-noto-cjk），' +
      '或用环境变量 CHROMIUM_PATH 指明它的位置',
  )
}

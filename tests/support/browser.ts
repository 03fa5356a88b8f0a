/** A browser with a shopper's phone and an agent's WeCom, over a local cloud of its own. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Locator, type Page } from 'playwright-core'
import { demoShoppers } from '../../local/demo/shoppers'
import { ensureBrowser } from '../../scripts/lib/browser'
import { clockShift, openLocalPlace, type LocalPlace } from './local-place'

/** A condition that does not come true within this time is a failure; nothing waits so long otherwise. */
const PATIENCE_MS = 10_000

/** Friday 21 November 2025, five past ten in China: the day of docs/look, with both shops open. */
export const STORY_DAY = Date.UTC(2025, 10, 21, 2, 5)

/** Those that Chromium needs to run as root, without a screen, and to itself (docs/reference/taro.md). */
const flags = [
  // A microphone that hums.
  '--use-fake-device-for-media-stream',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface PhoneOptions {
  readonly width?: number
  readonly height?: number
  readonly scheme?: 'light' | 'dark'
  readonly scale?: number
  /** Whether the browser lets pages listen; it does unless told otherwise. */
  readonly hasMicrophone?: boolean
}

export interface ConsoleOptions extends PhoneOptions {
  /** The first of the demo shops unless told otherwise: `<corp id>:<agent id>`. */
  readonly app?: string
}

export interface Phone {
  readonly page: Page
  readonly context: BrowserContext
  /** Opens a page of the mini-program as a link would: `home`, `chat?scene=faq`. */
  readonly open: (page: string) => Promise<void>
}

export interface Stage {
  readonly place: LocalPlace
  /** The phone of a demo shopper, showing nothing yet. */
  readonly phone: (name: string, options?: PhoneOptions) => Promise<Phone>
  /** WeCom of an agent, by name, open on the chat with the app. */
  readonly wecom: (agent: string, options?: PhoneOptions) => Promise<Page>
  /** The console of an agent, by name, signed in on the shop's desk. */
  readonly console: (agent: string, options?: ConsoleOptions) => Promise<Page>
  /** Pictures of every open page; tells the folder. */
  readonly shootAll: (title: string) => Promise<string>
  readonly close: () => Promise<void>
}

const shopperCalled = (name: string) => {
  const found = demoShoppers.find((shopper) => shopper.name === name)
  if (!found) throw new Error(`no demo shopper is called ${name}`)
  return found
}

const addressOf = (url: string, name: string, page: string): string => {
  const { appid, openid } = shopperCalled(name)
  const [path = '', query = ''] = page.split('?')
  const who = new URLSearchParams({ appid, openid }).toString()
  return `${url}/h5/?${who}#/pages/${path}/index${query === '' ? '' : `?${query}`}`
}

/** Opens the browser and the cloud. */
export const openStage = async (beginsAt: number = STORY_DAY): Promise<Stage> => {
  const [executablePath, place] = await Promise.all([ensureBrowser(), openLocalPlace(beginsAt)])
  const browser = await chromium.launch({ executablePath, args: flags })
  const contexts: BrowserContext[] = []

  const newContext = async (options: PhoneOptions) => {
    const { width = 390, height = 844, scheme = 'light', scale = 1, hasMicrophone = true } = options
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      deviceScaleFactor: scale,
      permissions: hasMicrophone ? ['microphone'] : [],
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      hasTouch: false,
    })
    context.setDefaultTimeout(PATIENCE_MS)
    await context.addInitScript(clockShift(place.shiftMs))
    contexts.push(context)
    return context
  }

  return {
    place,
    phone: async (name, options = {}) => {
      const context = await newContext(options)
      const page = await context.newPage()
      const open = async (path: string) => {
        await page.goto('about:blank') // only the hash may differ, and that would not load the page anew
        await page.goto(addressOf(place.url, name, path))
      }
      return { page, context, open }
    },
    wecom: async (agent, options = {}) => {
      const context = await newContext({ width: 1100, ...options })
      const page = await context.newPage()
      await page.goto(`${place.url}/wecom-standin/`)
      const row = page.locator('.side .row').filter({ hasText: agent })
      await row.waitFor({ state: 'attached' }) // loaded; on a phone it is hidden behind the chat
      if (!(await row.isVisible())) await page.getByRole('button', { name: '换一位客服' }).click()
      await row.click()
      await page.locator('#sub').filter({ hasText: agent }).waitFor()
      return page
    },
    console: async (agent, { app, ...options } = {}) => {
      const context = await newContext({ width: 1440, height: 900, ...options })
      const page = await context.newPage()
      await page.goto(`${place.url}/console/${app === undefined ? '' : `?app=${app}`}`)
      await page.getByRole('link', { name: new RegExp(`^${agent}`) }).click()
      await page.getByRole('navigation', { name: '功能' }).waitFor()
      return page
    },
    shootAll: async (title) => {
      const folder = mkdtempSync(join(tmpdir(), 'xiaomei-browser-'))
      const pages = contexts.flatMap((context) => context.pages())
      for (const [index, page] of pages.entries()) {
        await page.screenshot({
          path: join(folder, `${title.replace(/\W+/g, '-').slice(0, 60)}-${index}.png`),
        })
      }
      return folder
    },
    close: async () => {
      await browser.close()
      await place.close()
    },
  }
}

/**
 * The tests of one story: each goes on where the one before ended, so that after a failure the others fail at
 * once. A failure leaves pictures of every page and says where.
 */
export const storyOf = (stage: () => Stage) => {
  let broken = ''
  return (title: string, act: () => Promise<void>): void =>
    it(title, async () => {
      if (broken !== '') throw new Error(`comes after “${broken}”, which failed`)
      try {
        await act()
      } catch (error) {
        broken = title
        process.stderr.write(`pictures of the failure: ${await stage().shootAll(title)}\n`)
        throw error
      }
    })
}

/** Waits until it is to be seen. */
export const seen = (what: Locator): Promise<void> => what.first().waitFor({ state: 'visible' })

export const gone = (what: Locator): Promise<void> => what.first().waitFor({ state: 'hidden' })

/** What people do on the pages, in their words. */
import type { FileChooser, Locator, Page } from 'playwright-core'
import { seen } from './browser'
import { amr } from './films'

/** Waits until the page that was opened last stands where it belongs: it slides in. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const shown = [...document.querySelectorAll('.page')].filter((one) => one.getClientRects().length > 0)
    const top = shown.at(-1)?.getBoundingClientRect()
    return top?.left === 0 && document.getAnimations().every(({ playState }) => playState !== 'running')
  })
}

/** What opens when something is to be chosen; the privacy sheet is agreed to when it is asked for before. */
const chooserOf = async (page: Page, open: () => Promise<void>): Promise<FileChooser> => {
  const choosing = page.waitForEvent('filechooser')
  await open()
  const agree = page.getByRole('button', { name: '同意', exact: true })
  const asked = agree.waitFor({ state: 'visible' }).then(
    () => true,
    () => false,
  )
  if (await Promise.race([asked, choosing.then(() => false)])) await agree.click()
  return choosing
}

const filesOf = (photos: readonly Photo[]) =>
  photos.map(({ name, mimeType, buffer }) => ({ name, mimeType, buffer }))

/** Lays photos into the form of a claim. */
export const attachPhotos = async (page: Page, ...photos: readonly Photo[]): Promise<void> => {
  const add = page.getByRole('button', { name: '添加照片或视频' }).filter({ visible: true })
  const chooser = await chooserOf(page, () => add.click())
  await chooser.setFiles(filesOf(photos))
}

/** The chat of the shopper that is in view. */
export class Chat {
  constructor(readonly page: Page) {}

  /** One's own words, as bubbles. */
  readonly own = (text: string): Locator => this.bubbles('shopper', text)
  readonly bots = (text: string): Locator => this.bubbles('bot', text)
  readonly agents = (text: string): Locator => this.bubbles('agent', text)

  get field(): Locator {
    return this.page.locator('.composer__field textarea, textarea.composer__field').first()
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text)
    await this.button('发送').click()
  }

  async sendPhotos(...photos: readonly Photo[]): Promise<void> {
    await this.choosePhotos(...photos)
    await this.page.locator('.media-tray').getByRole('button', { name: /^发送/ }).click()
  }

  /** Lays them into the tray. */
  async choosePhotos(...photos: readonly Photo[]): Promise<void> {
    const chooser = await this.openChooser('照片')
    await chooser.setFiles(filesOf(photos))
  }

  /** `room`: so many zeros behind it, made in the browser: carrying megabytes there takes long. */
  async chooseVideo({ name, mimeType, buffer }: Photo, room = 0): Promise<void> {
    const chooser = await this.openChooser('视频')
    await chooser.element().evaluate(
      (input: HTMLInputElement, film) => {
        const chosen = new DataTransfer()
        const parts = [new Uint8Array(film.bytes), new Uint8Array(film.room)]
        chosen.items.add(new File(parts, film.name, { type: film.mimeType }))
        input.files = chosen.files
        input.dispatchEvent(new Event('change'))
      },
      { name, mimeType, room, bytes: [...buffer] },
    )
  }

  private openChooser(what: string): Promise<FileChooser> {
    return chooserOf(this.page, async () => {
      await this.openTray()
      await this.page.locator('.panel__choice').filter({ hasText: what }).click() // photos in the list have that name too
    })
  }

  async openTray(): Promise<void> {
    if (await this.button('更多').isVisible()) await this.button('更多').click()
  }

  /** The texts of all bubbles, from the top. */
  texts(): Promise<string[]> {
    return this.page.locator('.message .bubble').allInnerTexts()
  }

  private bubbles(speaker: string, text: string): Locator {
    return this.page.locator(`.message--${speaker} .bubble`).getByText(text, { exact: true })
  }
}

export interface Photo {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** The agent's chat with the app. */
export class Desk {
  constructor(readonly page: Page) {}

  get lines(): Locator {
    return this.page.locator('#thread > *')
  }

  async say(text: string): Promise<void> {
    await this.page.getByLabel('回复').fill(text)
    await this.page.getByRole('button', { name: '发送', exact: true }).click()
  }

  /** Three seconds as WeCom records them. */
  async sendVoice(): Promise<void> {
    const file = { name: 'voice.amr', mimeType: 'audio/amr', buffer: Buffer.from(amr(150)) }
    await this.page.locator('#picture').setInputFiles(file)
  }

  async sendPhoto(photo: Photo): Promise<void> {
    const { name, mimeType, buffer } = photo
    await this.page.locator('#picture').setInputFiles({ name, mimeType, buffer })
  }

  /** A line of the app that has these words. */
  said(text: string | RegExp): Locator {
    return this.page.locator('#thread').locator('.msg:not(.me), .ack').filter({ hasText: text })
  }

  /** The number of the session that came last. */
  async sessionNumber(): Promise<string> {
    const card = this.page.locator('.tcard h2 .mark').last()
    await seen(card)
    return card.innerText()
  }
}

/** A photo of something that the shop sells, taken from its drawing. */
export const photoOf = async (page: Page, url: string, name = 'photo.jpg'): Promise<Photo> => {
  const sheet = await page.context().newPage()
  await sheet.setViewportSize({ width: 480, height: 480 })
  await sheet.goto(url)
  // as large as the picture, whatever size the drawing has
  await sheet.evaluate(() => {
    for (const side of ['width', 'height']) document.documentElement.setAttribute(side, '100%')
  })
  const isPng = name.endsWith('.png')
  const buffer = await sheet.screenshot(isPng ? { type: 'png' } : { type: 'jpeg', quality: 80 })
  await sheet.close()
  return { name, mimeType: isPng ? 'image/png' : 'image/jpeg', buffer }
}

/** A photo as a phone takes it: too large to be sent as it is; every pixel differs a little from the next. */
export const largePhoto = async (page: Page, colour: 'red' | 'blue'): Promise<Photo> => {
  const data = await page.evaluate((hue) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3_000, height: 2_000 })
    const pen = canvas.getContext('2d')
    const noise = pen?.createImageData(3_000, 2_000)
    if (!pen || !noise) throw new Error('no canvas')
    for (let at = 0; at < noise.data.length; at += 4) {
      const grain = (at * 7_919) % 97
      noise.data.set(
        [hue === 'red' ? 150 + grain : grain, grain, hue === 'blue' ? 150 + grain : grain, 255],
        at,
      )
    }
    pen.putImageData(noise, 0, 0)
    return canvas.toDataURL('image/jpeg', 0.95)
  }, colour)
  const buffer = Buffer.from(data.slice(data.indexOf(',') + 1), 'base64')
  return { name: `${colour}.jpg`, mimeType: 'image/jpeg', buffer }
}

/** How far anything visible sticks out of the window at the right, px; lists that are swiped sideways may. */
export const sticksOut = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const swiped = (one: Element): boolean => {
      for (let up = one.parentElement; up !== null; up = up.parentElement) {
        if (
          ['auto', 'scroll', 'hidden'].includes(getComputedStyle(up).overflowX) &&
          up.clientWidth < up.scrollWidth
        )
          return (
            up !== document.documentElement &&
            up !== document.body &&
            up.getBoundingClientRect().right <= innerWidth
          )
      }
      return false
    }
    const over = [...document.querySelectorAll('body *')]
      .filter((one) => one.getClientRects().length > 0 && !swiped(one))
      .map((one) => one.getBoundingClientRect().right - innerWidth)
    return Math.max(0, ...over, document.documentElement.scrollWidth - innerWidth)
  })

/** The smaller side of what answers a touch around its middle, px; an invisible edge counts. */
export const touchSide = (target: Locator): Promise<number> =>
  target.first().evaluate((one) => {
    const { left, top, width, height } = one.getBoundingClientRect()
    const reach = (dx: number, dy: number): number => {
      let px = 0
      for (; px < 60; px += 1) {
        const hit = document.elementFromPoint(left + width / 2 + dx * px, top + height / 2 + dy * px)
        if (hit === null || !one.contains(hit)) break
      }
      return px
    }
    return Math.min(reach(-1, 0) + reach(1, 0), reach(0, -1) + reach(0, 1))
  })

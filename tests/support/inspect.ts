/** What keeps people from using a page: too dark, too wide, too small, without a name. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Phone } from './browser'
import { settled, sticksOut } from './pages'

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** Screens that people hold, px wide. */
const widths = [320, 390, 430] as const
/** WeChat's largest letters, percent. */
const LARGE = 140
/** What a finger needs, px; one less for what rounding takes. */
const TOUCH_PX = 43

interface AxeWindow {
  readonly axe: {
    run: (
      context: unknown,
      options: unknown,
    ) => Promise<{
      violations: {
        id: string
        impact: string
        nodes: { target: string[]; html: string; any: { message: string }[] }[]
      }[]
    }>
  }
}

/** Serious and critical findings of axe, a line each. */
export const askAxe = async (page: Page, rules?: readonly string[]): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as AxeWindow
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      elementRef: false,
      ...(only ? { runOnly: { type: 'rule', values: only } } : {}),
    })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(
          ({ target, html, any }) =>
            `${id} ${target.join(' ')} ${any[0]?.message ?? ''} ${html.slice(0, 120)}`,
        ),
      )
  }, rules)
}

/** Makes the letters of every page as large as WeChat's setting would. */
const setLetters = (page: Page, percent: number): Promise<void> =>
  page.evaluate((wanted) => {
    for (const one of document.querySelectorAll('.page')) {
      one.className = one.className.replace(/page--text-\d+/, `page--text-${wanted}`)
    }
  }, percent)

/** What is to be touched and answers to less than a finger needs; an invisible edge counts. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate((least) => {
    const roles = ['button', 'tab', 'link', 'radio', 'checkbox', 'menuitem', 'option']
    const selector = [...roles.map((role) => `[role=${role}]`), 'button', 'a', 'input', 'textarea'].join()
    const reach = (
      one: Element,
      [x, y]: readonly [number, number],
      [dx, dy]: readonly [number, number],
    ): number => {
      let px = 0
      for (; px < 60; px += 1) {
        const hit = document.elementFromPoint(x + dx * px, y + dy * px)
        if (hit === null || !one.contains(hit)) break
      }
      return px
    }
    return [...document.querySelectorAll(selector)].flatMap((one) => {
      if (one.getClientRects().length === 0) return []
      one.scrollIntoView({ block: 'center', inline: 'center' })
      const { left, top, width, height } = one.getBoundingClientRect()
      const middle = [left + width / 2, top + height / 2] as const
      const hit = document.elementFromPoint(...middle)
      // Links within a text are as high as its line; what lies under a sheet is not to be touched.
      if (hit === null || !one.contains(hit) || getComputedStyle(one).display === 'inline') return []
      const side = Math.min(
        reach(one, middle, [-1, 0]) + reach(one, middle, [1, 0]),
        reach(one, middle, [0, -1]) + reach(one, middle, [0, 1]),
      )
      const name = one.getAttribute('aria-label') ?? one.textContent
      return side < least ? [`${one.className} “${name}” ${side} px`] : []
    })
  }, TOUCH_PX)

/** Words that are cut off sideways although nothing scrolls there and no ellipsis says so. */
const cutWords = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.page, .page *')].flatMap((one) => {
      if (one.getClientRects().length === 0 || one.scrollWidth <= one.clientWidth + 1) return []
      if (one.textContent.trim() === '') return [] // a photo may be cut
      const { overflowX, textOverflow, display } = getComputedStyle(one)
      if (overflowX !== 'hidden' || textOverflow === 'ellipsis' || display === 'inline') return []
      return [`${one.className} ${one.scrollWidth} in ${one.clientWidth}: ${one.textContent.slice(0, 40)}`]
    }),
  )

/** Looks at it at every width, with large letters, light and dark; what is wrong, a line each. */
export const inspect = async (page: Page): Promise<string[]> => {
  await settled(page)
  const found = (await askAxe(page)).map((what) => `light: ${what}`)
  await page.emulateMedia({ colorScheme: 'dark' })
  found.push(...(await askAxe(page, ['color-contrast'])).map((what) => `dark: ${what}`))
  await page.emulateMedia({ colorScheme: 'light' })

  const size = page.viewportSize() ?? { width: 390, height: 844 }
  for (const percent of [100, LARGE]) {
    await setLetters(page, percent)
    for (const width of widths) {
      await page.setViewportSize({ ...size, width })
      const over = await sticksOut(page)
      const where = `${width} px at ${percent} %`
      if (over > 0) found.push(`${where}: sticks out by ${over} px`)
      found.push(...(await cutWords(page)).map((what) => `${where}: cut off ${what}`))
      if (width === 320) found.push(...(await smallTargets(page)).map((what) => `${where}: small ${what}`))
    }
  }
  await setLetters(page, 100)
  await page.setViewportSize(size)
  return found
}

/** Every call to the cloud. */
export const CALLS = '**/call/**'

/** How a phone is looked through, page by page. */
export const inspecting = (phone: () => Phone) => ({
  button: (name: string | RegExp) => phone().page.getByRole('button', { name }).filter({ visible: true }),
  text: (words: string | RegExp) => phone().page.getByText(words).filter({ visible: true }),
  field: (name: string) => phone().page.getByLabel(name, { exact: true }),
  /** Nothing keeps anybody out of what the page shows now. */
  fine: async (name: string): Promise<void> =>
    expect({ name, faults: await inspect(phone().page) }).toEqual({ name, faults: [] }),
  /** The cloud is out of reach for as long as that takes. */
  offline: async (act: () => Promise<void>): Promise<void> => {
    const { context } = phone()
    await context.route(CALLS, (route) => route.abort())
    await act().finally(() => context.unroute(CALLS))
  },
})

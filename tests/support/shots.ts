import type { Page } from 'playwright-core'

const folder = process.env.SHOTS ?? ''

/** Pictures of the page for a person to look at, light and dark; none unless SHOTS names a folder. */
export const shot = async (page: Page, name: string): Promise<void> => {
  if (folder === '') return
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: `${folder}/${name}-${scheme}.png` })
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

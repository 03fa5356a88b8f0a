import { seen, type Stage } from '../../tests/support/browser'
import type { Shoot } from './shoot'

/** 林晓's console, open on the session of the story's shopper, while the others are hers as well. */
export const shootDesk = async (stage: Stage, shoot: Shoot): Promise<void> => {
  const page = await stage.console('林晓', { width: 1280, height: 800 })
  await page.getByRole('link', { name: /张女士/ }).click()
  const thread = page.getByRole('log', { name: '聊天记录' })
  await seen(thread.getByText('好的，另一只是好的，只退一只'))
  await page.getByRole('textbox', { name: '回复张女士' }).fill('好的张女士，只退一只')
  await page.mouse.move(0, 0)
  await page.waitForLoadState('networkidle')
  await shoot(page, 'desk')
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot(page, 'desk-dark')
  await page.context().close()
}

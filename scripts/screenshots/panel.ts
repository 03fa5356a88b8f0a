import { seen, type Stage } from '../../tests/support/browser'
import type { Shoot } from './shoot'

/** The page of the local cloud, on a desk and on a phone. */
export const shootPanel = async (stage: Stage, shoot: Shoot): Promise<void> => {
  const url = `${stage.place.url}/_local/`
  const { page } = await stage.phone('张雨晴', { width: 1440, height: 900 })
  await page.goto(url)
  await seen(page.locator('.bars'))
  await shoot(page, 'panel-overview')
  await page.goto(`${url}#collections/sessions`)
  await seen(page.locator('.documents b'))
  await shoot(page, 'panel-documents')
  const { page: phone } = await stage.phone('张雨晴', { scheme: 'dark' })
  await phone.goto(url)
  await seen(phone.locator('.bars'))
  await shoot(phone, 'panel-phone')
}

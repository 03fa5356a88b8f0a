import { playCases } from '../../local/demo/cases/play'
import { gone, seen, type Phone, type Stage } from '../../tests/support/browser'
import { attachPhotos, photoOf, settled } from '../../tests/support/pages'
import { pathToFileURL } from 'node:url'
import { at } from '../lib/root'
import type { Shoot } from './shoot'

/** 张雨晴's cups of this morning. */
const CUPS = '251118204516037'

const photo = (phone: Phone, name: string) =>
  photoOf(phone.page, pathToFileURL(at(`local/demo/cases/photos/${name}.jpg`)).href, `${name}.jpg`)

/** She asks for the money of one broken cup, with what the shop's policy says of it before she sends it. */
const shootForm = async (phone: Phone, shoot: Shoot): Promise<void> => {
  const { page, open } = phone
  const button = (name: string | RegExp) => page.getByRole('button', { name }).filter({ visible: true })
  await open(`case-form?orderNo=${CUPS}`)
  await button(/手捏陶瓷杯.*增加 1 件/).click()
  await page.getByRole('radio', { name: /^仅退款/ }).click()
  await button(/原因/).click()
  await page.getByRole('radio', { name: /收到时破损/ }).click()
  await page.getByLabel('说明', { exact: true }).fill('把手从根部断了，外箱没破。')
  await attachPhotos(page, await photo(phone, 'cup-broken'), await photo(phone, 'cup-crack'))
  await gone(page.locator('.evidence-tile__veil'))
  await seen(page.getByText('免退货，商品不用寄回'))
  await settled(page)
  await page.locator('.policy-hint').evaluate((hint) => hint.scrollIntoView({ block: 'end' }))
  await shoot(page, 'case-form')
}

/** The blanket that went back: refunded, its freight paid. */
const shootCase = async ({ page, open }: Phone, shoot: Shoot): Promise<void> => {
  await open('cases')
  await page.locator('.case-row').filter({ hasText: '澳洲羊毛盖毯', visible: true }).click()
  await seen(page.locator('.case-head__title').filter({ visible: true }))
  await settled(page)
  await page.waitForLoadState('networkidle')
  await shoot(page, 'case')
}

/** What 林晓 has to decide, and what a supervisor writes down so that nobody has to. */
const shootDesk = async (stage: Stage, shoot: Shoot): Promise<void> => {
  const page = await stage.console('林晓', { width: 1160, height: 700 })
  await page.getByRole('navigation').getByRole('link', { name: /售后/ }).click()
  await page.getByRole('link', { name: /澳洲羊毛盖毯/ }).click()
  await seen(page.getByRole('button', { name: '放大看照片 2' }))
  await page.waitForLoadState('networkidle')
  await shoot(page, 'desk-cases')
  await page.context().close()
  const supervisor = await stage.console('周可', { width: 1120, height: 700 })
  await supervisor.getByRole('navigation').getByRole('link', { name: /政策/ }).click()
  await seen(supervisor.getByRole('heading', { name: '政策' }))
  await supervisor.waitForLoadState('networkidle')
  await shoot(supervisor, 'policy')
  await supervisor.context().close()
}

/** After-sales from both sides, with the cases of the demo. */
export const shootAfterSales = async (stage: Stage, phone: Phone, shoot: Shoot): Promise<void> => {
  await playCases(stage.place, stage.place.now())
  await shootForm(phone, shoot)
  await shootCase(phone, shoot)
  await shootDesk(stage, shoot)
}

/** What the stories of the console share: shoppers without a phone on the stage, and what keeps agents out. */
import { createClient, type Client } from '../../core/contracts/client'
import { shopperContract, type ShopperContract } from '../../core/contracts/shopper.contract'
import type { Rating } from '../../core/conversation/rating'
import { demoShoppers } from '../../local/demo/shoppers'
import type { JSHandle, Locator, Page } from 'playwright-core'
import { askAxe } from './inspect'
import type { LocalPlace } from './local-place'
import { sticksOut, type Photo } from './pages'
import { must } from './talk'

let said = 0

/** What a demo shopper can ask for. */
export const clientOf = ({ cloud }: LocalPlace, name: string): Client<ShopperContract> => {
  const shopper = demoShoppers.find((one) => one.name === name)
  if (!shopper) throw new Error(`no demo shopper is called ${name}`)
  const { appid, openid } = shopper
  return createClient('shopper', shopperContract, (door, call) => cloud.call(door, call, { appid, openid }))
}
const conversationOf = (place: LocalPlace, name: string) => clientOf(place, name).conversation

/** She rates the session that has just ended. */
export const rateLast = async (place: LocalPlace, name: string, rating: Rating): Promise<void> => {
  const conversation = conversationOf(place, name)
  const { service } = await must(conversation.pull({ after: 0 }))
  if (service.status !== 'ended') throw new Error('no session has ended')
  await must(conversation.rate({ clientId: `console-${(said += 1)}`, sessionId: service.sessionId, rating }))
}

/** A demo shopper comes in from the home page, and says these one after the other. */
export const callShopper = async (place: LocalPlace, name: string, ...texts: readonly string[]) => {
  const conversation = conversationOf(place, name)
  const clientId = () => `console-${(said += 1)}`
  await must(conversation.enter({ clientId: clientId(), scene: { from: 'home' } }))
  for (const text of texts) {
    await must(conversation.send({ clientId: clientId(), body: { kind: 'text', text } }))
  }
}

/** WeChat has nothing against what she shows in a case: agents see it from then on. */
export const judged = async (place: LocalPlace, name: string, caseNo: string): Promise<void> => {
  const { cloud } = place
  const her = clientOf(place, name)
  while ((await must(her.cases.find({ caseNo }))).case.evidence.some(({ check }) => check !== undefined)) {
    await cloud.fireTimer('clock')
    for (const traceId of [...cloud.wx.verdicts.open]) await cloud.wx.verdicts.decide(traceId, 'pass')
  }
}

/** Whatever moved stands still, and antd's colours, which follow the page's by script, are those of the page. */
const still = (page: Page) =>
  page.waitForFunction(() => {
    const app = document.querySelector('.ant-app')
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.color = 'var(--ink-1)'
    const ink = getComputedStyle(probe).color
    probe.remove()
    const isThemed = app === null || getComputedStyle(app).color === ink
    return isThemed && document.getAnimations().every(({ playState }) => playState !== 'running')
  })

/** What keeps agents from using the page as it stands, light and dark; a line each. */
export const inspectDesk = async (page: Page): Promise<string[]> => {
  await still(page)
  const light = (await askAxe(page)).map((what) => `light: ${what}`)
  await page.emulateMedia({ colorScheme: 'dark' })
  await still(page)
  const dark = (await askAxe(page, ['color-contrast'])).map((what) => `dark: ${what}`)
  await page.emulateMedia({ colorScheme: 'light' })
  const over = await sticksOut(page)
  return [...light, ...dark, ...(over > 0 ? [`sticks out by ${over} px`] : [])]
}

/** Files as a hand carries them over the page. */
const carried = (page: Page, files: readonly Photo[]): Promise<JSHandle<DataTransfer>> =>
  page.evaluateHandle(
    (all) => {
      const hand = new DataTransfer()
      for (const { name, mimeType, bytes } of all) {
        hand.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }))
      }
      return hand
    },
    files.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: [...buffer] })),
  )

/** Holds files over it. */
export const dragsOver = async (what: Locator, files: readonly Photo[]): Promise<void> =>
  what.dispatchEvent('dragover', { dataTransfer: await carried(what.page(), files) })

/** Drops files on it; tells whether the page keeps the browser from opening them. */
export const drops = async (what: Locator, files: readonly Photo[]): Promise<'kept' | 'opened'> => {
  const hand = await carried(what.page(), files)
  return what.evaluate((target, dataTransfer) => {
    const init = { dataTransfer, bubbles: true, cancelable: true }
    target.dispatchEvent(new DragEvent('dragover', init))
    return target.dispatchEvent(new DragEvent('drop', init)) ? 'opened' : 'kept'
  }, hand)
}

import type { Wish } from '../../core/aftersales/case'
import type { StaffDeed } from '../../core/aftersales/desk-view'
import type { CaseView } from '../../core/aftersales/view'
import type { Client } from '../../core/contracts/client'
import type { ShopperContract } from '../../core/contracts/shopper.contract'
import { MINUTE } from '../../core/shared/time'
import { png } from './images'
import { openDesk, type Member } from './desk'
import { must, talkOf } from './talk'
import { uploadOf } from './upload'
import { openWorld, type World } from './world'

/** 张雨晴's orders in the demo shop: cups that came this morning, a blanket of last week, an apron not sent yet. */
export const CUPS = '261118204516037'
export const BLANKET = '261110193011582'
export const APRON = '261121084306254'
export const ON_ITS_WAY = '261119132207118'

/** One cup came broken. */
export const brokenCup = (more: Partial<Wish> = {}): Wish => ({
  type: 'refundOnly',
  reason: 'damaged',
  goods: 'received',
  lines: [{ item: 0, quantity: 1, amountFen: 5_000 }],
  description: '把手从根部断了，外箱没破',
  evidence: [],
  ...more,
})

/** A world with WeChat Pay in which 张雨晴 asks and 林晓 decides. */
export const caseRig = async (env: Readonly<Record<string, string>> = {}, admission = false) => {
  const world: World = await openWorld({ withPay: true, admission, env })
  const desk = openDesk(world)
  const zhang = talkOf(world.shopper())
  const lin = await desk.member('linxiao')
  const cases = zhang.client.cases
  for (const { orderNo, paidFen } of (await must(zhang.client.orders.list({}))).orders) {
    world.pay.wasPaid(orderNo, paidFen)
  }

  /** A photo as the form keeps it. */
  const photo = async (orderNo = CUPS, width = 40) => {
    const uploadId = await uploadOf(world, zhang.client, png({ width }))
    const { file } = await must(cases.addFile({ orderNo, uploadId, kind: 'photo' }))
    return { fileId: file.fileId, kind: file.kind }
  }
  const submit = async (wish: Wish, orderNo = CUPS): Promise<CaseView> =>
    (await must(cases.submit({ clientId: zhang.id(), orderNo, wish }))).case
  const find = async (caseNo: string, client: Client<ShopperContract> = zhang.client): Promise<CaseView> =>
    (await must(client.cases.find({ caseNo }))).case

  const staffDo = async (caseNo: string, deed: StaffDeed, who: Member = lin) => {
    const { version } = (await must(who.cases.find({ caseNo }))).case
    return who.cases.act({ clientId: zhang.id(), caseNo, version, deed })
  }
  /** A return that was approved, and sent back. */
  const sendBack = async (wish: Wish): Promise<string> => {
    const { caseNo } = await submit(wish)
    await must(staffDo(caseNo, { type: 'approve', waivesReturn: false, prepays: false }))
    const parcel = { trackingNo: 'YT8832417055263' }
    await must(cases.ship({ clientId: zhang.id(), caseNo, parcel }))
    return caseNo
  }
  /** Time goes by as the clock sees it. */
  const pass = async (ms: number, stepMs = MINUTE): Promise<void> => {
    for (let gone = 0; gone < ms; gone += stepMs) {
      world.clock.pass(Math.min(stepMs, ms - gone))
      await world.pay.settled()
      await world.tick()
    }
  }
  /** A cup that came too late for the birthday went back: the shop bears the freight, up to ¥12. */
  const bringBack = async (): Promise<string> => {
    const late = brokenCup({ type: 'return', reason: 'lateDelivery', description: '生日过了才到' })
    const caseNo = await sendBack(late)
    await must(staffDo(caseNo, { type: 'confirmReceipt' }))
    await pass(MINUTE)
    await must(staffDo(caseNo, { type: 'findIntact' }))
    await pass(MINUTE)
    return caseNo
  }
  return { world, desk, zhang, lin, cases, photo, submit, find, staffDo, sendBack, bringBack, pass }
}

export type CaseRig = Awaited<ReturnType<typeof caseRig>>

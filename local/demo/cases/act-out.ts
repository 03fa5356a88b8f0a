import { readFileSync } from 'node:fs'
import { refundableOf } from '../../../core/aftersales/refundable'
import { isAboutMoney, type Evidence } from '../../../core/aftersales/kinds'
import type { Wish } from '../../../core/aftersales/case'
import { hear } from '../../../core/logistics/follow'
import { parcelIdOf } from '../../../core/logistics/parcel'
import { waybillOf } from '../../../core/logistics/tracking-no'
import type { Result } from '../../../core/shared/result'
import type { Shop } from '../../../core/shop/shop'
import type { DeskActor, ShopperActor } from '../../../server/actor'
import type { Cloudbase } from '../../../server/adapters/cloudbase/app'
import { changeParcel } from '../../../server/parcels/change'
import { onTrack } from '../../../server/parcels/on-track'
import { tellNews } from '../../../server/parcels/tell'
import type { Ports } from '../../../server/ports'
import { act, rate, ship } from '../../../server/usecases/cases/act'
import { addFile } from '../../../server/usecases/cases/form'
import { submit } from '../../../server/usecases/cases/submit'
import { act as actAtDesk } from '../../../server/usecases/desk/cases/act'
import { begin } from '../../../server/usecases/uploads/begin'
import { root } from '../../../scripts/lib/root'
import type { Cast, Happening } from './choose'
import type { Deed, PhotoName, Plot } from './plots'

/** Everything that is needed to do something in the past. */
export interface Stage {
  readonly ports: Ports
  readonly cloudbase: Cloudbase
}

/** A cast whose case has its number, once it was asked for. */
export interface Played extends Cast {
  readonly shop: Shop
  caseNo: string
}

/** @throws what a demo that is right is not refused */
const must = async <T>(asked: Promise<Result<T>>): Promise<T> => {
  const reply = await asked
  if (!reply.ok) throw new Error(`the demo was refused: ${reply.error}`)
  return reply.value
}

const shopperOf = ({ shop, order }: Played): ShopperActor => ({ role: 'shopper', shop, openid: order.openid })

const agentOf = async ({ ports }: Stage, { shop }: Played): Promise<DeskActor> => {
  const agent = await ports.agents.find(shop._id, 'linxiao')
  if (!agent) throw new Error('nobody is at the desk')
  return { role: 'agent', shop, agent }
}

/** Carried and kept as the form does it. */
const keepPhoto = async ({ ports, cloudbase }: Stage, played: Played, name: PhotoName): Promise<Evidence> => {
  const who = { actor: shopperOf(played), ports }
  const fileContent = readFileSync(`${root}/local/demo/cases/photos/${name}.jpg`)
  const { uploadId, cloudPath } = await must(begin({ kind: 'image', bytes: fileContent.length }, who))
  await cloudbase.app.uploadFile({ cloudPath, fileContent })
  const { orderNo } = played.order
  const { file } = await must(addFile({ orderNo, uploadId, kind: 'photo' }, who))
  return { fileId: file.fileId, kind: file.kind }
}

const linesOf = ({ asks: { type, reason, pieces } }: Plot, { order }: Played): Wish['lines'] => {
  const items = pieces === undefined ? order.items : order.items.slice(0, 1)
  const wanted = items.map(({ quantity }, item) => ({ item, quantity: pieces ?? quantity }))
  const found = refundableOf(order, { wanted, reason, held: [] })
  if (!found.ok) throw new Error(`the demo asks for too much: ${found.error}`)
  return found.value.lines.map(({ item, quantity, amountFen }) => ({
    ...{ item, quantity },
    amountFen: isAboutMoney(type) ? amountFen : 0,
  }))
}

const ask = async (stage: Stage, played: Played): Promise<void> => {
  const { plot, order } = played
  const { type, reason, goods = 'received', words, photos } = plot.asks
  const evidence: Evidence[] = []
  for (const name of photos) evidence.push(await keepPhoto(stage, played, name))
  const lines = linesOf(plot, played)
  const wish = { type, reason, goods, lines, description: words, evidence }
  const asked = { clientId: `demo-${order.orderNo}`, orderNo: order.orderNo, wish }
  const { case: opened } = await must(submit(asked, { actor: shopperOf(played), ports: stage.ports }))
  played.caseNo = opened.caseNo
}

const versionOf = async ({ ports }: Stage, { caseNo }: Played): Promise<number> =>
  (await ports.cases.find(caseNo))?.record.state.version ?? 0

type ByShopper = Extract<Deed, { readonly by: 'shopper' }>

const byShopper = async (stage: Stage, played: Played, deed: ByShopper): Promise<unknown> => {
  const { caseNo } = played
  const known = { clientId: `demo-${caseNo}-${deed.does}`, caseNo }
  const who = { actor: shopperOf(played), ports: stage.ports }
  switch (deed.does) {
    case 'ship':
      return must(ship({ ...known, parcel: { company: deed.company, trackingNo: deed.trackingNo } }, who))
    case 'rate':
      return must(rate({ ...known, stars: deed.stars, comment: deed.comment }, who))
    default:
      return must(act({ ...known, version: await versionOf(stage, played), deed: deed.does }, who))
  }
}

/** The parcel that goes back is seen somewhere, as 快递100 would push it. */
const moveParcel = async (
  { ports }: Stage,
  { shop, caseNo }: Played,
  { text, state }: Extract<Deed, { readonly by: 'carrier' }>,
): Promise<void> => {
  const sent = (await ports.cases.find(caseNo))?.record.state.parcel
  if (!sent) throw new Error('the demo moves a parcel that nobody sent')
  const now = ports.now()
  const word = { points: [{ at: now, text, state }], ...(state === 'signed' && { signedAt: now }) }
  const parcel = await changeParcel(ports, shop, {
    id: parcelIdOf(shop._id, waybillOf(sent)),
    by: (followed) => hear(followed, word, { source: 'carrier', now }),
  })
  if (parcel) await tellNews(ports, { shop, parcel }, onTrack)
}

/** What happens then, by the use cases of whoever does it. */
export const actOut = async (stage: Stage, played: Played, { does }: Happening): Promise<void> => {
  if (does === 'ask') return ask(stage, played)
  switch (does.by) {
    case 'shopper':
      await byShopper(stage, played, does)
      return
    case 'carrier':
      return moveParcel(stage, played, does)
    case 'agent': {
      const { caseNo } = played
      const version = await versionOf(stage, played)
      const asked = { clientId: `demo-${caseNo}-${does.does.type}`, caseNo, version, deed: does.does }
      await must(actAtDesk(asked, { actor: await agentOf(stage, played), ports: stage.ports }))
    }
  }
}

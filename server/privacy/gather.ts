import { filesToHandOut } from '../../core/conversation/turn-files'
import {
  claimLines,
  followUpLines,
  markLines,
  messageLines,
  ratedAnswerLines,
  requestLine,
  toLines,
} from '../../core/privacy/export'
import { downloadMs, privacyOf } from '../../core/privacy/policy'
import { moved, type DataRequest, type Progress } from '../../core/privacy/request'
import { conversationIdOf } from '../../core/shared/ids'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { keep } from './change'
import { fileLines } from './file-lines'
import { caseLines } from './gather-cases'
import { invoiceLines } from './invoices'

/** One step reads so many turns. */
const TURNS_A_STEP = 100

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Who she is to the shop, her orders, how she claimed them and what she asked of them. */
const headLines = async (ports: Ports, shop: Shop, request: DataRequest): Promise<object[]> => {
  const { shopId, openid } = request
  const [shopper, orders, requests, followUps, asks, cases, invoices, marks] = await Promise.all([
    ports.shoppers.find(shopId, openid),
    ports.personalData.ordersOf(request),
    ports.personalData.requestsOf(request),
    ports.personalData.followUpsOf(request),
    ports.personalData.asksOf(request),
    caseLines(ports, request, downloadMs(privacyOf(shop))),
    invoiceLines(ports, request, downloadMs(privacyOf(shop))),
    ports.personalData.marksOf(request),
  ])
  const about = { kind: 'about', shop: shop.name, preparedAt: new Date(ports.now()).toISOString() }
  return [
    about,
    ...(shopper ? [{ kind: 'shopper', name: shopper.name, gender: shopper.gender }] : []),
    ...orders.map((order) => ({ kind: 'order', order })),
    ...claimLines(orders),
    ...requests.map(requestLine),
    ...followUpLines(followUps),
    ...ratedAnswerLines(asks),
    ...cases,
    ...invoices,
    ...markLines(marks),
  ]
}

const finish = async (ports: Ports, shop: Shop, { request, progress }: Gathered): Promise<void> => {
  const parts = await Promise.all(progress.parts.map((part) => ports.files.read(part)))
  const head = bytesOf(toLines(await headLines(ports, shop, request)))
  const whole = Buffer.concat([head, ...parts.map((part) => part ?? new Uint8Array())])
  const fileId = await ports.files.keep(request.shopId, whole, 'jsonl')
  const now = ports.now()
  const until = now + downloadMs(privacyOf(shop))
  const ready = moved(request, { status: 'ready', at: now, fileId, until })
  if (!ready.ok || !(await keep(ports, ready.value, 'clock'))) return
  for (const part of progress.parts) await ports.files.remove(part)
}

interface Gathered {
  readonly request: DataRequest
  readonly progress: Progress
}

/** One step of a download: the next turns become a part; after the last one the parts become one file. */
export const gatherStep = async (ports: Ports, shop: Shop, gathered: Gathered): Promise<void> => {
  const { request, progress } = gathered
  const conversationId = conversationIdOf(request.shopId, request.openid)
  const turns = await ports.turns.after(conversationId, progress.seq, TURNS_A_STEP)
  const last = turns[turns.length - 1]
  if (!last) return finish(ports, shop, gathered)
  const lines = [
    ...turns.flatMap(messageLines),
    ...(await fileLines(ports, turns.flatMap(filesToHandOut), downloadMs(privacyOf(shop)))),
  ]
  const part = await ports.files.keep(request.shopId, bytesOf(toLines(lines)), 'part')
  const next = { ...progress, seq: last.seq, parts: [...progress.parts, part] }
  const step = moved(request, { status: 'preparing', at: ports.now(), progress: next })
  if (step.ok) await keep(ports, step.value, 'clock')
}

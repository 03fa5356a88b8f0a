import type { WechatActor } from '../actor'
import { merchantOf, type Merchant, type Merchants } from '../adapters/wechatpay/merchants'
import { openNotification, type NotificationRefusal, type Notified } from '../adapters/wechatpay/notification'
import type { Ports } from '../ports'
import type { Entry, Opened } from '../serve'
import { bodyOf, headerOf, HttpEvent } from './http-event'

const respond = (statusCode: number, body: object) => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
  isBase64Encoded: false,
})

/** 200 ends the repeats of a notification, anything else brings it again. */
const taken = respond(200, { code: 'SUCCESS' })
const again = respond(500, { code: 'FAIL', message: '稍后再试' })

type Refusal = NotificationRefusal | 'unknownMerchant'

const refused = (why: Refusal, ports: Ports): Opened<WechatActor> => {
  ports.log.info('payment notification refused', { why })
  return { kind: 'answered', response: respond(401, { code: 'FAIL', message: '验签失败' }) }
}

/** The address of notifications ends in `/<mchid>`: before it is decrypted nothing else names the merchant. */
const merchantAt = ({ path }: HttpEvent, merchants: Merchants): Merchant | undefined => {
  const mchid = path.split('/').filter(Boolean).pop()
  return merchants.find((merchant) => merchant.mchid === mchid)
}

/** The shop whose transfer this is; null when the merchant made it elsewhere. */
const shopOf = async ({ refundBook, payoutBook, shops }: Ports, { kind, report }: Notified) => {
  const book = kind === 'refund' ? refundBook : payoutBook
  const transfer = await book.byNumber(report.number)
  return transfer && shops.find(transfer.shopId)
}

const openEvent = async (
  event: HttpEvent,
  merchants: Merchants,
  ports: Ports,
): Promise<Opened<WechatActor>> => {
  const merchant = merchantAt(event, merchants)
  if (!merchant) return refused('unknownMerchant', ports)
  const sealed = { body: bodyOf(event).toString('utf8'), header: (name: string) => headerOf(event, name) }
  const notified = openNotification(sealed, merchant, ports.now())
  if (!notified.ok) return refused(notified.error, ports)
  const shop = notified.value && (await shopOf(ports, notified.value))
  if (!notified.value || !shop) return { kind: 'answered', response: taken }
  if (merchantOf(merchants, shop._id) !== merchant) return refused('foreignMerchant', ports)
  const { kind, report } = notified.value
  return {
    kind: 'call',
    actor: { role: 'wechat', shop },
    call: { procedure: `money.${kind}Said`, input: report },
    answer: (reply) => (reply.ok ? taken : again),
  }
}

/**
 * The door `wechat`: WeChat Pay's notifications come by HTTP access, where the signature vouches for them; everything
 * else is `push`.
 */
export const wechatDoor = (push: Entry<WechatActor>, merchants: Merchants): Entry<WechatActor> => ({
  open: (raw, context, ports) => {
    const event = HttpEvent.safeParse(raw)
    return event.success ? openEvent(event.data, merchants, ports) : push.open(raw, context, ports)
  },
})

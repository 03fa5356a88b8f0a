import * as z from 'zod/mini'
import { endOfKuaidi100, Kuaidi100Push, wordOfKuaidi100 } from '../../core/logistics/kuaidi100'
import { err, ok, type Result } from '../../core/shared/result'
import type { SystemActor } from '../actor'
import { isSigned, saltOf, type Kuaidi100Accounts } from '../adapters/kuaidi100/accounts'
import type { Ports } from '../ports'
import type { Entry, Opened } from '../serve'
import { bodyOf, HttpEvent } from './http-event'

/** A push is the whole track, bytes. */
const MOST_BYTES = 1_000_000

/** As 快递100 wants to be answered (推送接口): anything but `true` is pushed again after half an hour, three times. */
const respond = (statusCode: number, message: string) => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ result: statusCode === 200, returnCode: String(statusCode), message }),
  isBase64Encoded: false,
})

const refusals = {
  notFound: [404, '没有这个地址'],
  badSignature: [401, '签名不对'],
  notJson: [400, '读不懂'],
} as const

const refused = (why: keyof typeof refusals, ports: Ports): Opened<SystemActor> => {
  ports.log.info('push of a parcel refused', { why })
  const [status, message] = refusals[why]
  return { kind: 'answered', response: respond(status, message) }
}

/** `…/kuaidi100/<shop>/<carrier>/<number>`: the address that was given with the subscription names the parcel. */
const addressed = (path: string): { readonly shopId: string; readonly parcelId: string } | null => {
  const [trackingNo, carrier, shopId, name] = path.split('/').filter(Boolean).reverse()
  if (name !== 'kuaidi100' || !shopId || !carrier || !trackingNo) return null
  return { shopId, parcelId: [shopId, carrier, trackingNo].join(':') }
}

/** Whether this request is for the entry of 快递100, of those that stand at one door. */
export const isOfKuaidi100 = (event: unknown): boolean => {
  const read = z.object({ path: z.string() }).safeParse(event)
  return read.success && addressed(read.data.path) !== null
}

const parse = (param: string): unknown => {
  try {
    return JSON.parse(param) as unknown
  } catch {
    return null
  }
}

const answer = (reply: Result<unknown>): unknown =>
  reply.ok ? respond(200, '成功') : respond(500, '请再推送一次')

interface Signed {
  readonly shopId: string
  readonly parcelId: string
  readonly param: string
}

/** What was pushed, once it is certain that 快递100 pushed it, about the parcel that the address names. */
const signedIn = (
  event: HttpEvent,
  accounts: Kuaidi100Accounts,
): Result<Signed, 'notFound' | 'badSignature'> => {
  const to = addressed(event.path)
  const account = to && accounts.get(to.shopId)
  const body = bodyOf(event)
  if (!account || event.httpMethod.toUpperCase() !== 'POST' || body.length > MOST_BYTES)
    return err('notFound')
  const form = new URLSearchParams(body.toString('utf8'))
  const [param, sign] = [form.get('param') ?? '', form.get('sign') ?? '']
  const isOurs = isSigned(param, { sign, salt: saltOf(account, to.parcelId) })
  return isOurs ? ok({ ...to, param }) : err('badSignature')
}

const openPush = async (
  event: HttpEvent,
  accounts: Kuaidi100Accounts,
  ports: Ports,
): Promise<Opened<SystemActor>> => {
  const signed = signedIn(event, accounts)
  if (!signed.ok) return refused(signed.error, ports)
  const { shopId, parcelId, param } = signed.value
  const shop = await ports.shops.find(shopId)
  if (!shop) return refused('notFound', ports)
  const push = Kuaidi100Push.safeParse(parse(param))
  if (!push.success) return refused('notJson', ports)

  const word = wordOfKuaidi100(push.data.lastResult ?? {})
  return {
    kind: 'call',
    actor: { role: 'system', shop, keyId: 'kuaidi100' },
    call: { procedure: 'parcels.told', input: { parcelId, word, ...endOfKuaidi100(push.data) } },
    answer,
  }
}

/** Pushes of 快递100: the signature vouches for the parcel that the address names, and that names the shop. */
export const kuaidi100Entry = (accounts: Kuaidi100Accounts): Entry<SystemActor> => ({
  open: async (raw, _context, ports) => {
    const event = HttpEvent.safeParse(raw)
    return event.success ? openPush(event.data, accounts, ports) : refused('notFound', ports)
  },
})

import tcb from '@cloudbase/node-sdk'
import * as z from 'zod/mini'
import { appidKey, type Shop } from '../../core/shop/shop'
import type { WechatActor } from '../actor'
import type { Ports } from '../ports'
import type { Entry, Opened } from '../serve'

/** `wxa_media_check` of version 2, as WeChat's message push hands it to a cloud function (JSON, the names are WeChat's). */
const MediaJudged = z.object({
  MsgType: z.literal('event'),
  Event: z.literal('wxa_media_check'),
  appid: z.string(),
  trace_id: z.string(),
  version: z.literal(2),
  errcode: z.int(),
  result: z.optional(z.object({ suggest: z.enum(['pass', 'review', 'risky']) })),
})

/** `wxainsurance_claim_result`: it names no mini-program, only the payment. */
const ClaimJudged = z.object({
  MsgType: z.literal('event'),
  Event: z.literal('wxainsurance_claim_result'),
  upload_event: z.object({ OrderNo: z.string() }),
})

/** What WeChat expects for everything that it needs not send again. */
const DONE = 'success'

/** Did a mini-program's user call this function, directly or through another? WeChat's own push says neither. */
const isCalledByUser = (context: unknown): boolean => {
  const { TCB_SOURCE } = { ...tcb.getCloudbaseContext(context as never) } as { TCB_SOURCE?: unknown }
  return typeof TCB_SOURCE === 'string' && /^wx_(client|devtools|http)\b/.test(TCB_SOURCE)
}

const forbidden: Opened<WechatActor> = {
  kind: 'answered',
  response: { ok: false, error: 'forbidden' },
}
const nothing: Opened<WechatActor> = { kind: 'answered', response: DONE }

const calling = (shop: Shop, procedure: string, input: object): Opened<WechatActor> => ({
  kind: 'call',
  actor: { role: 'wechat', shop },
  call: { procedure, input },
  answer: (reply) => (reply.ok ? DONE : reply),
})

const openClaim = async (event: unknown, ports: Ports): Promise<Opened<WechatActor>> => {
  const read = ClaimJudged.safeParse(event)
  if (!read.success) return nothing // another kind of push
  const reference = read.data.upload_event.OrderNo
  const insurance = await ports.insurances.byReference(reference)
  const shop = insurance && (await ports.shops.find(insurance.shopId))
  return shop ? calling(shop, 'insurance.claimJudged', { reference }) : nothing
}

/**
 * WeChat's message push (云开发 “消息推送”). Whoever calls a function chooses its event, so what a user sends is refused
 * by its source; beyond that a verdict must name a trace id that only WeChat and we know.
 */
export const wechatEntry: Entry<WechatActor> = {
  open: async (event, context, ports): Promise<Opened<WechatActor>> => {
    if (isCalledByUser(context)) return forbidden
    const read = MediaJudged.safeParse(event)
    if (!read.success) return openClaim(event, ports)
    const { appid, trace_id: traceId, errcode, result } = read.data
    const shop = await ports.shops.byKey(appidKey(appid))
    if (!shop) return forbidden
    const suggest = errcode === 0 ? (result?.suggest ?? null) : null
    return calling(shop, 'checks.judged', { traceId, suggest, errcode })
  },
}

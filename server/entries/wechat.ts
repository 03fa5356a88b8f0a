import tcb from '@cloudbase/node-sdk'
import * as z from 'zod/mini'
import { appidKey } from '../../core/shop/shop'
import type { WechatActor } from '../actor'
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

/**
 * WeChat's message push (云开发 “消息推送”). Whoever calls a function chooses its event, so what a user sends is refused
 * by its source; beyond that a verdict must name a trace id that only WeChat and we know.
 */
export const wechatEntry: Entry<WechatActor> = {
  open: async (event, context, ports): Promise<Opened<WechatActor>> => {
    if (isCalledByUser(context)) return forbidden
    const read = MediaJudged.safeParse(event)
    if (!read.success) return { kind: 'answered', response: DONE } // another kind of push
    const { appid, trace_id: traceId, errcode, result } = read.data
    const shop = await ports.shops.byKey(appidKey(appid))
    if (!shop) return forbidden
    const suggest = errcode === 0 ? (result?.suggest ?? null) : null
    return {
      kind: 'call',
      actor: { role: 'wechat', shop },
      call: { procedure: 'checks.judged', input: { traceId, suggest, errcode } },
      answer: (reply) => (reply.ok ? DONE : reply),
    }
  },
}

import type { RefusalCode } from '../contracts/refusals'
import type { ItemProblem } from '../orders/intake/read-push'

/** Why a whole push was refused before anything of it was read. */
export type GateRefusal = 'notFound' | 'tooLarge' | 'badSignature' | 'stale' | 'notJson'

/** What the developer of a shop's own system reads. */
export const intakeWords = {
  gate: {
    notFound: '没有这个地址：请 POST 到 …/orders',
    tooLarge: '请求体超过 1 MB，请分几次推送',
    badSignature: '签名不对：请检查密钥、X-Xiaomei-* 请求头，以及签名所用的是不是原样的请求体',
    stale: '时间戳与服务器相差超过 5 分钟，请校准时钟后重新签名',
    notJson: '请求体不是 JSON',
  } satisfies Record<GateRefusal, string>,
  refusals: {
    badRequest: '请求体应为 {"orders": […], "parcels": […]}',
    tooMany: '一次最多 200 条（订单加包裹），请分几次推送',
    replayed:
      '这个 nonce 已经用过：这次请求收到过了。不确定是否成功时，请换 nonce 重新签名再推一次，重复推送不会重复入库',
    tooFast: '推送太频繁，每分钟最多 120 次，请一分钟后再试',
    internal: '我们这边出了问题，请稍后换 nonce 重新签名再推一次，重复推送不会重复入库',
  } satisfies Partial<Record<RefusalCode, string>>,
  problems: {
    missing: '缺少这个字段',
    wrongType: '类型不对',
    outOfRange: '太大、太小、太长或为空',
    badFormat: '格式不对',
    badTime: '不是时间，应为 2026-11-21T10:05:00+08:00，或不带时区的北京时间 2026-11-21 10:05:00',
    badStatus: '不认识的订单状态',
    fromFuture: '比现在晚，请校准时钟',
    amountsDisagree: '金额对不上',
  } satisfies Record<ItemProblem, string>,
} as const

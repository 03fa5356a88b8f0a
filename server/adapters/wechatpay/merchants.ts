import * as z from 'zod/mini'
import { ShopId } from '../../../core/shared/ids'

const Pem = z.string().check(z.regex(/^-----BEGIN /))

/** What WeChat Pay has to be told of the scene of a transfer (转账场景报备信息): by the scene's own list. */
const SceneReport = z.object({ type: z.string(), content: z.string() })

const Merchant = z.lazy(() =>
  z.object({
    /** 商户号. */
    mchid: z.string().check(z.regex(/^\d{4,32}$/)),
    /** The mini-program whose openids transfers go to; it has to be bound to the merchant. */
    appid: z.string(),
    /** Shops that are paid through this account. */
    shopIds: z.array(ShopId),
    /** 商户API证书: its serial number, and its private key as PEM. */
    serial: z.string(),
    privateKey: Pem,
    /** APIv3密钥: notifications are encrypted by it. */
    apiV3Key: z.string().check(z.length(32)),
    /**
     * What WeChat Pay signs by: 微信支付公钥 by its id (`PUB_KEY_ID_…`), or certificates of the platform by serial
     * number. While one follows the other both stand here.
     */
    platformKeys: z.record(z.string(), Pem),
    /** Where notifications go: HTTP access of the door `wechat`, ending in `/<mchid>`. */
    notifyUrl: z.string(),
    /** Absent: payouts wait, and after half an hour the supervisors are told. */
    transfer: z.optional(z.object({ sceneId: z.string(), reports: z.array(SceneReport) })),
  }),
)
export type Merchant = z.infer<typeof Merchant>

/** Merchant accounts with their secrets; from the environment only (`WECHAT_PAY`, JSON). */
export type Merchants = readonly Merchant[]

/** @throws when the variable is set and not understood: half of the accounts would be worse than none */
export const readMerchants = (json: string | undefined): Merchants =>
  json ? z.array(Merchant).parse(JSON.parse(json)) : []

export const merchantOf = (merchants: Merchants, shopId: string): Merchant | undefined =>
  merchants.find(({ shopIds }) => shopIds.includes(shopId))

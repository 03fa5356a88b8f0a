import { generateKeyPairSync } from 'node:crypto'

/** What a merchant and WeChat Pay know of each other; made anew for each machine, so nothing of it is secret. */
export interface PayAccount {
  readonly mchid: string
  readonly appid: string
  readonly shopIds: readonly string[]
  /** Of the merchant's certificate. */
  readonly serial: string
  readonly apiV3Key: string
}

export interface PayKeys {
  readonly merchant: { readonly privateKey: string; readonly publicKey: string }
  /** 微信支付公钥, by which the stand-in's answers and notifications are verified. */
  readonly platform: { readonly id: string; readonly privateKey: string; readonly publicKey: string }
}

const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })

/** Takes about 0.2 s. */
export const createPayKeys = (): PayKeys => ({
  merchant: pair(),
  platform: { id: 'PUB_KEY_ID_0119000000012026112200000000000001', ...pair() },
})

interface Addresses {
  /** Of the stand-in, without `/v3`. */
  readonly baseUrl: string
  /** Of the door, without the merchant's number. */
  readonly notifyUrl: string
}

/** The functions' environment, as an operator would set it. */
export const payEnv = (
  accounts: readonly PayAccount[],
  { merchant, platform }: PayKeys,
  { baseUrl, notifyUrl }: Addresses,
): Readonly<Record<'WECHAT_PAY' | 'WECHAT_PAY_BASE_URL', string>> => ({
  WECHAT_PAY_BASE_URL: baseUrl,
  WECHAT_PAY: JSON.stringify(
    accounts.map((account) => ({
      ...account,
      privateKey: merchant.privateKey,
      platformKeys: { [platform.id]: platform.publicKey },
      notifyUrl: `${notifyUrl}/${account.mchid}`,
      transfer: {
        sceneId: '1011',
        reports: [{ type: '赔付原因', content: '售后补偿' }],
      },
    })),
  ),
})

import { isWeapp } from './env'

/** What names a transfer to WeChat. */
export interface TransferTicket {
  readonly mchId: string
  readonly appId: string
  readonly package: string
}

interface WechatTransfers {
  readonly canIUse?: (name: string) => boolean
  readonly requestMerchantTransfer?: (
    asked: TransferTicket & {
      readonly success: () => void
      readonly fail: (why: { readonly errMsg?: string }) => void
    },
  ) => void
}

/** WeChat's own object: this one is newer than Taro's types. Absent in a browser. */
declare const wx: WechatTransfers | undefined

/**
 * What came of it. shown: WeChat's page was open; whether she confirmed is for the server to hear. left: she went back
 * without. failed: it did not open. tooOld: this WeChat does not know it yet. notHere: this is no WeChat.
 */
export type Taking = 'shown' | 'left' | 'failed' | 'tooOld' | 'notHere'

const wordOf = ({ errMsg = '' }: { readonly errMsg?: string }): Taking =>
  /cancel|close/.test(errMsg) ? 'left' : 'failed'

/** Opens WeChat's page on which money of the shop is confirmed (wx.requestMerchantTransfer; WeChat Pay 4012716430). */
export const takeTransfer = (ticket: TransferTicket): Promise<Taking> =>
  new Promise((resolve) => {
    if (!isWeapp || typeof wx === 'undefined') return resolve('notHere')
    const { requestMerchantTransfer, canIUse } = wx
    if (!requestMerchantTransfer || canIUse?.('requestMerchantTransfer') === false) return resolve('tooOld')
    requestMerchantTransfer({
      ...ticket,
      success: () => resolve('shown'),
      fail: (why) => resolve(wordOf(why)),
    })
  })

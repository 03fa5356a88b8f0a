import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/** WeChat reads the bars on a waybill; in a browser the number is typed. */
export const canScan = isWeapp

/** What the bars say; null when nothing was scanned. */
export const scanCode = async (): Promise<string | null> => {
  try {
    const { result } = await Taro.scanCode({ scanType: ['barCode', 'qrCode'] })
    return result === '' ? null : result
  } catch {
    return null
  }
}

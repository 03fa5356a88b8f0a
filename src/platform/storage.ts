import Taro from '@tarojs/taro'
import { browserShopper } from './shopper'

/** In a browser several shoppers share one storage; in WeChat everyone has their own. */
const keyOf =
  process.env.TARO_ENV === 'weapp'
    ? (name: string): string => `xiaomei.${name}`
    : (name: string): string => {
        const { appid, openid } = browserShopper()
        return `xiaomei.${appid}.${openid}.${name}`
      }

/** What was stored under that name, null when nothing was. The caller checks its shape. */
export const readStored = (name: string): unknown => {
  try {
    const text: unknown = Taro.getStorageSync(keyOf(name))
    return typeof text === 'string' && text !== '' ? JSON.parse(text) : null
  } catch {
    return null
  }
}

/** Stores a JSON value; null removes it. A full storage loses comfort, never a message that was sent. */
export const writeStored = (name: string, value: unknown): void => {
  try {
    if (value === null) return Taro.removeStorageSync(keyOf(name))
    Taro.setStorageSync(keyOf(name), JSON.stringify(value))
  } catch {
    // Full or forbidden: what is on the screen stays, it is only not there after a restart.
  }
}

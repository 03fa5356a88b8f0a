import Taro from '@tarojs/taro'
import { browserShopper, type BrowserShopper } from './shopper'

const keyFor = ({ appid, openid }: BrowserShopper, name: string): string =>
  `xiaomei.${appid}.${openid}.${name}`

/** In a browser several shoppers share one storage; in WeChat everyone has their own. */
const keyOf =
  process.env.TARO_ENV === 'weapp'
    ? (name: string): string => `xiaomei.${name}`
    : (name: string): string => keyFor(browserShopper(), name)

const readAt = (key: string): unknown => {
  try {
    const text: unknown = Taro.getStorageSync(key)
    return typeof text === 'string' && text !== '' ? JSON.parse(text) : null
  } catch {
    return null
  }
}

/** What was stored under that name, null when nothing was. The caller checks its shape. */
export const readStored = (name: string): unknown => readAt(keyOf(name))

/** As readStored, of that shopper of this browser. */
export const readStoredOf = (shopper: BrowserShopper, name: string): unknown => readAt(keyFor(shopper, name))

/** Stores a JSON value; null removes it. A full storage loses comfort, never a message that was sent. */
export const writeStored = (name: string, value: unknown): void => {
  try {
    if (value === null) return Taro.removeStorageSync(keyOf(name))
    Taro.setStorageSync(keyOf(name), JSON.stringify(value))
  } catch {
    // Full or forbidden: what is on the screen stays, it is only not there after a restart.
  }
}

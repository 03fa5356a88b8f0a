import Taro from '@tarojs/taro'
import { deviceNow } from './clock'

export type PageName = 'home' | 'chat' | 'orders' | 'order-detail'

const urlOf = (page: PageName, params: Readonly<Record<string, string>>): string => {
  const query = Object.entries(params)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  return `/pages/${page}/index${query === '' ? '' : `?${query}`}`
}

/** WeChat keeps this many pages above each other and refuses the next. */
const MOST_PAGES = 10

/** Taps on the same thing within this time are one wish. */
const ONE_WISH_MS = 1_000
let last = { url: '', at: 0 }

/** Opens a page above this one; on a full stack in place of it. A double tap opens it once. */
export const openPage = (page: PageName, params: Readonly<Record<string, string>> = {}): void => {
  const url = urlOf(page, params)
  const at = deviceNow()
  if (url === last.url && at - last.at < ONE_WISH_MS) return
  last = { url, at }
  if (Taro.getCurrentPages().length < MOST_PAGES) void Taro.navigateTo({ url })
  else void Taro.redirectTo({ url })
}

/** Back to the page below; a page that was opened by a link goes home. */
export const goBack = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.reLaunch({ url: urlOf('home', {}) })
}

/** The page's parameters as they were written; the router of the browser decodes them, WeChat does not. */
export const pageParam = (params: Readonly<Record<string, string | undefined>>, name: string): string => {
  const raw = params[name] ?? ''
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}

import Taro from '@tarojs/taro'
import { deviceNow, newClientId } from './clock'
import { isWeapp } from './env'

export type PageName =
  | 'home'
  | 'chat'
  | 'orders'
  | 'order-detail'
  | 'privacy'
  | 'history'
  | 'claim'
  | 'request'
  | 'cases'
  | 'case'
  | 'case-form'
  | 'invoice'
  | 'faq'
  | 'answer'

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
let last: { readonly from: unknown; readonly url: string; readonly at: number } | undefined

/** What the chat is to say is said once for one tap, although a browser may load its page again. */
const withVisit = (params: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  'ask' in params ? { ...params, visit: newClientId() } : params

/** Opens a page above this one; on a full stack in place of it. A double tap opens it once. */
export const openPage = (page: PageName, params: Readonly<Record<string, string>> = {}): void => {
  const url = urlOf(page, params)
  const pages = Taro.getCurrentPages()
  const top = pages[pages.length - 1]
  // The browser's list is copied at each look; there the path names the instance.
  const from: unknown = isWeapp ? top : top?.path
  const wish = { from, url, at: deviceNow() }
  if (wish.from === last?.from && url === last?.url && wish.at - last.at < ONE_WISH_MS) return
  last = wish
  const address = { url: urlOf(page, withVisit(params)) }
  if (pages.length < MOST_PAGES) void Taro.navigateTo(address)
  else void Taro.redirectTo(address)
}

/** Opens a page in place of this one: what was filled in here is sent, and going back does not lead to it. */
export const replacePage = (page: PageName, params: Readonly<Record<string, string>> = {}): void =>
  void Taro.redirectTo({ url: urlOf(page, params) })

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

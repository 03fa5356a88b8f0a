import { webDoor } from './web/door'
import { heldSession } from './web/session'

/** Who the browser plays: WeChat knows it by itself, a browser is told (the local cloud's shopper chooser). */
export interface BrowserShopper {
  readonly appid: string
  readonly openid: string
}

const STORED_AT = 'xiaomei.shopper'

const parse = (text: string | null): Partial<BrowserShopper> => {
  try {
    return (JSON.parse(text ?? '{}') ?? {}) as Partial<BrowserShopper>
  } catch {
    return {}
  }
}

/** Who signed in on the web; else from the page's address (`?appid=…&openid=…`), else from what the chooser stored. Browser only. */
export const browserShopper = (): BrowserShopper => {
  if (webDoor) return { appid: webDoor.appid, openid: heldSession()?.who ?? '' }
  const query = new URLSearchParams(window.location.search)
  const stored = parse(window.localStorage.getItem(STORED_AT))
  return {
    appid: query.get('appid') ?? stored.appid ?? '',
    openid: query.get('openid') ?? stored.openid ?? '',
  }
}

/** The headers by which the local cloud knows what WeChat would vouch for. */
export const browserHeaders = (): Record<string, string> => {
  const { appid, openid } = browserShopper()
  return { 'x-local-appid': appid, 'x-local-openid': openid }
}

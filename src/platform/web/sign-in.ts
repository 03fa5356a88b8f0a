import Taro from '@tarojs/taro'
import { createClient } from '../../../core/contracts/client'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { sessionContract } from '../../../core/contracts/session.contract'
import { err } from '../../../core/shared/result'
import { browserShopper } from '../shopper'
import { webDoor } from './door'
import { postCall } from './post'
import { forgetSession, heldSession, holdSession } from './session'

const PAGE = '/pages/sign-in/index'
const STATE_AT = 'xiaomei.web.state'
const RETURN_AT = 'xiaomei.web.return'

const { session: api } = createClient('session', sessionContract, async (_door, call) => {
  try {
    return await postCall(webDoor?.session ?? '', call)
  } catch {
    return err('offline')
  }
})

/** The page's own address, without what WeChat added and without the page shown: WeChat keeps no hash. */
const ownAddress = (): string => {
  const url = new URL(window.location.href)
  for (const name of ['code', 'state']) url.searchParams.delete(name)
  url.hash = ''
  return url.toString()
}

const take = (key: string): string => {
  const found = window.localStorage.getItem(key) ?? ''
  window.localStorage.removeItem(key)
  return found
}

/** What WeChat brought back, null when the page was opened otherwise. */
export const broughtBack = (): { readonly code: string; readonly state: string } | null => {
  const query = new URLSearchParams(window.location.search)
  const [code, state] = [query.get('code') ?? '', query.get('state') ?? '']
  return code === '' ? null : { code, state }
}

const showSignIn = (): void => {
  const shown = window.location.hash.replace(/^#/, '')
  if (shown.startsWith(PAGE)) return
  if (shown !== '') window.localStorage.setItem(RETURN_AT, shown)
}

const isKnown = (): boolean => {
  if (webDoor) return broughtBack() === null && (heldSession()?.token ?? '') !== ''
  const { appid, openid } = browserShopper()
  return appid !== '' && openid !== ''
}

/** Before the first page is shown: nobody is signed in, somebody comes back from WeChat, or no shop is named. */
export const beginWithSignIn = (): void => {
  if (isKnown()) return
  showSignIn()
  window.history.replaceState(null, '', `#${PAGE}`)
}

/** The session is over: to the page that begins another, and back here afterwards. */
export const askSignIn = (): void => {
  if (window.location.hash.startsWith(`#${PAGE}`)) return
  showSignIn()
  void Taro.reLaunch({ url: PAGE })
}

/** To WeChat; a refusal when that is not possible now. */
export const goToWechat = async (): Promise<RefusalCode | null> => {
  const begun = await api.begin({ redirectTo: ownAddress() })
  if (!begun.ok) return begun.error
  window.localStorage.setItem(STATE_AT, begun.value.state)
  window.location.assign(begun.value.authorizeUrl)
  return null
}

/** Back from WeChat: signs in and opens the page that was left; a refusal when it did not work. */
export const finishSignIn = async (): Promise<RefusalCode | null> => {
  const brought = broughtBack()
  const began = take(STATE_AT)
  // Somebody else's link would sign this browser in as them: only what began here ends here.
  const isOurs = brought !== null && began !== '' && brought.state === began
  const reply = isOurs ? await api.signIn(brought) : err('signInFailed' as const)
  if (!reply.ok) {
    window.history.replaceState(null, '', `${ownAddress()}#${PAGE}`)
    return reply.error
  }
  holdSession(reply.value)
  window.location.replace(`${ownAddress()}#${take(RETURN_AT)}`)
  return null
}

/** Ends the session here and at the door. */
export const signOut = async (): Promise<void> => {
  const token = heldSession()?.token ?? ''
  if (token !== '') await api.signOut({ token })
  forgetSession()
  window.localStorage.removeItem(RETURN_AT)
  window.location.replace(ownAddress())
}

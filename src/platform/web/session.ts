import * as z from 'zod/mini'
import { Session } from '../../../core/contracts/session.contract'
import { deviceNow } from '../clock'
import { webDoor } from './door'
import { postCall } from './post'

/** `heldSince` by the device's clock, which need not be right: only how long it runs counts. */
const Held = z.object({ ...Session.shape, heldSince: z.int() })
type Held = z.infer<typeof Held>

const keyOf = (appid: string): string => `xiaomei.web.${appid}`

const heldAt = (key: string): Held | null => {
  try {
    const stored = Held.safeParse(JSON.parse(window.localStorage.getItem(key) ?? 'null'))
    return stored.success ? stored.data : null
  } catch {
    return null
  }
}

const read = (): Held | null => (webDoor ? heldAt(keyOf(webDoor.appid)) : null)

/** Of any shop's page that this browser was on and not signed out of: which account, and as whom. */
export const formerVisit = (): { readonly appid: string; readonly who: string } | null => {
  for (const key of Object.keys(window.localStorage)) {
    const appid = key.startsWith(keyOf('')) ? key.slice(keyOf('').length) : ''
    const held = appid === '' ? null : heldAt(key)
    if (held) return { appid, who: held.who }
  }
  return null
}

/** The session of this browser; without a token once it is over: then it still tells whose things are kept here. */
export const heldSession = (): Held | null => read()

export const holdSession = (session: Session): void => {
  if (!webDoor) return
  window.localStorage.setItem(keyOf(webDoor.appid), JSON.stringify({ ...session, heldSince: deviceNow() }))
}

export const endSession = (): void => {
  const held = read()
  if (held) holdSession({ ...held, token: '' })
}

/** Signed out: nothing of hers stays in the browser. */
export const forgetSession = (): void => {
  const held = read()
  if (!webDoor || !held) return
  const hers = `xiaomei.${webDoor.appid}.${held.who}`
  for (const key of Object.keys(window.localStorage)) {
    if (key === keyOf(webDoor.appid) || key.startsWith(hers)) window.localStorage.removeItem(key)
  }
  window.indexedDB.deleteDatabase(hers)
}

let renewing: Promise<void> | null = null

const renew = async (url: string, { token }: Held): Promise<void> => {
  const reply = await postCall(url, { procedure: 'session.renew', input: { token } }).catch(() => null)
  const renewed = z.object({ ok: z.literal(true), value: Session }).safeParse(reply)
  if (renewed.success) holdSession(renewed.data.value)
}

/** The token to call with, renewed when half of its time is over; '' when nobody is signed in. */
export const sessionToken = async (): Promise<string> => {
  const held = read()
  if (!webDoor || !held || held.token === '') return ''
  if (deviceNow() - held.heldSince > held.lastsMs / 2) {
    renewing ??= renew(webDoor.session, held).finally(() => (renewing = null))
    await renewing
  }
  return read()?.token ?? ''
}

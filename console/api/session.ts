import type { RefusalCode } from '../../core/contracts/refusals'
import { remoteClient } from '../../core/contracts/client'
import type { Session, SessionContract } from '../../core/contracts/session.contract'
import { createListeners } from '../../core/shared/listeners'
import { ownAddress, place } from './place'
import { postCall } from './post'

/**
 * `over`: it was signed in, and has to sign in again; nothing on the screen is lost by it. `early`: before its time, so
 * that whoever sits here was signed out elsewhere, or answers shoppers no more.
 */
export type SignedIn =
  | { readonly status: 'in' }
  | { readonly status: 'out'; readonly why: RefusalCode | null }
  | { readonly status: 'over'; readonly early: boolean }

/** Times by the device's clock, which need not be right: only how long it runs counts. */
interface Held {
  readonly token: string
  readonly lastsMs: number
  readonly heldSince: number
}

const KEY = `${place?.key ?? ''}.session`
const WHERE = `${place?.key ?? ''}.where`
const BEGAN = `${place?.key ?? ''}.began`
const SIGNED_OUT = `${place?.key ?? ''}.signedOut`

const stored = (): Held | null => {
  try {
    return JSON.parse(window.sessionStorage.getItem(KEY) ?? 'null') as Held | null
  } catch {
    return null
  }
}

let held: Held | null = stored()
let state: SignedIn = held ? { status: 'in' } : { status: 'out', why: null }
const listeners = createListeners()

const become = (next: SignedIn): void => {
  state = next
  listeners.tell()
}

export const signedIn = (): SignedIn => state

export const onSignedIn = listeners.listen

const visiting = remoteClient<SessionContract>('session', (_door, call) =>
  place ? postCall(place.door('session'), call) : Promise.resolve({ ok: false, error: 'notFound' }),
).session

const hold = ({ token, lastsMs }: Session): void => {
  held = { token, lastsMs, heldSince: Date.now() }
  window.sessionStorage.setItem(KEY, JSON.stringify(held))
}

const drop = (): void => {
  held = null
  window.sessionStorage.removeItem(KEY)
}

/** What was asked is refused for want of a session: whoever is at the desk signs in again, where he is. */
export const sessionIsOver = (): void => {
  if (state.status !== 'in') return
  const early = held !== null && Date.now() - held.heldSince < held.lastsMs
  drop()
  become({ status: 'over', early })
}

/** Goes to WeCom to be told who this is, and comes back to this very page. Answers why it could not go. */
export const goSignIn = async (): Promise<RefusalCode | null> => {
  window.sessionStorage.removeItem(SIGNED_OUT)
  const begun = await visiting.begin({ redirectTo: ownAddress() })
  if (!begun.ok) return begun.error
  window.sessionStorage.setItem(WHERE, window.location.hash)
  window.sessionStorage.setItem(BEGAN, begun.value.state)
  window.location.assign(begun.value.authorizeUrl)
  return null
}

/** Has he left on purpose? Then he is not signed in again unasked. */
export const hasSignedOut = (): boolean => window.sessionStorage.getItem(SIGNED_OUT) !== null

interface Brought {
  readonly code: string
  readonly state: string
  /** Was it begun in this window? Somebody else's link would sign this browser in as him. */
  readonly isOurs: boolean
}

/** What WeCom brought back in the page's address is taken from it, and the page is where it was before. */
const broughtBack = (): Brought | null => {
  const query = new URLSearchParams(window.location.search)
  const [code, sealed] = [query.get('code'), query.get('state')]
  if (code === null || sealed === null) return null
  const hash = window.sessionStorage.getItem(WHERE) ?? ''
  const isOurs = window.sessionStorage.getItem(BEGAN) === sealed
  window.sessionStorage.removeItem(WHERE)
  window.sessionStorage.removeItem(BEGAN)
  window.history.replaceState(null, '', `${ownAddress()}${hash}`)
  return { code, state: sealed, isOurs }
}

/** Signs in with what WeCom brought back, if it did. Called once, before anything is shown. */
export const comeBack = async (): Promise<void> => {
  const brought = broughtBack()
  if (!brought) return
  if (!brought.isOurs) return become({ status: 'out', why: 'signInFailed' })
  const session = await visiting.signIn({ code: brought.code, state: brought.state })
  if (!session.ok) return become({ status: 'out', why: session.error })
  hold(session.value)
  become({ status: 'in' })
}

export const signOut = async (): Promise<void> => {
  const token = held?.token
  drop()
  window.sessionStorage.setItem(SIGNED_OUT, '1')
  become({ status: 'out', why: null })
  if (token !== undefined) await visiting.signOut({ token })
}

let renewing: Promise<void> | null = null

const renew = async ({ token }: Held): Promise<void> => {
  const renewed = await visiting.renew({ token })
  if (renewed.ok) hold(renewed.value)
}

/** The token to call with, renewed when half of its time is over; '' when nobody is signed in. */
export const sessionToken = async (): Promise<string> => {
  if (held && Date.now() - held.heldSince > held.lastsMs / 2) {
    renewing ??= renew(held).finally(() => (renewing = null))
    await renewing
  }
  return held?.token ?? ''
}

import { remoteClient } from '../../core/contracts/client'
import type { DeskContract } from '../../core/contracts/desk.contract'
import { hearServerTime } from './server-time'
import { hearReach } from './reach'
import { place } from './place'
import { postCall } from './post'
import { sessionIsOver, sessionToken } from './session'

interface Answer {
  readonly ok?: boolean
  readonly error?: string
  readonly value?: unknown
}

const nowIn = (value: unknown): number | null => {
  const { now } = (value ?? {}) as { readonly now?: unknown }
  return typeof now === 'number' ? now : null
}

/** Everything that the desk can ask. It never throws: what is refused is answered. */
export const api = remoteClient<DeskContract>('call', async (_door, call) => {
  if (!place) return { ok: false, error: 'notFound' }
  const token = await sessionToken()
  if (token === '') return { ok: false, error: 'sessionExpired' }
  const askedAt = Date.now()
  const answer = (await postCall(place.door('call'), call, token)) as Answer
  hearReach(answer.error !== 'offline')
  if (answer.error === 'sessionExpired') sessionIsOver()
  const now = answer.ok === true ? nowIn(answer.value) : null
  if (now !== null) hearServerTime({ now, askedAt, heardAt: Date.now() })
  return answer
})

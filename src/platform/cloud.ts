import Taro from '@tarojs/taro'
import type { Transport } from '../../core/contracts/client'
import type { Call } from '../../core/contracts/procedure'
import { err } from '../../core/shared/result'
import { isWeapp } from './env'
import { timed } from './line'
import { browserHeaders } from './shopper'

/** A door answers within seconds or the line is dead. */
const PATIENCE_MS = 15_000

let started = false
/** Must have been called before anything else of WeChat's cloud. */
export const startCloud = (): void => {
  if (started) return
  Taro.cloud.init(CLOUD_ENV === '' ? {} : { env: CLOUD_ENV })
  started = true
}

const callFunction = async (door: string, call: Call): Promise<unknown> => {
  startCloud()
  const reply = await Taro.cloud.callFunction({ name: door, data: { ...call } })
  return reply.result
}

const post = async (door: string, call: Call): Promise<unknown> => {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  try {
    const response = await fetch(`/call/${door}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...browserHeaders() },
      body: JSON.stringify({ data: call }),
      signal: patience.signal,
    })
    // As wx.cloud.callFunction answers: the door's reply stands in `result`.
    return ((await response.json()) as { result?: unknown }).result
  } finally {
    clearTimeout(timer)
  }
}

const isResult = (reply: unknown): boolean =>
  typeof reply === 'object' && reply !== null && 'ok' in reply && typeof reply.ok === 'boolean'

/**
 * One call to a door: a cloud function in WeChat, the local cloud in a browser.
 * Never throws: an unreached door is `offline`, an answer that is no Result is `internal`.
 */
export const callDoor: Transport = async (door, call) => {
  try {
    const reply = await timed(isWeapp ? callFunction(door, call) : post(door, call))
    return isResult(reply) ? reply : err('internal')
  } catch {
    return err('offline')
  }
}

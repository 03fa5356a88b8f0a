import Taro from '@tarojs/taro'
import type { Transport } from '../../core/contracts/client'
import type { Call } from '../../core/contracts/procedure'
import { err } from '../../core/shared/result'
import { timed } from './line'
import { hearTime } from './server-time'
import { browserHeaders } from './shopper'
import { callWeb } from './web/call'
import { webDoor } from './web/door'
import { postJson } from './web/post'

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

/** As wx.cloud.callFunction answers: the door's reply stands in `result`. */
const callLocal = async (door: string, call: Call): Promise<unknown> => {
  const answer = await postJson(`/call/${door}`, { data: call }, browserHeaders())
  return (answer as { result?: unknown }).result
}

/** Told by the build's own name: what browsers need stays out of the mini-program. */
const carry =
  process.env.TARO_ENV === 'weapp'
    ? callFunction
    : (door: string, call: Call): Promise<unknown> => (webDoor ? callWeb(call) : callLocal(door, call))

const isResult = (reply: unknown): boolean =>
  typeof reply === 'object' && reply !== null && 'ok' in reply && typeof reply.ok === 'boolean'

/**
 * One call to a door: a cloud function in WeChat; in a browser the web door, or the local cloud with its chooser.
 * Never throws: an unreached door is `offline`, an answer that is no Result is `internal`.
 */
export const callDoor: Transport = async (door, call) => {
  try {
    const reply = await timed(carry(door, call))
    hearTime(reply)
    return isResult(reply) ? reply : err('internal')
  } catch {
    return err('offline')
  }
}

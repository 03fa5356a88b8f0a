import type { Call } from '../../core/contracts/procedure'

/** A reply that the door did not send within this time is not waited for any more. */
const PATIENCE_MS = 15_000

const offline = { ok: false, error: 'offline' } as const

/** One call to a door; `offline` when it was not reached. It never throws. */
export const postCall = async (url: string, call: Call, token?: string): Promise<unknown> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(call),
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return (await response.json()) as unknown
  } catch {
    return offline
  }
}

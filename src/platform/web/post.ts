import type { Call } from '../../../core/contracts/procedure'

/** A door answers within seconds or the line is dead. */
const PATIENCE_MS = 15_000

/** Posts JSON and answers the JSON that came back, whatever its status. @throws when there is none in time */
export const postJson = async (
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> => {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: patience.signal,
    })
    return (await response.json()) as unknown
  } finally {
    clearTimeout(timer)
  }
}

/** A call to the web door, as the door takes it. */
export const postCall = (
  url: string,
  { procedure, input }: Call,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> => postJson(url, { procedure, input }, headers)

/** A door behind the platform's HTTP access, as a browser asks it. */
export interface Asked {
  readonly path: string
  readonly call?: unknown
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

type Main = (event: unknown, context: object) => Promise<unknown>

/** Asks the door with one request; its answer, taken from JSON. */
export const asking =
  (main: Main) =>
  async ({ path, call, method = 'POST', headers = {} }: Asked): Promise<Answer> => {
    const event = {
      path,
      httpMethod: method,
      headers: { host: '127.0.0.1:7070', 'content-type': 'application/json', ...headers },
      queryStringParameters: {},
      body: call === undefined ? '' : JSON.stringify(call),
      isBase64Encoded: false,
    }
    const answer = (await main(event, {})) as {
      statusCode: number
      headers: Record<string, string>
      body: string
    }
    const body: unknown = answer.body === '' ? null : JSON.parse(answer.body)
    return { status: answer.statusCode, headers: answer.headers, body }
  }

/** Chooses who one is on the page of a sign-in's stand-in; answers what that brings back. */
export const agree = async (authorizeUrl: string, who: Readonly<Record<string, string>>) => {
  const url = new URL(authorizeUrl)
  for (const [name, value] of Object.entries(who)) url.searchParams.set(name, value)
  const { headers } = await fetch(url, { redirect: 'manual' })
  const back = new URL(headers.get('location') ?? '')
  return { code: back.searchParams.get('code') ?? '', state: back.searchParams.get('state') ?? '' }
}

import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request whose body has not been read yet, with its path under the prefix. */
export interface Exchange {
  readonly req: IncomingMessage
  readonly path: string
  readonly query: URLSearchParams
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

export const json = (body: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
})

export const bytes = (body: Uint8Array | string, headers: Record<string, string>): Answer => ({
  status: 200,
  headers: { 'x-content-type-options': 'nosniff', ...headers },
  body,
})

export const write = (res: ServerResponse, { status, headers, body }: Answer) => {
  res.writeHead(status, headers)
  res.end(body)
}

/** The body of a request, or undefined when it is larger than allowed. */
export const readBody = async (req: IncomingMessage, limit: number): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk) // the rest is read and forgotten, so that the answer can be heard
  }
  return size <= limit ? Buffer.concat(chunks) : undefined
}

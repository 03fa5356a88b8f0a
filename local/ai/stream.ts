import type { ServerResponse } from 'node:http'
import { sendJson } from '../http'

/** So many characters a chunk. */
const CHUNK = 6

const piecesOf = (text: string): readonly string[] => {
  const letters = [...text]
  return Array.from({ length: Math.ceil(letters.length / CHUNK) }, (_, at) =>
    letters.slice(at * CHUNK, (at + 1) * CHUNK).join(''),
  )
}

const DONE = 'data: [DONE]\n\n'

const chunk = (model: string, delta: object, end: string | null = null): string =>
  `data: ${JSON.stringify({
    ...{ id: 'chatcmpl-local', object: 'chat.completion.chunk', created: 0, model },
    choices: [{ index: 0, delta, finish_reason: end }],
  })}\n\n`

const begin = (res: ServerResponse): ServerResponse =>
  res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })

/** Streams what a model wrote: chunk by chunk, why it ended, `[DONE]`. */
export const streamTo = (res: ServerResponse, model: string, written: string): void => {
  begin(res)
  const pieces = piecesOf(written).map((content) => chunk(model, { content }))
  const stop = chunk(model, {}, 'stop')
  for (const event of [chunk(model, { role: 'assistant', content: '' }), ...pieces, stop, DONE]) {
    res.write(event)
  }
  res.end()
}

export const refuseTo = (res: ServerResponse, status: number, code: string): void =>
  sendJson(res, { code, message: code, requestId: 'local' }, status)

const BEGUN = chunk('local', { content: '{"key"' })

/** What goes wrong on the way, by the model's name. */
export const troubles: ReadonlyMap<string, (res: ServerResponse) => void> = new Map([
  /** Nothing comes. */
  ['mute', () => undefined],
  /** It begins, and nothing more comes. */
  ['slow', (res) => void begin(res).write(BEGUN)],
  /** The connection breaks in the middle. */
  ['broken', (res) => void begin(res).write(BEGUN, () => res.destroy())],
  /** The stream ends in the middle. */
  ['unfinished', (res) => void begin(res).end(BEGUN)],
  ['filtered', (res) => void begin(res).end(`${BEGUN}${chunk('filtered', {}, 'content_filter')}${DONE}`)],
  ['failing', (res) => refuseTo(res, 500, 'SYS_ERR')],
  ['usedUp', (res) => refuseTo(res, 429, 'EXCEED_TOKEN_QUOTA_LIMIT')],
  /** An error in place of a stream, and a status that says nothing of it. */
  ['notReady', (res) => sendJson(res, { error: { code: 'model_not_ready', message: 'not ready' } })],
])

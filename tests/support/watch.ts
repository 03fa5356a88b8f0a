import type { Snapshot } from '../../local/bells/snapshot'

/** One line of server-sent events, read as a browser reads it. */
export interface Line {
  /** The next snapshot. Fails when the line ends before. */
  next(): Promise<Snapshot>
  /** Of the last event: a browser sends it when it comes again. */
  mark(): string
  close(): void
}

interface Asked {
  readonly where?: object
  readonly appid?: string
  readonly openid?: string
  readonly mark?: string
}

const fieldsOf = (event: string): Map<string, string> =>
  new Map(
    event.split('\n').map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()]
    }),
  )

export const openWatch = async (url: string, { mark, where = {}, ...who }: Asked): Promise<Line> => {
  const leave = new AbortController()
  const query = new URLSearchParams({ where: JSON.stringify(where), ...who }).toString()
  const headers = mark === undefined ? {} : { 'last-event-id': mark }
  const response = await fetch(`${url}?${query}`, { headers, signal: leave.signal })
  if (!response.ok || !response.body) throw new Error(`refused: ${response.status}`)

  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let read = ''
  let last = mark ?? ''
  const nextEvent = async (): Promise<Map<string, string>> => {
    for (let end = read.indexOf('\n\n'); end === -1; end = read.indexOf('\n\n')) {
      const { value, done } = await reader.read()
      if (done) throw new Error('the line ended')
      read += value
    }
    const end = read.indexOf('\n\n')
    const event = fieldsOf(read.slice(0, end))
    read = read.slice(end + 2)
    return event
  }

  return {
    next: async () => {
      for (;;) {
        const event = await nextEvent()
        last = event.get('id') ?? last
        const data = event.get('data')
        if (data !== undefined) return JSON.parse(data) as Snapshot
      }
    },
    mark: () => last,
    close: () => leave.abort(),
  }
}

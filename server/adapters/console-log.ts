import type { Log } from '../ports'

const plain = (value: unknown): unknown =>
  value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value

const write = (level: 'info' | 'error', message: string, fields: Record<string, unknown> = {}): void => {
  const entries = Object.entries(fields).map(([key, value]) => [key, plain(value)])
  // eslint-disable-next-line no-console -- the platform collects what a function writes here
  console.log(JSON.stringify({ level, message, ...Object.fromEntries(entries) }))
}

/** One line of JSON an entry: CloudBase's log search reads it. */
export const consoleLog: Log = {
  info: (message, fields) => {
    write('info', message, fields)
  },
  error: (message, fields) => {
    write('error', message, fields)
  },
}

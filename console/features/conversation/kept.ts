import { place } from '../../api/place'
import type { Kept } from './ports'

/** Everything that is kept of an agent in this browser begins with this. */
const rootOf = (userid: string): string => `${place?.key ?? ''}.${userid}.`

const readAt = (key: string): unknown => {
  try {
    return JSON.parse(window.localStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** A browser that is full, or keeps nothing, only forgets sooner. */
const writeAt = (key: string, value: unknown): void => {
  try {
    if (value === undefined) window.localStorage.removeItem(key)
    else window.localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // nothing else depends on it
  }
}

/** What is kept of one session of an agent: drafts, replies that could not go, how far it was read. */
export const keptOf = (userid: string, sessionId: string): Kept => {
  const root = `${rootOf(userid)}${sessionId}.`
  return {
    read: (name) => readAt(`${root}${name}`),
    write: (name, value) => writeAt(`${root}${name}`, value),
  }
}

/** Sessions of which something is kept under that name. */
export const keptSessions = (userid: string, name: string): readonly string[] => {
  const [root, end] = [rootOf(userid), `.${name}`]
  try {
    return Object.keys(window.localStorage).flatMap((key) =>
      key.startsWith(root) && key.endsWith(end) ? [key.slice(root.length, -end.length)] : [],
    )
  } catch {
    return []
  }
}

import { place } from '../../api/place'
import type { Kept } from './ports'

/** Everything that is kept of an agent in this browser begins with this. */
const rootOf = (userid: string): string => `${place?.key ?? ''}.${userid}.`

const parsed = (written: string | null): unknown => {
  try {
    return JSON.parse(written ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

const readAt = (key: string): unknown => {
  try {
    return parsed(window.localStorage.getItem(key))
  } catch {
    return undefined
  }
}

/** The rest of every key that begins like that. */
const endsOf = (root: string): readonly string[] => {
  try {
    return Object.keys(window.localStorage).flatMap((key) =>
      key.startsWith(root) ? [key.slice(root.length)] : [],
    )
  } catch {
    return []
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
    names: (beginning) => endsOf(root).filter((name) => name.startsWith(beginning)),
    onOther: (listener) => {
      const hear = ({ key, newValue }: StorageEvent) => {
        if (key?.startsWith(root)) listener(key.slice(root.length), parsed(newValue))
      }
      window.addEventListener('storage', hear)
      return () => window.removeEventListener('storage', hear)
    },
  }
}

/** Sessions of which something is kept under a name that begins like that. */
export const keptSessions = (userid: string, beginning: string): readonly string[] => {
  const found = endsOf(rootOf(userid)).flatMap((end) => {
    const at = end.indexOf(`.${beginning}`)
    return at === -1 ? [] : [end.slice(0, at)]
  })
  return [...new Set(found)]
}

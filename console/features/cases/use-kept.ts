import { useState } from 'react'

/** What was typed and not sent, as long as the page is open: a dialog that is closed by mistake loses nothing. */
const kept = new Map<string, unknown>()

/** Like useState; `forget` once it has gone out. */
export const useKept = <T>(key: string, first: T) => {
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : first))
  const set = (next: T): void => {
    kept.set(key, next)
    setValue(next)
  }
  const forget = (): void => void kept.delete(key)
  return { value, set, forget }
}

import { useState } from 'react'
import { readStored, writeStored } from '../../platform/storage'

const STORED = 'faq-searches'
const MOST = 6

const stored = (): readonly string[] => {
  const kept = readStored(STORED)
  return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string') : []
}

/** What was looked for on this phone, the newest first. */
export const useRecentSearches = () => {
  const [recent, setRecent] = useState(stored)
  const change = (next: readonly string[]) => {
    writeStored(STORED, next.length === 0 ? null : next)
    setRecent(next)
  }
  return {
    recent,
    note: (text: string) => change([text, ...stored().filter((known) => known !== text)].slice(0, MOST)),
    forget: () => change([]),
  }
}

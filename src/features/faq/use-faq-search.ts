import { useMemo, useState } from 'react'
import type { Browsed } from './browsed'
import { hasMeaning, findTitles } from './find-titles.shared'
import { askBot, openAnswer } from './go'
import { useRecentSearches } from './recent-searches'
import { useMeant } from './use-meant'

/** As long as a question in the knowledge may be said; what is longer is for the chat. */
export const SAID_MAX = 200

/** What stands in the search field, what it finds by meaning, what was looked for before. */
export const useFaqSearch = (entries: Browsed['entries']) => {
  const [said, write] = useState('')
  const text = said.trim()
  const found = useMemo(() => findTitles(entries, text), [entries, text])
  const isWorth = hasMeaning(text) || (text.length > 1 && found.length === 0)
  const { state, ask } = useMeant(text, isWorth)
  const { recent, note, forget } = useRecentSearches()

  const noted = () => {
    if (text !== '') note(text)
  }
  return {
    said,
    text,
    /** By title. */
    found,
    meant: state,
    recent,
    forget,
    write,
    again: () => void ask(),
    /** The keyboard's own key: at once, whatever was typed. */
    confirm: () => {
      noted()
      if (text !== '') void ask()
    },
    open: (key: string) => {
      noted()
      openAnswer(key, text)
    },
    askBot: () => {
      noted()
      askBot(text)
    },
  }
}

export type FaqSearch = ReturnType<typeof useFaqSearch>

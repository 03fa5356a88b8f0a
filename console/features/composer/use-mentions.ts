import { useState, type KeyboardEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Colleague } from '../../../core/contracts/desk.contract'
import { api } from '../../api/client'
import { must } from '../../api/query'
import { namedLike, nameTyped, withName } from './mentions'
import type { Drafting } from './use-draft'

export interface Mentions {
  readonly colleagues: readonly Colleague[]
  /** Null while no name is typed. */
  readonly found: readonly Colleague[] | null
  readonly at: number
  readonly choose: (colleague: Colleague) => void
  /** Whether the key was for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean
  readonly onCursor: (cursor: number) => void
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 }

/** Names of colleagues, found while one writes a note: arrows choose, Enter takes, Esc leaves it. */
export const useMentions = ({ draft, change }: Pick<Drafting, 'draft' | 'change'>): Mentions => {
  const [cursor, setCursor] = useState(0)
  const [at, setAt] = useState(0)
  const [dropped, setDropped] = useState<string | null>(null)
  const { data } = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => must(api.desk.colleagues({})),
    enabled: draft.isNote,
  })
  const colleagues = data?.agents ?? []
  const typed = draft.isNote ? nameTyped(draft.text, cursor) : null
  const isOpen = typed !== null && typed !== dropped && data !== undefined
  const found = isOpen ? namedLike(colleagues, typed) : null
  const choose = ({ name }: Colleague) => {
    const text = withName(draft.text, cursor, name)
    setCursor(text.length - (draft.text.length - cursor))
    change({ text })
  }
  const onKey = ({ key }: KeyboardEvent): boolean => {
    if (!found || found.length === 0) return false
    const chosen = found[Math.min(at, found.length - 1)]
    if (key in steps) setAt((at + (steps[key] ?? 0) + found.length) % found.length)
    else if ((key === 'Enter' || key === 'Tab') && chosen) choose(chosen)
    else if (key === 'Escape') setDropped(typed)
    else return false
    return true
  }
  const onCursor = (place: number) => {
    setCursor(place)
    setAt(0)
    setDropped(null)
  }
  return { colleagues, found, at, choose, onKey, onCursor }
}

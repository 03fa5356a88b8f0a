import { useCallback, useReducer, useRef, useState } from 'react'
import type { Search } from '../../../core/conversation/search'
import { api } from '../../api/client'
import { nextCursor } from '../../api/paged'
import { serverNow } from '../../platform/server-time'
import { emptyForm, evolveFound, searchOf, type Form } from './found.shared'

/** The form of a search and what it found. Only the answer to the newest question counts. */
export const useSearch = () => {
  const [form, setForm] = useState(emptyForm)
  const [found, dispatch] = useReducer(evolveFound, null)
  const [said, setSaid] = useState('')
  const asked = useRef<Search | null>(null)

  const ask = useCallback(async (search: Search | null) => {
    asked.current = search
    setSaid(search?.words ?? '')
    if (search === null) return dispatch({ type: 'cleared' })
    dispatch({ type: 'asked' })
    const reply = await api.conversation.search({ search, before: null })
    if (asked.current === search) dispatch({ type: 'firstArrived', reply, at: serverNow(), recalled: null })
  }, [])

  /** Changes the form; what is chosen (not typed) is looked for at once. */
  const change = useCallback(
    (part: Partial<Form>, atOnce: boolean) => {
      const next = { ...form, ...part }
      setForm(next)
      if (atOnce) void ask(searchOf(next))
    },
    [form, ask],
  )

  const more = async (): Promise<void> => {
    const search = asked.current
    const before = found && nextCursor(found)
    if (search === null || before === null) return
    dispatch({ type: 'moreAsked' })
    const reply = await api.conversation.search({ search, before })
    if (asked.current === search) dispatch({ type: 'moreArrived', cursor: before, reply })
  }

  return { form, change, go: () => void ask(searchOf(form)), found, said, more }
}

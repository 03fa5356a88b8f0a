import { useCallback, useReducer, useRef, useState } from 'react'
import type { Search } from '../../../core/conversation/search'
import { api } from '../../api/client'
import { deviceNow } from '../../platform/clock'
import { emptyForm, evolveFound, notAsked, searchOf, type Form } from './found.shared'

/** The form of a search and what it found. Only the answer to the newest question counts. */
export const useSearch = () => {
  const [form, setForm] = useState(emptyForm)
  const [found, dispatch] = useReducer(evolveFound, notAsked)
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const asked = useRef<Search | null>(null)

  const ask = useCallback(async (search: Search | null) => {
    asked.current = search
    setSaid(search?.words ?? '')
    if (search === null) return dispatch({ type: 'cleared' })
    dispatch({ type: 'asked' })
    setBusy(true)
    const reply = await api.conversation.search({ search, before: null })
    if (asked.current !== search) return
    setBusy(false)
    dispatch({ type: 'arrived', reply, at: deviceNow(), recalled: null })
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
    const before = found.head.status === 'ready' ? found.head.value.next : null
    if (search === null || before === null || found.tail === 'loading') return
    dispatch({ type: 'moreAsked' })
    const reply = await api.conversation.search({ search, before })
    if (asked.current === search) dispatch({ type: 'moreArrived', reply })
  }

  return { form, change, go: () => void ask(searchOf(form)), found, said, busy, more }
}

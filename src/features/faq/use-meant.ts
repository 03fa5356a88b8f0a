import { useCallback, useEffect, useRef, useState } from 'react'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { api } from '../../api/client'
import { after } from '../../platform/clock'
import type { Meant } from './browsed'

/** What was found by meaning, for the words that stand in the field now. */
export type MeantState =
  | { readonly status: 'idle' }
  | { readonly status: 'asking' }
  | { readonly status: 'failed'; readonly code: RefusalCode }
  | { readonly status: 'ready'; readonly meant: Meant }

/** Who pauses for so long has typed what is meant, ms. */
const PAUSE_MS = 300

/** Asks the shop's knowledge by meaning once the typing pauses; only the answer to the newest words counts. */
export const useMeant = (text: string, isWorth: boolean) => {
  const [state, setState] = useState<MeantState>({ status: 'idle' })
  const asked = useRef('')

  const ask = useCallback(async () => {
    asked.current = text
    setState({ status: 'asking' })
    const reply = await api.knowledge.search({ text })
    if (asked.current !== text) return
    setState(reply.ok ? { status: 'ready', meant: reply.value } : { status: 'failed', code: reply.error })
  }, [text])

  useEffect(() => {
    asked.current = ''
    setState({ status: 'idle' })
    return isWorth ? after(PAUSE_MS, () => void ask()) : undefined
  }, [isWorth, ask])

  return { state, ask }
}

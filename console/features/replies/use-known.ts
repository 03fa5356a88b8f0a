import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { DeskContract } from '../../../core/contracts/desk.contract'
import type { Output } from '../../../core/contracts/procedure'
import { MINUTE } from '../../../core/shared/time'
import { api } from '../../api/client'
import { must } from '../../api/query'

/** What the shop knows about what is said here. */
export type Known = Output<DeskContract['knowledge']['forSession']>['found'][number]

const SETTLES_MS = 400
/** Shorter words ask nothing; longer ones are an answer already. */
const [LEAST, MOST] = [3, 60] as const

/** Words that somebody has stopped typing, where they may ask something; else ''. */
const useSettled = (typed: string): string => {
  const [settled, setSettled] = useState('')
  const words = typed.trim()
  const asks = words.length >= LEAST && words.length <= MOST ? words : ''
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(asks), asks === '' ? 0 : SETTLES_MS)
    return () => window.clearTimeout(timer)
  }, [asks])
  return settled
}

/** Asked about the shopper's newest words, which `said` names, or about what is typed; a failure shows nothing. */
const useFound = (sessionId: string, { said, typed }: { readonly said: string; readonly typed: string }) =>
  useQuery({
    queryKey: ['knowledge', 'session', sessionId, typed === '' ? said : '', typed],
    queryFn: () => must(api.knowledge.forSession({ sessionId, typed })),
    staleTime: MINUTE,
    placeholderData: keepPreviousData,
  }).data?.found ?? []

/** Keys that were put out of the way, by session, as long as this window lives. */
const hiddenIn = new Map<string, readonly string[]>()

const useHidden = (sessionId: string) => {
  const [hidden, setHidden] = useState(hiddenIn.get(sessionId) ?? [])
  const hide = (key: string): void => {
    const more = [...hidden, key]
    hiddenIn.set(sessionId, more)
    setHidden(more)
  }
  return { hidden, hide }
}

/**
 * What answers the words that the agent types, where anything does, else the shopper's; without what is hidden or stands
 * in the field already.
 */
export const useKnown = (sessionId: string, said: string, typed: string) => {
  const settled = useSettled(typed)
  const ofHers = useFound(sessionId, { said, typed: '' })
  const ofTyped = useFound(sessionId, { said, typed: settled })
  const { hidden, hide } = useHidden(sessionId)
  const known = ofTyped.length > 0 ? ofTyped : ofHers
  return { known: known.filter(({ key, text }) => !hidden.includes(key) && !typed.includes(text)), hide }
}

import { useMemo } from 'react'
import type { DeskReply } from '../../../core/contracts/desk/replies'
import type { Values } from './picked'
import { useReplies, useSessionReplies } from './use-replies'

/** A reply that the shopper's last words call for (R84), and which word did. */
export interface Suggested {
  readonly reply: DeskReply
  readonly word: string
}

const nothing: Values = {}

/** Replies as the composer of one session needs them; `said` names the shopper's newest words. */
export const useSuggested = (sessionId: string, said: string) => {
  const { data: book } = useReplies()
  const { data: here } = useSessionReplies(sessionId, said)
  const suggested = useMemo((): readonly Suggested[] => {
    const byId = new Map(book?.replies.map((reply) => [reply._id, reply]))
    return (here?.suggestions ?? []).flatMap(({ replyId, word }) => {
      const reply = byId.get(replyId)
      return reply ? [{ reply, word }] : []
    })
  }, [book, here])
  return { suggested, values: here?.values ?? nothing }
}

import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import type { DeskReply } from '../../../core/contracts/desk/replies'
import { Skeleton } from '../../app/states'
import { pick, type PickedReply, type Values } from './picked'
import { SuggestionStrip, type Suggested } from './suggestion-strip'
import { useReplies, useSessionReplies } from './use-replies'
import './replies.css'

const Picker = lazy(() =>
  import('./quick-reply-picker').then((loaded) => ({ default: loaded.QuickReplyPicker })),
)

const nothing: Values = {}

/** Replies as the composer of one session needs them; `said` names the shopper's newest words. */
const useSuggested = (sessionId: string, said: string) => {
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

export interface QuickRepliesProps {
  readonly sessionId: string
  readonly said: string
  /** Whether the agent looks for one. */
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
  readonly onPick: (picked: PickedReply) => void
}

/** Above the composer: what is suggested and, while one is looked for, the picker. */
export const QuickReplies = ({ sessionId, said, isOpen, onOpen, onClose, onPick }: QuickRepliesProps) => {
  const { suggested, values } = useSuggested(sessionId, said)
  const [asking, setAsking] = useState<DeskReply | null>(null)
  const choose = useCallback(
    (reply: DeskReply) => {
      const chosen = pick(reply, values)
      if ('picked' in chosen) return onPick(chosen.picked)
      setAsking(reply)
      onOpen()
    },
    [values, onPick, onOpen],
  )
  const close = () => {
    setAsking(null)
    onClose()
  }
  const done = (picked: PickedReply) => {
    setAsking(null)
    onPick(picked)
  }
  return (
    <>
      {isOpen && (
        <Suspense fallback={<Skeleton rows={2} />}>
          <Picker
            key={asking?._id ?? ''}
            suggested={suggested}
            values={values}
            asking={asking}
            onPick={done}
            onClose={close}
          />
        </Suspense>
      )}
      {!isOpen && <SuggestionStrip suggested={suggested} values={values} onChoose={choose} />}
    </>
  )
}

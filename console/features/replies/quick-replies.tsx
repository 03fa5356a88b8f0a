import { StarOutlined } from '@ant-design/icons'
import { lazy, Suspense, useCallback, useState } from 'react'
import type { DeskReply } from '../../../core/contracts/desk/replies'
import { Skeleton } from '../../app/states'
import { replyWords as words } from '../../words/replies'
import { FilledText } from './filled-text'
import { knownCard } from './known-card'
import { pick, type PickedReply, type Values } from './picked'
import { SuggestionStrip, type Card } from './suggestion-strip'
import { useKnown, type Known } from './use-known'
import { useSuggested, type Suggested } from './use-suggested'
import './replies.css'

const Picker = lazy(() =>
  import('./quick-reply-picker').then((loaded) => ({ default: loaded.QuickReplyPicker })),
)
const KnownOnly = lazy(() => import('./known-only').then((loaded) => ({ default: loaded.KnownOnly })))

const replyCard = ({ reply, word }: Suggested, values: Values, choose: Card['choose']): Card => ({
  ...{ id: reply._id, title: reply.title, choose },
  head: (
    <>
      <StarOutlined aria-hidden='true' />
      <span>{words.picker.because(word)}</span>
    </>
  ),
  text: <FilledText text={reply.text} values={values} />,
})

const MOST = 3

/** What was written to be said goes first; what the shop knows has a place whenever it answers. */
const inOneStrip = (replies: readonly Card[], known: readonly Card[]): readonly Card[] =>
  [...replies.slice(0, known.length > 0 ? MOST - 1 : MOST), ...known].slice(0, MOST)

export interface QuickRepliesProps {
  readonly sessionId: string
  readonly said: string
  /** What the agent writes by himself. */
  readonly typed: string
  /** Whether the agent looks for one. */
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
  readonly onPick: (picked: PickedReply) => void
  /** An answer of the shop's knowledge goes behind what is written. */
  readonly onKnown: (text: string) => void
}

/** Choosing a reply; one that lacks a value is asked for it. */
const useChoosing = ({ onOpen, onClose, onPick }: QuickRepliesProps, values: Values) => {
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
  return { asking, choose, close, done }
}

/** Above the composer: what is suggested and, while one is looked for, the picker. */
export const QuickReplies = (props: QuickRepliesProps) => {
  const { sessionId, said, typed, isOpen, onKnown } = props
  const { suggested, values } = useSuggested(sessionId, said)
  const { asking, choose, close, done } = useChoosing(props, values)
  const { known, hide } = useKnown(sessionId, said, typed)
  const [read, setRead] = useState<Known | null>(null)
  const take = (one: Known) => (one.isForShoppers ? onKnown(one.text) : setRead(one))
  const cards = inOneStrip(
    suggested.map((one) => replyCard(one, values, () => choose(one.reply))),
    known.map((one) => knownCard(one, { choose: take, hide })),
  )
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
      {!isOpen && <SuggestionStrip cards={cards} />}
      {read && (
        <Suspense fallback={null}>
          <KnownOnly known={read} onClose={() => setRead(null)} />
        </Suspense>
      )}
    </>
  )
}

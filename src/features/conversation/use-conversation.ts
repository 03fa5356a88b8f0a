import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Scene } from '../../../core/contracts/shopper/conversation.contract'
import { watchBell } from '../../platform/bell'
import { watchLine } from '../../platform/line'
import { useVisibility } from '../../platform/visibility'
import { appOutbox, sendingPorts } from './app-outbox'
import type { Asked } from './asked.shared'
import { Conversation } from './conversation'
import { rowsOf, type Row } from './rows.shared'
import type { ConversationState } from './store'

const platformPorts = { ...sendingPorts, watchBell, watchLine }

export interface OpenConversation {
  readonly conversation: Conversation
  readonly state: ConversationState
  readonly rows: readonly Row[]
  /** Tries again to open it. */
  readonly reenter: () => void
}

/** The shopper's conversation while its page is open: entered once, pulled while seen, kept when left. */
export const useConversation = (scene: Scene, ask: Asked | null): OpenConversation => {
  const [conversation] = useState(() => new Conversation(platformPorts, appOutbox()))
  const state = useSyncExternalStore(conversation.subscribe, conversation.state, conversation.state)
  const reenter = () => void conversation.enter(scene, ask)

  useVisibility(conversation.setVisible)
  useEffect(() => {
    void conversation.enter(scene, ask)
    return conversation.leave
    // The page's parameters do not change while it is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [conversation])

  const rows = useMemo(() => rowsOf(state.thread, state.outbox), [state.thread, state.outbox])
  return { conversation, state, rows, reenter }
}

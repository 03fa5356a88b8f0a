import { useEffect, useState } from 'react'
import { messageWords } from '../../copy/messages'
import { playSound } from '../../platform/player'
import { say } from '../../platform/say'
import { readStored, writeStored } from '../../platform/storage'
import { useVisibility } from '../../platform/visibility'
import type { Conversation } from './conversation'
import { Playback } from './playback'

/** Listening to voice messages as long as the page is seen. */
export const usePlayback = (conversation: Conversation): Playback => {
  const [playback] = useState(
    () =>
      new Playback({
        playSound,
        readStored,
        writeStored,
        messages: () => conversation.state().thread.messages,
        onFail: () => say(messageWords.voiceFailed),
      }),
  )
  useVisibility((visible) => {
    if (!visible) playback.stop()
  })
  useEffect(() => playback.stop, [playback])
  return playback
}

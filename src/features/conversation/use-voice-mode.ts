import { useCallback, useState } from 'react'
import { messageWords } from '../../copy/messages'
import { isWeapp } from '../../platform/env'
import { askMicrophone, openSettings } from '../../platform/microphone'
import { askFirst } from '../../platform/question'

const words = messageWords.recorder

/** Why nothing can be said aloud, and the way to where that is allowed. */
const explain = async (): Promise<void> => {
  if (!isWeapp) {
    await askFirst({ title: words.refusedTitle, text: words.refusedInBrowser, yes: words.known })
    return
  }
  const wanted = await askFirst({
    title: words.refusedTitle,
    text: words.refusedInWeChat,
    yes: words.toSettings,
    no: words.notNow,
  })
  if (wanted) openSettings()
}

/** Whether the shopper speaks or writes; speaking begins once the microphone is allowed. */
export const useVoiceMode = (onSwitch: () => void) => {
  const [isVoice, setVoice] = useState(false)
  const toggle = useCallback(async () => {
    onSwitch()
    if (isVoice) return setVoice(false)
    const microphone = await askMicrophone()
    if (microphone === 'granted') setVoice(true)
    if (microphone === 'refused') await explain()
  }, [isVoice, onSwitch])
  const write = useCallback(() => setVoice(false), [])
  return { isVoice, toggle, write }
}

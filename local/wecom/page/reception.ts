import { dutyWords } from '../../../core/copy/lane'
import type { Reception } from '../config'
import { commands, words } from './words'

interface ReceptionView {
  /** Where the head says what this chat is. */
  readonly text: string
  /** The menu's last button: its words, and what it says to the app. */
  readonly button: string
  readonly command: string
}

/** What the head and the menu say of an agent's reception; null while it is not known. */
export const receptionView = (reception: Reception | null): ReceptionView => {
  if (!reception) return { text: words.app, button: words.pause, command: commands.busy }
  const { duty, held, capacity } = reception
  const text = duty === 'off' && held === 0 ? dutyWords.off : `${dutyWords[duty]} ${held} / ${capacity}`
  if (duty === 'on') return { text, button: words.pause, command: commands.busy }
  return { text, button: duty === 'busy' ? words.resume : words.begin, command: commands.on }
}

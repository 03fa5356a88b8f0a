import type { MessageView } from '../../../core/conversation/message'
import { createListeners } from '../../../core/shared/listeners'
import { afterHeard, nextUnheard, restoredHeard } from './playback.shared'

const STORED_AS = 'heard'

/** What listening needs of the world. */
export interface PlaybackPorts {
  /** Plays one sound; the answer silences it. */
  readonly playSound: (
    url: string,
    events: { readonly onEnd: () => void; readonly onFail: () => void },
  ) => () => void
  readonly readStored: (name: string) => unknown
  readonly writeStored: (name: string, value: unknown) => void
  /** The messages that are loaded, oldest first. */
  readonly messages: () => readonly MessageView[]
  /** It could not be played. */
  readonly onFail: () => void
}

/** How a voice message stands: what was never heard is marked. */
export type Hearing = 'playing' | 'heard' | 'unheard'

/** Plays voice messages, one at a time; what was not heard yet goes on with the next one that was not. */
export class Playback {
  private heard: readonly string[]
  private playing: string | null = null
  private silence: () => void = () => undefined
  private readonly listeners = createListeners()

  constructor(private readonly ports: PlaybackPorts) {
    this.heard = restoredHeard(ports.readStored(STORED_AS))
  }

  readonly subscribe = this.listeners.listen

  readonly hearing = (id: string): Hearing => {
    if (id === this.playing) return 'playing'
    return this.heard.includes(id) ? 'heard' : 'unheard'
  }

  /** Plays it, or silences it when it plays. */
  readonly toggle = (id: string, url: string): void => {
    const wasPlaying = id === this.playing
    this.stop()
    if (!wasPlaying) this.play(id, url)
  }

  readonly stop = (): void => {
    this.silence()
    this.playing = null
    this.listeners.tell()
  }

  private play(id: string, url: string): void {
    const goesOn = !this.heard.includes(id)
    this.playing = id
    this.heard = afterHeard(this.heard, id)
    this.ports.writeStored(STORED_AS, this.heard)
    this.listeners.tell()
    this.silence = this.ports.playSound(url, {
      onEnd: () => this.ended(id, goesOn),
      onFail: () => {
        this.stop()
        this.ports.onFail()
      },
    })
  }

  private ended(id: string, goesOn: boolean): void {
    const next = goesOn ? nextUnheard(this.ports.messages(), this.heard, id) : null
    if (next === null) return this.stop()
    this.play(next.id, next.url)
  }
}

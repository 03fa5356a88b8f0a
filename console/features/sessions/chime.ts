import { createListeners } from '../../../core/shared/listeners'

/** 提示音: two soft notes, made here so that nothing has to be loaded. */
const KEY = 'xiaomei.desk.sound'
const NOTES = [
  { hertz: 880, from: 0 },
  { hertz: 1174.66, from: 0.12 },
] as const
const NOTE_SECONDS = 0.18
const LOUDNESS = 0.08

let isOn = window.localStorage.getItem(KEY) !== 'off'
const listeners = createListeners()

export const soundIsOn = (): boolean => isOn

export const onSound = listeners.listen

export const turnSound = (on: boolean): void => {
  isOn = on
  window.localStorage.setItem(KEY, on ? 'on' : 'off')
  listeners.tell()
}

let context: AudioContext | undefined

/** Silent until somebody has touched the page: browsers ask for that. */
export const chime = (): void => {
  if (!isOn) return
  context ??= new AudioContext()
  const { currentTime, destination } = context
  for (const { hertz, from } of NOTES) {
    const [note, volume] = [context.createOscillator(), context.createGain()]
    const begins = currentTime + from
    note.frequency.value = hertz
    volume.gain.setValueAtTime(LOUDNESS, begins)
    volume.gain.exponentialRampToValueAtTime(0.001, begins + NOTE_SECONDS)
    note.connect(volume).connect(destination)
    note.start(begins)
    note.stop(begins + NOTE_SECONDS)
  }
}

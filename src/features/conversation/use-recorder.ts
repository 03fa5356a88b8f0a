import { useCallback, useEffect, useRef, useState } from 'react'
import { messageWords } from '../../copy/messages'
import { after, deviceNow } from '../../platform/clock'
import { record, type Recorded } from '../../platform/microphone'
import { say } from '../../platform/say'
import { isCancelling, outcomeOf } from './recorder.shared'

/** What is seen while the finger holds. */
export interface Holding {
  readonly heldMs: number
  readonly isCancelling: boolean
}

export interface Recorder {
  /** null while nobody speaks. */
  readonly holding: Holding | null
  readonly begin: (y: number) => void
  readonly slide: (y: number) => void
  readonly release: () => void
  /** The finger was taken away: a call, another app. */
  readonly cancel: () => void
}

interface Session {
  readonly beganAt: number
  readonly beganAtY: number
  isCancelled: boolean
  heldMs: number
  stop: () => void
}

const TICK_MS = 200

const newSession = (y: number): Session => ({
  beganAt: deviceNow(),
  beganAtY: y,
  isCancelled: false,
  heldMs: 0,
  stop: () => undefined,
})

/** Calls `act` again and again while it runs. */
const useTick = (isRunning: boolean, act: () => void): void => {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (!isRunning) return
    let callOff = () => undefined as unknown
    const tick = (): void => {
      latest.current()
      callOff = after(TICK_MS, tick)
    }
    callOff = after(TICK_MS, tick)
    return () => void callOff()
  }, [isRunning])
}

/** What came of it is sent, or it is said why not. */
const deliver = (ended: Session, voice: Recorded | null, onVoice: (voice: Recorded) => void): void => {
  const outcome = outcomeOf({ ...ended, hasSound: voice !== null })
  if (outcome === 'send' && voice !== null) onVoice(voice)
  if (outcome === 'tooShort') say(messageWords.recorder.tooShort)
  if (outcome === 'failed') say(messageWords.recorder.failed)
}

/** Records while a finger holds; slid up, it is taken back. */
export const useRecorder = (onVoice: (voice: Recorded) => void): Recorder => {
  const [holding, setHolding] = useState<Holding | null>(null)
  const session = useRef<Session | null>(null)
  const latest = useRef(onVoice)
  latest.current = onVoice

  useTick(holding !== null, () => {
    const beganAt = session.current?.beganAt ?? deviceNow()
    setHolding((now) => now && { ...now, heldMs: deviceNow() - beganAt })
  })

  const ended = useCallback((ending: Session, voice: Recorded | null) => {
    if (session.current === ending) {
      // The minute is over while the finger still holds.
      session.current = null
      ending.heldMs = deviceNow() - ending.beganAt
      setHolding(null)
    }
    deliver(ending, voice, latest.current)
  }, [])

  const finish = useCallback((isCancelled: boolean) => {
    const ending = session.current
    if (ending === null) return
    session.current = null
    ending.isCancelled = isCancelled || ending.isCancelled
    ending.heldMs = deviceNow() - ending.beganAt
    setHolding(null)
    ending.stop()
  }, [])

  const begin = useCallback(
    (y: number) => {
      if (session.current !== null) return
      const beginning = newSession(y)
      session.current = beginning
      setHolding({ heldMs: 0, isCancelling: false })
      beginning.stop = record((voice) => ended(beginning, voice))
    },
    [ended],
  )
  const slide = useCallback((y: number) => {
    const now = session.current
    if (now === null) return
    now.isCancelled = isCancelling(now.beganAtY, y)
    setHolding((seen) =>
      seen === null || seen.isCancelling === now.isCancelled
        ? seen
        : { ...seen, isCancelling: now.isCancelled },
    )
  }, [])
  const release = useCallback(() => finish(false), [finish])
  const cancel = useCallback(() => finish(true), [finish])
  useEffect(() => cancel, [cancel])
  return { holding, begin, slide, release, cancel }
}

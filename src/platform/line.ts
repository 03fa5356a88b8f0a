import Taro from '@tarojs/taro'
import { after } from './clock'
import { isWeapp } from './env'

/** An answer that takes longer is worth a word. */
const SLOW_MS = 4_000

export interface LineListener {
  /** The network is there again. */
  readonly onBack: () => void
  readonly onSlow: (slow: boolean) => void
}

const listeners = new Set<LineListener>()
let waiting = 0

const tellSlow = (slow: boolean): void => listeners.forEach(({ onSlow }) => onSlow(slow))

/** Watches one call: while it takes long, the line is slow. */
export const timed = async <T>(call: Promise<T>): Promise<T> => {
  const slow = { told: false }
  const callOff = after(SLOW_MS, () => {
    slow.told = true
    waiting += 1
    tellSlow(true)
  })
  try {
    return await call
  } finally {
    callOff()
    if (slow.told) waiting -= 1
    if (slow.told && waiting === 0) tellSlow(false)
  }
}

const tellBack = (): void => listeners.forEach(({ onBack }) => onBack())

let listening = false
const listenOnce = (): void => {
  if (listening) return
  listening = true
  if (isWeapp) Taro.onNetworkStatusChange(({ isConnected }) => isConnected && tellBack())
  else window.addEventListener('online', tellBack)
}

/** Tells how the network is; the answer ends it. */
export const watchLine = (listener: LineListener): (() => void) => {
  listenOnce()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

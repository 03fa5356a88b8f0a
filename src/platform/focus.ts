import { isWeapp } from './env'

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

const stepOf = ({ key, shiftKey }: KeyboardEvent): number | undefined => {
  if (key === 'Tab') return shiftKey ? -1 : 1
  return steps[key]
}

/** So many frames it takes Taro's elements at most to find their places; one that is moved loses the focus. */
const FRAMES = 20

/** Gives the focus to what has just been drawn, again as long as it is lost; answers how to stop. */
const settle = (part: () => HTMLElement | undefined, before: Element | null): (() => void) => {
  let frame = 0
  const give = (left: number): void => {
    if (document.activeElement === before || document.activeElement === document.body) part()?.focus()
    if (left > 0) frame = requestAnimationFrame(() => give(left - 1))
  }
  give(FRAMES)
  return () => cancelAnimationFrame(frame)
}

/**
 * In a browser what opened takes the focus: its first part has it, Tab and arrows move it round, Escape closes. The answer gives it
 * back to where it was. WeChat has no keyboard to do so with.
 */
export const focusFirst = (selector: string, onEscape: () => void): (() => void) => {
  if (isWeapp) return () => undefined
  const before = document.activeElement
  // On a page that another one covers nothing is laid out.
  const isShown = (part: HTMLElement) => part.getClientRects().length > 0
  const parts = () => [...document.querySelectorAll<HTMLElement>(selector)].filter(isShown)
  // Remembered, because an element that is just finding its place has lost the focus: a key that comes then still counts.
  let at = 0
  const stop = settle(() => parts()[at], before)
  const listen = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return parts().length > 0 ? onEscape() : undefined
    const step = stepOf(event)
    const all = parts()
    if (step === undefined || all.length === 0) return
    const focused = all.findIndex((part) => part === document.activeElement)
    at = ((focused < 0 ? at : focused) + step + all.length) % all.length
    event.preventDefault()
    all[at]?.focus()
  }
  document.addEventListener('keydown', listen)
  return () => {
    stop()
    document.removeEventListener('keydown', listen)
    if (before instanceof HTMLElement) before.focus()
  }
}

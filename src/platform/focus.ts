import { isWeapp } from './env'

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

/**
 * In a browser what opened takes the focus: its first part has it, arrows move it, Escape closes. The answer gives it
 * back to where it was. WeChat has no keyboard to do so with.
 */
export const focusFirst = (selector: string, onEscape: () => void): (() => void) => {
  if (isWeapp) return () => undefined
  const before = document.activeElement
  const parts = () => [...document.querySelectorAll<HTMLElement>(selector)]
  parts()[0]?.focus()
  const listen = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return onEscape()
    const step = steps[event.key]
    const at = parts().findIndex((part) => part === document.activeElement)
    if (step === undefined || at < 0) return
    event.preventDefault()
    parts()
      .at((at + step) % parts().length)
      ?.focus()
  }
  document.addEventListener('keydown', listen)
  return () => {
    document.removeEventListener('keydown', listen)
    if (before instanceof HTMLElement) before.focus()
  }
}

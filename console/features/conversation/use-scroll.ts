import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** So near to the end one follows what is said, px. */
const NEAR = 48
/** So near to the beginning earlier messages are asked for, px. */
const EARLY = 240

interface Anchor {
  readonly element: HTMLElement
  /** From the top of what is seen, px. */
  readonly top: number
}

/** The first message that is seen. */
const anchorIn = (box: HTMLElement): Anchor | null => {
  const edge = box.getBoundingClientRect().top
  for (const element of box.querySelectorAll<HTMLElement>('[data-id]')) {
    const { top, bottom } = element.getBoundingClientRect()
    if (bottom > edge) return { element, top: top - edge }
  }
  return null
}

interface Scroll {
  readonly box: RefObject<HTMLDivElement>
  readonly isAtEnd: boolean
  readonly toEnd: () => void
  readonly onScroll: () => void
}

/**
 * Keeps the list where the reader is: at the end it follows what is said; anywhere else what he reads stays where it
 * is, whatever comes above or grows.
 */
export const useScroll = (changes: unknown, onEarly: () => void): Scroll => {
  const box = useRef<HTMLDivElement>(null)
  const anchor = useRef<Anchor | null>(null)
  const follows = useRef(true)
  const [isAtEnd, setAtEnd] = useState(true)

  const settle = useCallback(() => {
    const list = box.current
    if (!list) return
    if (follows.current) list.scrollTop = list.scrollHeight
    else if (anchor.current?.element.isConnected === true) {
      const { element, top } = anchor.current
      list.scrollTop += element.getBoundingClientRect().top - list.getBoundingClientRect().top - top
    }
  }, [])

  const onScroll = useCallback(() => {
    const list = box.current
    if (!list) return
    follows.current = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR
    anchor.current = follows.current ? null : anchorIn(list)
    setAtEnd(follows.current)
    if (list.scrollTop < EARLY) onEarly()
  }, [onEarly])

  const toEnd = useCallback(() => {
    follows.current = true
    setAtEnd(true)
    settle()
  }, [settle])

  useLayoutEffect(settle, [changes, settle])
  useEffect(() => {
    const list = box.current
    const content = list?.firstElementChild
    if (!list || !content) return
    const observer = new ResizeObserver(settle)
    observer.observe(list)
    observer.observe(content)
    return () => observer.disconnect()
  }, [settle])

  return { box, isAtEnd, toEnd, onScroll }
}

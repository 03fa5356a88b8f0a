import { isWeapp } from './env'

const scroller = (id: string): HTMLElement | null => (isWeapp ? null : document.getElementById(id))

/** In a browser a list is moved by hand; in WeChat by `scrollIntoView`, so these do nothing there. */
export const scrollToEnd = (id: string): void => {
  const list = scroller(id)
  if (list) list.scrollTop = list.scrollHeight
}

/**
 * Whether a browser's list is at its end. A list that grows higher, because the field below it shrinks, is scrolled by
 * the browser: that is nobody's wish. WeChat does not say; false there.
 */
export const isAtEnd = (id: string, slack: number): boolean => {
  const list = scroller(id)
  return list !== null && list.scrollHeight - list.clientHeight - list.scrollTop <= slack
}

/** Brings what has that id into the middle of its list. */
export const scrollToView = (id: string): void => scroller(id)?.scrollIntoView({ block: 'center' })

/** How far the list's end is from its upper edge: with it `restorePlace` finds the same lines again. */
export const placeOf = (id: string): number => {
  const list = scroller(id)
  return list ? list.scrollHeight - list.scrollTop : 0
}

export const restorePlace = (id: string, place: number): void => {
  const list = scroller(id)
  if (list) list.scrollTop = list.scrollHeight - place
}

/**
 * Tells when a list or what it holds changes its height: a browser lays out and loads pictures later than it
 * draws. WeChat does so too, but there pictures have their frames from the start. Answers how to stop.
 */
export const watchHeight = (id: string, changed: () => void): (() => void) => {
  const list = scroller(id)
  if (!list || typeof ResizeObserver === 'undefined') return () => undefined
  const observer = new ResizeObserver(changed)
  observer.observe(list)
  for (const child of list.children) observer.observe(child)
  return () => observer.disconnect()
}

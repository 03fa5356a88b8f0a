import { isWeapp } from '../platform/env'

/** A place in the window, px. */
export interface Point {
  readonly x: number
  readonly y: number
}

interface Holding {
  readonly touches?: ArrayLike<Point & { readonly clientX: number; readonly clientY: number }>
}

interface BrowserEvent {
  readonly target: EventTarget | null
  readonly currentTarget: EventTarget | null
  readonly preventDefault: () => void
}

const atFinger = ({ touches }: Holding): Point => {
  const touch = touches?.[0]
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 }
}

/** Above its middle. */
const atTop = (element: EventTarget | null): Point => {
  if (!(element instanceof Element)) return { x: 0, y: 0 }
  const { left, top, width } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top }
}

/** The finger that held is lifted still: what a browser makes of that is no tap. */
export const swallowClick = (): void => {
  const done = () => {
    document.removeEventListener('click', swallow, true)
    document.removeEventListener('pointerdown', done, true)
  }
  const swallow = (event: Event) => {
    event.stopPropagation()
    event.preventDefault()
    done()
  }
  document.addEventListener('click', swallow, true)
  document.addEventListener('pointerdown', done, true)
}

const isMarking = (): boolean => (window.getSelection()?.toString() ?? '') !== ''

/**
 * What makes a view answer a long press: in WeChat a finger; in a browser a finger, the right button (unless words
 * are marked: their own menu copies them) or Enter while it has the focus.
 */
export const holdable = (onHold: (at: Point) => void): object => {
  if (isWeapp) return { onLongPress: (event: Holding) => onHold(atFinger(event)) }
  return {
    tabIndex: 0,
    onLongPress: ({ currentTarget }: BrowserEvent) => {
      swallowClick()
      onHold(atTop(currentTarget))
    },
    onContextMenu: (event: BrowserEvent & { clientX: number; clientY: number }) => {
      if (isMarking()) return
      event.preventDefault()
      onHold({ x: event.clientX, y: event.clientY })
    },
    onKeyDown: ({ key, target, currentTarget }: BrowserEvent & { key: string }) => {
      if (key === 'Enter' && target === currentTarget) onHold(atTop(currentTarget))
    },
  }
}

interface Pressed {
  readonly clientX?: number
  readonly clientY?: number
  /** Of a tap in WeChat. */
  readonly detail?: { readonly x?: number; readonly y?: number }
}

/** As press, for a button whose answer opens beside it. */
export const pressAt = (onPress: (at: Point) => void): object => {
  if (isWeapp) {
    return { onClick: ({ detail }: Pressed) => onPress({ x: detail?.x ?? 0, y: detail?.y ?? 0 }) }
  }
  return {
    role: 'button',
    tabIndex: 0,
    onClick: ({ clientX = 0, clientY = 0 }: Pressed) => onPress({ x: clientX, y: clientY }),
    onKeyDown: ({ key, currentTarget }: BrowserEvent & { key: string }) => {
      if (key === 'Enter') onPress(atTop(currentTarget))
    },
  }
}

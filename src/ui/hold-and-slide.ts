import { isWeapp } from '../platform/env'

/** Of a finger that stays down: heights in the window, px. */
export interface Slide {
  readonly onDown: (y: number) => void
  readonly onMove: (y: number) => void
  readonly onUp: () => void
  readonly onLost: () => void
}

interface Touched {
  readonly touches: ArrayLike<{ readonly clientY: number }>
}

interface Pointed {
  readonly clientY: number
  readonly pointerId: number
  readonly button: number
  readonly currentTarget: EventTarget | null
  readonly preventDefault: () => void
}

interface Keyed {
  readonly key: string
  readonly repeat: boolean
  readonly preventDefault: () => void
}

const isHoldKey = (key: string): boolean => key === 'Enter' || key === ' '
const heightOf = ({ touches }: Touched): number => touches[0]?.clientY ?? 0

const inWeChat = ({ onDown, onMove, onUp, onLost }: Slide): object => ({
  onTouchStart: (event: Touched) => onDown(heightOf(event)),
  onTouchMove: (event: Touched) => onMove(heightOf(event)),
  onTouchEnd: onUp,
  onTouchCancel: onLost,
})

const keys = ({ onDown, onUp, onLost }: Slide): object => ({
  onKeyDown: (event: Keyed) => {
    const { key, repeat } = event
    if (key === 'Escape') return onLost()
    if (!isHoldKey(key) || repeat) return
    event.preventDefault()
    onDown(0)
  },
  onKeyUp: ({ key }: Keyed) => {
    if (isHoldKey(key)) onUp()
  },
})

const inBrowser = (slide: Slide): object => ({
  role: 'button',
  tabIndex: 0,
  ...keys(slide),
  onPointerDown: ({ clientY, pointerId, button, currentTarget }: Pointed) => {
    if (button !== 0) return
    // What slides off the button still belongs to it.
    if (currentTarget instanceof Element) currentTarget.setPointerCapture(pointerId)
    slide.onDown(clientY)
  },
  onPointerMove: ({ clientY }: Pointed) => slide.onMove(clientY),
  onPointerUp: slide.onUp,
  onPointerCancel: slide.onLost,
  onContextMenu: (event: Pointed) => event.preventDefault(),
})

/** What makes a view a button that acts as long as it is held: by a finger, a mouse, Enter or the space bar. */
export const holdAndSlide = (slide: Slide): object => (isWeapp ? inWeChat(slide) : inBrowser(slide))

import { isWeapp } from '../platform/env'
import { after } from '../platform/clock'
import { swallowClick } from './hold'

/** Of something that is lifted by a long press (a mouse lifts at once) and moved sideways: places in the window, px. */
export interface Drag {
  readonly onLift: (x: number) => void
  readonly onMove: (x: number) => void
  readonly onDrop: () => void
  /** The finger was taken away: a call, another app. */
  readonly onLost: () => void
}

interface Touched {
  readonly touches: ArrayLike<{ readonly clientX: number }>
}

interface Pointed {
  readonly clientX: number
  readonly pointerId: number
  readonly pointerType: string
  readonly button: number
  readonly currentTarget: EventTarget | null
}

const LONG_PRESS_MS = 300
/** A finger that goes so far before has another wish: to scroll, px. */
const SLIP = 8

const xOf = ({ touches }: Touched): number => touches[0]?.clientX ?? 0

const inWeChat = ({ onLift, onMove, onDrop, onLost }: Drag): object => ({
  onLongPress: (event: Touched) => onLift(xOf(event)),
  onTouchMove: (event: Touched) => onMove(xOf(event)),
  onTouchEnd: onDrop,
  onTouchCancel: onLost,
})

/** What a pointer that is down is about to become. */
interface Press {
  readonly x: number
  readonly isMouse: boolean
  readonly lift: () => void
  readonly giveUp: () => void
}

/** There is one pointer that drags. */
let pressed: Press | null = null
let isLifted = false

const end = (tell: () => void): void => {
  pressed?.giveUp()
  pressed = null
  if (!isLifted) return
  isLifted = false
  tell()
}

const begin = ({ clientX: x, pointerId, pointerType, currentTarget }: Pointed, { onLift }: Drag): void => {
  const isMouse = pointerType === 'mouse'
  const lift = () => {
    isLifted = true
    // What slides off it still belongs to it.
    if (currentTarget instanceof Element) currentTarget.setPointerCapture(pointerId)
    onLift(x)
  }
  pressed = { x, isMouse, lift, giveUp: isMouse ? () => undefined : after(LONG_PRESS_MS, lift) }
}

const slip = (press: Press): void => {
  if (press.isMouse) press.lift()
  else end(() => undefined)
}

const inBrowser = (drag: Drag): object => ({
  onPointerDown: (event: Pointed) => {
    if (event.button === 0) begin(event, drag)
  },
  onPointerMove: ({ clientX }: Pointed) => {
    if (pressed && !isLifted && Math.abs(clientX - pressed.x) > SLIP) slip(pressed)
    if (isLifted) drag.onMove(clientX)
  },
  onPointerUp: () =>
    end(() => {
      swallowClick()
      drag.onDrop()
    }),
  onPointerCancel: () => end(drag.onLost),
  onContextMenu: (event: Event) => event.preventDefault(),
})

/** What makes a view one that can be dragged. */
export const draggable = (drag: Drag): object => (isWeapp ? inWeChat(drag) : inBrowser(drag))

/** In a browser a finger that drags what is in there scrolls nothing; the answer ends it. */
export const holdStill = (selector: string): (() => void) => {
  if (isWeapp) return () => undefined
  const list = document.querySelector(selector)
  const still = (event: Event) => {
    if (isLifted) event.preventDefault()
  }
  list?.addEventListener('touchmove', still, { passive: false })
  return () => list?.removeEventListener('touchmove', still)
}

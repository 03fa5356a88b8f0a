import { isWeapp } from '../platform/env'
import { after } from '../platform/clock'
import { swallowClick } from './hold'

/** Of something that is lifted by a long press (a mouse lifts at once) and moved sideways: places in the window, px. */
export interface Drag {
  /** The list that a finger scrolls which does not wait. */
  readonly list: string
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

/** What a pointer that is down is about to become: one that drags, or one that scrolls the list. */
interface Press {
  readonly x: number
  readonly isMouse: boolean
  readonly list: Element | null
  readonly scrolled: number
  readonly lift: () => void
  readonly callOff: () => void
  state: 'waiting' | 'lifted' | 'scrolling'
}

/** There is one pointer that drags. */
let pressed: Press | null = null

const begin = (event: Pointed, { onLift, list: selector }: Drag): void => {
  const { clientX: x, pointerId, pointerType, currentTarget } = event
  if (!(currentTarget instanceof Element)) return
  const list = currentTarget.closest(selector)
  const isMouse = pointerType === 'mouse'
  const lift = () => {
    if (pressed) pressed.state = 'lifted'
    // What slides off it still belongs to it.
    currentTarget.setPointerCapture(pointerId)
    onLift(x)
  }
  const callOff = isMouse ? () => undefined : after(LONG_PRESS_MS, lift)
  pressed = { x, isMouse, list, scrolled: list?.scrollLeft ?? 0, lift, callOff, state: 'waiting' }
}

const slip = (press: Press): void => {
  if (press.isMouse) return press.lift()
  press.callOff()
  press.state = 'scrolling'
}

const move = (press: Press, x: number, onMove: Drag['onMove']): void => {
  if (press.state === 'waiting' && Math.abs(x - press.x) > SLIP) slip(press)
  if (press.state === 'lifted') onMove(x)
  if (press.state === 'scrolling' && press.list) press.list.scrollLeft = press.scrolled + press.x - x
}

const end = (tell: () => void): void => {
  const last = pressed
  pressed = null
  last?.callOff()
  if (last?.state === 'waiting') return
  if (last) swallowClick()
  if (last?.state === 'lifted') tell()
}

/** Fingers are left to us by `touch-action: none`: a browser that scrolls takes them away, whatever is dragged. */
const inBrowser = (drag: Drag): object => ({
  onPointerDown: (event: Pointed) => {
    if (event.button === 0) begin(event, drag)
  },
  onPointerMove: ({ clientX }: Pointed) => {
    if (pressed) move(pressed, clientX, drag.onMove)
  },
  onPointerUp: () => end(drag.onDrop),
  onPointerCancel: () => end(drag.onLost),
  onContextMenu: (event: Event) => event.preventDefault(),
})

/** What makes a view one that can be dragged. */
export const draggable = (drag: Drag): object => (isWeapp ? inWeChat(drag) : inBrowser(drag))

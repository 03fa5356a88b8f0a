import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/** Of the navigation bar that we draw ourselves, in px. */
export interface BarMetrics {
  /** The system's status bar above it. */
  readonly top: number
  readonly height: number
  /** What WeChat's capsule takes at the right. */
  readonly capsule: number
}

const inBrowser: BarMetrics = { top: 0, height: 44, capsule: 0 }

const inWeChat = (): BarMetrics => {
  const { statusBarHeight = 20, windowWidth } = Taro.getWindowInfo()
  const menu = Taro.getMenuButtonBoundingClientRect()
  return {
    top: statusBarHeight,
    height: menu.height + (menu.top - statusBarHeight) * 2,
    capsule: windowWidth - menu.left,
  }
}

let known: BarMetrics | undefined
/** Asked once: they do not change while the app runs. */
export const barMetrics = (): BarMetrics => (known ??= isWeapp ? inWeChat() : inBrowser)

const scales = [90, 100, 110, 120, 130, 140] as const
export type TextScale = (typeof scales)[number]

const factor = (): number => {
  if (!isWeapp) return 1
  const { fontSizeScaleFactor, fontSizeSetting } = Taro.getAppBaseInfo() as {
    fontSizeScaleFactor?: number
    fontSizeSetting?: number
  }
  return fontSizeScaleFactor ?? (fontSizeSetting ?? 16) / 16
}

/** WeChat's font setting in the steps that the styles know, percent. */
export const textScale = (): TextScale => {
  const wanted = factor() * 100
  return scales.reduce(
    (best, scale) => (Math.abs(scale - wanted) < Math.abs(best - wanted) ? scale : best),
    100,
  )
}

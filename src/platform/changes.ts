import { useEffect, useRef } from 'react'
import Taro from '@tarojs/taro'

const EVENT = 'xiaomei.orders-changed'

/** Something was changed on a page above: those below that show orders ask again. Packages share nothing else. */
export const announceOrdersChanged = (): void => {
  Taro.eventCenter.trigger(EVENT)
}

export const useOrdersChanged = (then: () => void): void => {
  const latest = useRef(then)
  latest.current = then
  useEffect(() => {
    const heard = () => latest.current()
    Taro.eventCenter.on(EVENT, heard)
    return () => {
      Taro.eventCenter.off(EVENT, heard)
    }
  }, [])
}

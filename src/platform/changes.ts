import { useEffect, useRef } from 'react'
import Taro from '@tarojs/taro'

const ORDERS = 'xiaomei.orders-changed'
const CASES = 'xiaomei.cases-changed'
const OUTBOX = 'xiaomei.outbox-changed'
const FORGOTTEN = 'xiaomei.forgotten'

const announce = (event: string) => (): void => {
  Taro.eventCenter.trigger(event)
}

const useHeard = (event: string, then: () => void): void => {
  const latest = useRef(then)
  latest.current = then
  useEffect(() => {
    const heard = () => latest.current()
    Taro.eventCenter.on(event, heard)
    return () => {
      Taro.eventCenter.off(event, heard)
    }
  }, [event])
}

/** Something was changed on a page above: those below that show orders ask again. Packages share nothing else. */
export const announceOrdersChanged = announce(ORDERS)
export const useOrdersChanged = (then: () => void): void => useHeard(ORDERS, then)

/** As announceOrdersChanged, of after-sales cases. */
export const announceCasesChanged = announce(CASES)
export const useCasesChanged = (then: () => void): void => useHeard(CASES, then)

/** What waits to be sent was written anew; pages below tell how much it is. */
export const announceOutboxChanged = announce(OUTBOX)
export const useOutboxChanged = (then: () => void): void => useHeard(OUTBOX, then)

/** Her data were deleted: what runs on this phone holds nothing of them either. */
export const announceForgotten = announce(FORGOTTEN)
export const onForgotten = (then: () => void): void => {
  Taro.eventCenter.on(FORGOTTEN, then)
}

import { useEffect, useRef } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { isWeapp } from './env'

/** Tells when the page comes into sight and when it leaves it (another page, another app, another tab). */
export const useVisibility = (onChange: (visible: boolean) => void): void => {
  const latest = useRef(onChange)
  latest.current = onChange
  useDidShow(() => latest.current(true))
  useDidHide(() => latest.current(false))
  useEffect(() => {
    if (isWeapp) return
    const listen = () => latest.current(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', listen)
    return () => document.removeEventListener('visibilitychange', listen)
  }, [])
}

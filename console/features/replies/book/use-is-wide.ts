import { useSyncExternalStore } from 'react'

/** Whether the editor has room beside the list. */
const wide = window.matchMedia('(min-width: 1200px)')

const listen = (changed: () => void): (() => void) => {
  wide.addEventListener('change', changed)
  return () => wide.removeEventListener('change', changed)
}

export const useIsWide = (): boolean => useSyncExternalStore(listen, () => wide.matches)

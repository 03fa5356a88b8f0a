import { useCallback, useEffect, useRef, useState } from 'react'
import { App } from 'antd'
import { choose, type Chosen } from './images'

export interface Images {
  readonly chosen: readonly Chosen[]
  readonly add: (files: readonly File[]) => void
  readonly remove: (key: string) => void
  /** Takes all of them: they are sent. */
  readonly take: () => readonly Chosen[]
}

/** Pictures that were chosen in a session and not sent, as long as the page remembers it. */
const trays = new Map<string, readonly Chosen[]>()

export const useImages = (sessionId: string): Images => {
  const { message } = App.useApp()
  const [chosen, setChosen] = useState(() => trays.get(sessionId) ?? [])
  const newest = useRef(chosen)
  const become = useCallback(
    (next: readonly Chosen[]) => {
      newest.current = next
      trays.set(sessionId, next)
      setChosen(next)
    },
    [sessionId],
  )
  useEffect(
    () => () => {
      if (trays.get(sessionId)?.length === 0) trays.delete(sessionId)
    },
    [sessionId],
  )
  const add = useCallback(
    (files: readonly File[]) => {
      const { images, refusals } = choose(newest.current, files)
      for (const why of refusals) void message.warning(why)
      become(images)
    },
    [become, message],
  )
  const remove = useCallback(
    (key: string) => {
      URL.revokeObjectURL(key)
      become(newest.current.filter((one) => one.key !== key))
    },
    [become],
  )
  const take = useCallback(() => {
    const taken = newest.current
    become([])
    return taken
  }, [become])
  return { chosen, add, remove, take }
}

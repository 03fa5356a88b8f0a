import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { api } from '../../api/client'
import { nextCursor, unasked } from '../../api/paged'
import { FRESH_MS } from '../../api/use-remote'
import { useCasesChanged } from '../../platform/changes'
import { deviceNow } from '../../platform/clock'
import { serverNow } from '../../platform/server-time'
import { useVisibility } from '../../platform/visibility'
import { evolveCases, type CaseList } from './case-list'

/** My cases, newest first; asked for again when the page comes back into sight and they are not fresh. */
export const useCases = () => {
  const [list, dispatch] = useReducer(evolveCases, unasked as CaseList)
  const [busy, setBusy] = useState(false)
  const askedAt = useRef(0)

  const refresh = useCallback(async () => {
    askedAt.current = deviceNow()
    setBusy(true)
    const reply = await api.cases.list({})
    dispatch({ type: 'firstArrived', reply, at: serverNow(), recalled: null })
    setBusy(false)
  }, [])

  const refreshOld = useCallback(() => {
    if (deviceNow() - askedAt.current > FRESH_MS) void refresh()
  }, [refresh])

  useEffect(refreshOld, [refreshOld])
  useVisibility((visible) => {
    if (visible) refreshOld()
  })
  useCasesChanged(() => void refresh())

  const more = async () => {
    const cursor = nextCursor(list)
    if (cursor === null) return
    dispatch({ type: 'moreAsked' })
    dispatch({ type: 'moreArrived', cursor, reply: await api.cases.list({ cursor }) })
  }
  return { list, busy, refresh, more }
}

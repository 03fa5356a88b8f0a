import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { arrange } from '../sessions/arrange'
import { useMine } from '../sessions/use-lists'

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 }

/** Travels with the address: who came by the keyboard goes on writing. */
const byKeys = { isByKeys: true } as const

/** Ctrl (or ⌘) and the arrows go to the session above or below, as they stand in the list, and into its field. */
export const useStepping = (sessionId: string, focus: () => void): void => {
  const navigate = useNavigate()
  const came = (useLocation().state as Partial<typeof byKeys> | null)?.isByKeys === true
  useEffect(() => {
    if (came) focus()
    // once, when the session opens
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const { data } = useMine()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const step = event.ctrlKey || event.metaKey ? steps[event.key] : undefined
      if (step === undefined || !data) return
      const { waiting, theirs } = arrange(data.sessions)
      const all = [...waiting, ...theirs]
      const at = all.findIndex((one) => one.sessionId === sessionId)
      const next = at < 0 ? all[0] : all[(at + step + all.length) % all.length]
      event.preventDefault()
      if (!next || next.sessionId === sessionId) return
      void navigate(`/s/${encodeURIComponent(next.sessionId)}`, { state: byKeys })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [data, navigate, sessionId])
}

import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { arrange } from '../sessions/arrange'
import { useMine } from '../sessions/use-lists'

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 }

/** Ctrl (or ⌘) and the arrows go to the session above or below, as they stand in the list. */
export const useStepping = (sessionId: string): void => {
  const navigate = useNavigate()
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
      if (next && next.sessionId !== sessionId) void navigate(`/s/${encodeURIComponent(next.sessionId)}`)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [data, navigate, sessionId])
}

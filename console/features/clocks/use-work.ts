import { useRef, useState } from 'react'
import type { Level } from '../../../core/policy/service-policy'
import { api } from '../../api/client'
import { must } from '../../api/query'
import { useAct } from '../../app/use-act'
import { mayPass } from '../composer/outbox'
import { newClientId } from '../conversation/client-id'

/** What an agent says he has done: a plan given, news told, or how far the problem reaches. */
export type Work = 'plan' | 'progress' | Level

const isLevel = (work: Work): work is Level => work !== 'plan' && work !== 'progress'

const ask = (work: Work, asked: { readonly sessionId: string; readonly clientId: string }) =>
  isLevel(work) ? api.clocks.setLevel({ ...asked, level: work }) : api.clocks[work](asked)

interface Working {
  readonly sessionId: string
  /** The newest turn that the page knows. */
  readonly seq: number
  /** It is done: the page should ask what came of it. */
  readonly onDone: () => void
}

/** One act at a time; busy until its turn is here. Asked again after a broken call, it is the same act. */
export const useWork = ({ sessionId, seq, onDone }: Working) => {
  const ids = useRef(new Map<Work, string>())
  const [doneAt, setDoneAt] = useState(0)
  const { go, isBusy } = useAct(async (work: Work) => {
    const clientId = ids.current.get(work) ?? newClientId()
    ids.current.set(work, clientId)
    const reply = await ask(work, { sessionId, clientId })
    if (reply.ok || !mayPass(reply.error)) ids.current.delete(work)
    const done = await must(Promise.resolve(reply))
    setDoneAt(done.seq)
    onDone()
  })
  return { go, isBusy: isBusy || seq < doneAt }
}

import { useEffect, useRef, useState } from 'react'
import type { Wish } from '../../../core/aftersales/case'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { api } from '../../api/client'
import { useWishId } from '../../api/use-wish-id'
import { caseFormWords as words } from '../../copy/aftersales'
import { announceCasesChanged, announceOrdersChanged } from '../../platform/changes'
import { replacePage } from '../../platform/navigation'
import { askFirst } from '../../platform/question'
import { isFailed, isUnderWay, type Files } from '../evidence/attached.shared'
import type { Subject } from './use-filled'

type Status = 'idle' | 'waiting' | 'sending'

/** Files that did not get through are asked about once. */
const goesWithout = async (files: Files): Promise<boolean> => {
  const count = files.filter(isFailed).length
  if (count === 0) return true
  const { withoutText: text, withoutYes: yes, withoutNo: no } = words
  return askFirst({ title: words.withoutTitle(count), text, yes, no })
}

export interface Submitting {
  readonly status: Status
  readonly refusal: RefusalCode | null
  readonly submit: () => void
  /** Not yet, after all. */
  readonly callOff: () => void
}

interface Sent {
  readonly subject: Subject
  readonly files: Files
  /** As it is now; null while it is not whole. */
  readonly wish: Wish | null
  /** It is with the server. */
  readonly onTaken: () => void
  /** The server would not have it: ends when order and case were looked at again. */
  readonly onRefused: () => Promise<void>
}

/** Sends the claim in once its files are there; the same wish twice is one case. */
export const useSubmit = ({ subject, files, wish, onTaken, onRefused }: Sent): Submitting => {
  const [status, setStatus] = useState<Status>('idle')
  const [refusal, setRefusal] = useState<RefusalCode | null>(null)
  const idFor = useWishId()
  const isCarrying = files.some(isUnderWay)

  const ask = (whole: Wish) => {
    const clientId = idFor(whole)
    const { orderNo, amended } = subject
    if (!amended) return api.cases.submit({ clientId, orderNo, wish: whole })
    const { caseNo, version } = amended
    return api.cases.amend({ clientId, caseNo, version, wish: whole })
  }
  const send = async () => {
    if (wish === null) return setStatus('idle')
    setStatus('sending')
    const reply = (await goesWithout(files)) ? await ask(wish) : null
    if (reply?.ok === false && reply.error !== 'offline') await onRefused()
    setStatus('idle')
    setRefusal(reply === null || reply.ok ? null : reply.error)
    if (!reply?.ok) return
    onTaken()
    announceCasesChanged()
    announceOrdersChanged()
    replacePage('case', { caseNo: reply.value.case.caseNo, sent: '1' })
  }
  const latest = useRef(send)
  latest.current = send

  useEffect(() => {
    if (status === 'waiting' && !isCarrying) void latest.current()
  }, [status, isCarrying])

  const submit = () => {
    if (status !== 'idle') return
    setRefusal(null)
    setStatus('waiting')
  }
  return { status, refusal, submit, callOff: () => setStatus('idle') }
}

import { useEffect, useState } from 'react'
import type { Wish } from '../../../core/aftersales/case'
import type { FormItem, Quote } from '../../../core/aftersales/form'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { api } from '../../api/client'
import { after } from '../../platform/clock'
import { watchLine } from '../../platform/line'
import type { Files } from '../evidence/attached.shared'
import { keyOf, wishOf, type Filled } from './form.shared'

/** So long nothing is changed before it is asked what the policy says, ms. */
const PAUSE_MS = 250

interface Told {
  readonly key: string
  readonly quote: Quote
}

export interface Quoting {
  /** What the policy says of what is filled in; an older answer stays until the new one comes. */
  readonly quote: Quote | null
  /** It is of just these goods, type and reason. */
  readonly isCurrent: boolean
  /** Why there is none. */
  readonly refusal: RefusalCode | null
}

/** Words do not change what the policy says. */
const textOf = (wish: Wish | null): string =>
  wish === null ? '' : JSON.stringify({ ...wish, description: '' })

/** Asks what the shop's policy says of a claim while it is written. */
export const useQuote = (
  about: { readonly orderNo: string; readonly caseNo: string | null },
  items: readonly FormItem[],
  { filled, files }: { readonly filled: Filled; readonly files: Files },
): Quoting => {
  const [told, setTold] = useState<Told | null>(null)
  const [refusal, setRefusal] = useState<RefusalCode | null>(null)
  const [turn, setTurn] = useState(0)
  const key = keyOf(filled)
  const isCurrent = told?.key === key
  const text = textOf(wishOf(filled, items, { mostFen: isCurrent ? told.quote.mostFen : null, files }))

  useEffect(() => {
    if (text === '') return
    const asking = { isOver: false }
    const ask = async () => {
      const { orderNo, caseNo } = about
      const wish = JSON.parse(text) as Wish
      const reply = await api.cases.quote({ orderNo, wish, ...(caseNo === null ? {} : { caseNo }) })
      if (asking.isOver) return
      if (reply.ok) setTold({ key, quote: reply.value })
      setRefusal(reply.ok ? null : reply.error)
    }
    const callOff = after(PAUSE_MS, () => void ask())
    return () => {
      asking.isOver = true
      callOff()
    }
    // The text holds whatever the answer hangs on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text, turn])

  useEffect(() => watchLine({ onBack: () => setTurn((last) => last + 1), onSlow: () => undefined }), [])
  return {
    quote: text === '' ? null : (told?.quote ?? null),
    isCurrent,
    refusal: text === '' ? null : refusal,
  }
}

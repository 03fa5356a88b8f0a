import { useState } from 'react'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { InvoiceWish } from '../../../core/invoices/wish'
import { api } from '../../api/client'
import { useWishId } from '../../api/use-wish-id'
import { keepWish } from './last-wish'
import type { InvoiceView } from './use-invoice'

interface Sending {
  readonly busy: boolean
  readonly refusal: RefusalCode | null
}

interface Of {
  readonly orderNo: string
  /** The request that is answered; null: a new one. */
  readonly asked: Pick<InvoiceView, 'number'> | null
  readonly onDone: () => Promise<void>
  /** It was refused: the request may not be as it was. */
  readonly onRefused: () => Promise<void>
}

/** Sends one wish; pressed again after a failure it is the same wish, so that it is never made twice. */
export const useSubmit = ({ orderNo, asked, onDone, onRefused }: Of) => {
  const [sending, setSending] = useState<Sending>({ busy: false, refusal: null })
  const idFor = useWishId()

  const submit = async (wish: InvoiceWish) => {
    const sent = { clientId: idFor([wish, asked?.number]), orderNo, wish }
    setSending({ busy: true, refusal: null })
    const reply = asked
      ? await api.invoices.amend({ ...sent, number: asked.number })
      : await api.invoices.submit(sent)
    if (reply.ok) {
      keepWish(wish)
      await onDone()
    } else if (reply.error !== 'offline') await onRefused()
    setSending({ busy: false, refusal: reply.ok ? null : reply.error })
  }
  return { sending, submit }
}

import { useState } from 'react'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { RequestView } from '../../../core/orders/requests/request'
import type { Wanted } from '../../../core/orders/requests/wanted'
import { api } from '../../api/client'
import { useWishId } from '../../api/use-wish-id'
import { announceOrdersChanged } from '../../platform/changes'

export interface Asked {
  readonly busy: boolean
  readonly refusal: RefusalCode | null
  readonly request: RequestView | null
}

/** Submits one wish; pressed again after a failure it is the same wish, so that it is never made twice. */
export const useAsk = (orderNo: string) => {
  const [asked, setAsked] = useState<Asked>({ busy: false, refusal: null, request: null })
  const idFor = useWishId()

  const ask = async (wanted: Wanted) => {
    setAsked({ busy: true, refusal: null, request: null })
    const reply = await api.requests.submit({ clientId: idFor(wanted), orderNo, wanted })
    setAsked({
      busy: false,
      refusal: reply.ok ? null : reply.error,
      request: reply.ok ? reply.value.request : null,
    })
    if (reply.ok) announceOrdersChanged()
  }
  return { asked, ask }
}

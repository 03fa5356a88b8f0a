import { useState } from 'react'
import { api } from '../../api/client'
import { announceOrdersChanged } from '../../platform/changes'
import { nothingAsked, type ClaimState, type Details } from './claim.shared'

/** Finds orders of nobody that are hers: by WeChat's phone number, or by what she knows of one. */
export const useClaim = () => {
  const [state, setState] = useState<ClaimState>(nothingAsked)
  const answered = (change: Partial<ClaimState>) => {
    setState((before) => ({ ...before, busy: null, ...change }))
    if (change.found && change.found.length > 0) announceOrdersChanged()
  }

  /** `code` is null when she did not let the shop have the number. */
  const byPhone = async (code: string | null) => {
    if (code === null) return answered({ phone: 'denied' })
    setState({ ...nothingAsked, busy: 'phone' })
    const reply = await api.claims.byPhone({ code })
    if (!reply.ok) return answered({ phone: reply.error })
    const { orders } = reply.value
    answered(orders.length > 0 ? { found: orders } : { phone: 'none' })
  }

  const byDetails = async (details: Details) => {
    setState({ ...nothingAsked, busy: 'details', tried: details.orderNo.trim() })
    const reply = await api.claims.byDetails(details)
    answered(reply.ok ? { found: [reply.value.order] } : { details: reply.error })
  }

  return { state, byPhone, byDetails, another: () => setState(nothingAsked) }
}

import { api } from '../../api/client'
import { useRemote } from '../../api/use-remote'
import { InsuredCard } from './insured-card'

/** What an order has when its goods come back, or is going to have once it is paid; nothing where it has none. */
export function OrderInsured({ orderNo }: { readonly orderNo: string }) {
  const { state } = useRemote({ ask: () => api.insurance.ofOrder({ orderNo }) })
  if (state.status !== 'ready') return null
  const { insurance, quote } = state.value
  if (insurance) {
    return <InsuredCard title={`${insurance.name}，${insurance.stateText}`} text={insurance.nextText} />
  }
  return quote && <InsuredCard prominent title={quote.title} text={quote.text} />
}

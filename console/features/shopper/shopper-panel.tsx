import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client'
import { failureWords, must } from '../../api/query'
import { Failed, Skeleton } from '../../app/states'

/** The right: who the shopper is. */
export const ShopperPanel = ({ sessionId }: { readonly sessionId: string }) => {
  const shopper = useQuery({
    queryKey: ['shopper', sessionId],
    queryFn: () => must(api.desk.shopper({ sessionId })),
  })
  if (shopper.isPending) return <Skeleton />
  if (shopper.isError) {
    return <Failed why={failureWords(shopper.error)} onRetry={() => void shopper.refetch()} />
  }
  return <aside>{shopper.data.called}</aside>
}

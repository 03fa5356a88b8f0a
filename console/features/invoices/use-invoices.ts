import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { InvoiceDeed, InvoiceListName } from '../../../core/contracts/desk/invoices'
import type { DeskInvoice } from '../../../core/invoices/desk-view'
import { MINUTE, SECOND } from '../../../core/shared/time'
import { api } from '../../api/client'
import { must } from '../../api/query'
import { useNews } from '../../app/use-news'
import { invoicesWords as words } from '../../words/invoices'
import { useSentOnce } from '../conversation/use-sent-once'

const LIST_EVERY_MS = 30 * SECOND
const key = ['invoices'] as const

/** One list, page after page; asked for again while somebody looks. */
export const useInvoices = (list: InvoiceListName) =>
  useInfiniteQuery({
    queryKey: [...key, list],
    queryFn: ({ pageParam }) =>
      must(api.invoices.list({ list, ...(pageParam !== null && { cursor: pageParam }) })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: LIST_EVERY_MS,
  })

/** How many there are to do; asked once of whose work it is not. */
export const useInvoiceCount = () =>
  useQuery({
    queryKey: [...key, 'count'],
    queryFn: () => must(api.invoices.count({})),
    refetchInterval: ({ state }) => (state.data?.isMine === false ? false : MINUTE),
  })

/** One step; answers whether it is done, and why not. */
export const useDeed = ({ number, version }: Pick<DeskInvoice, 'number' | 'version'>) => {
  const client = useQueryClient()
  const { done } = useNews()
  const idOf = useSentOnce()
  const { mutateAsync, isPending, error } = useMutation({
    mutationFn: (deed: InvoiceDeed) =>
      must(api.invoices.act({ clientId: idOf(deed), number, version, deed })),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
  const go = async (deed: InvoiceDeed): Promise<boolean> => {
    try {
      await mutateAsync(deed)
      done(words.done[deed.type])
      return true
    } catch {
      return false
    }
  }
  return { go, isBusy: isPending, error }
}

import { moved, type DataRequest, type RequestState } from '../../core/privacy/request'
import type { Instant } from '../../core/shared/time'
import type { Ports } from '../ports'
import { keep } from './change'

/** The files of a copy that is prepared or ready. */
const filesOf = (state: RequestState): readonly string[] => {
  if (state.status === 'ready') return [state.fileId]
  return state.status === 'preparing' ? state.progress.parts : []
}

const endOf = ({ status }: RequestState, at: Instant): RequestState | null => {
  if (status === 'submitted') return { status: 'withdrawn', at }
  return status === 'preparing' || status === 'ready' ? { status: 'expired', at } : null
}

/**
 * The copy that was asked for goes with the data: nothing that was deleted is left to be fetched. Of somebody who was
 * just writing to it nothing is taken away: then this fails, and the deletion's step is done once more.
 */
export const dropCopy = async (
  ports: Ports,
  { shopId, openid }: Pick<DataRequest, 'shopId' | 'openid'>,
): Promise<void> => {
  const copy = await ports.dataRequests.find(shopId, openid, 'download')
  const end = copy && endOf(copy.state, ports.now())
  if (!copy || !end) return
  const ended = moved(copy, end)
  if (!ended.ok) return
  for (const fileId of filesOf(copy.state)) await ports.files.remove(fileId)
  if (!(await keep(ports, ended.value, 'clock'))) throw new Error('the copy was written to meanwhile')
}

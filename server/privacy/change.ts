import { noticeWords } from '../../core/copy/notices'
import type { DataRequest } from '../../core/privacy/request'
import { conversationIdOf } from '../../core/shared/ids'
import { minuteText } from '../../core/shared/time'
import { openNotice } from '../notices/open-notice'
import type { Ports } from '../ports'

/** Going on is no news: only the beginning is noted. */
const isStep = (state: DataRequest['state']): boolean =>
  state.status === 'preparing' && (state.progress.seq > 0 || state.progress.until !== null)

/** Writes a request's next state, with a note of it that outlives the data; false when another writer was faster. */
export const keep = async (ports: Ports, request: DataRequest, by: 'shopper' | 'clock'): Promise<boolean> => {
  const { shopId, kind, state, version } = request
  if (!(await ports.dataRequests.put(request, version - 1))) return false
  if (isStep(state)) return true
  const subject = ports.personalData.nameless(request)
  const entry = { shopId, subject, action: kind, status: state.status, by, at: ports.now() }
  await ports.dataRequests.audit({ _id: `${shopId}:${subject}:${kind}:${version}`, ...entry })
  ports.log.info('data request', { subject, kind, status: state.status })
  await tell(ports, request)
  return true
}

/** Whoever waits for it hears of its end, if she agreed to. */
const tell = async (
  ports: Ports,
  { _id, shopId, openid, kind, state, version }: DataRequest,
): Promise<void> => {
  if (state.status !== 'ready' && state.status !== 'deleted') return
  const shop = await ports.shops.find(shopId)
  if (!shop) return
  const values = { ...noticeWords.dataRequest[kind], 时间: minuteText(ports.now()) }
  const about = { _id: `${_id}:${version}`, openid, conversationId: conversationIdOf(shopId, openid) }
  await openNotice(ports, shop, { ...about, kind: 'requestDone', values })
}

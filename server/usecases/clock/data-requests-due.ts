import { begin, moved, type DataRequest } from '../../../core/privacy/request'
import type { Shop } from '../../../core/shop/shop'
import { SECOND } from '../../../core/shared/time'
import type { Ports } from '../../ports'
import { blockerOf } from '../../privacy/blocker'
import { keep } from '../../privacy/change'
import { eraseStep } from '../../privacy/erase'
import { gatherStep } from '../../privacy/gather'

const MOST_REQUESTS = 10
/** Whoever waits a day can wait for the next run too: deliveries come first. */
const BUDGET_MS = 10 * SECOND
const MOST_STEPS = 40

const start = async (ports: Ports, request: DataRequest): Promise<void> => {
  const reason = request.kind === 'delete' ? await blockerOf(ports, request) : null
  const next = reason
    ? moved(request, { status: 'refused', at: ports.now(), reason })
    : begin(request, ports.now())
  if (next.ok) await keep(ports, next.value, 'clock')
}

const expire = async (ports: Ports, request: DataRequest, fileId: string): Promise<void> => {
  await ports.files.remove(fileId)
  const gone = moved(request, { status: 'expired', at: ports.now() })
  if (gone.ok) await keep(ports, gone.value, 'clock')
}

const step = async (ports: Ports, shop: Shop, request: DataRequest): Promise<void> => {
  const { state, kind } = request
  if (state.status === 'submitted') return start(ports, request)
  if (state.status === 'ready') return expire(ports, request, state.fileId)
  if (state.status !== 'preparing') return
  const work = { request, progress: state.progress }
  return kind === 'download' ? gatherStep(ports, shop, work) : eraseStep(ports, shop, work)
}

const stepOf = async (ports: Ports, request: DataRequest): Promise<void> => {
  const shop = await ports.shops.find(request.shopId)
  if (shop) await step(ports, shop, request)
}

/** Requests about one's data go on, step by step, as long as this run has time; the next one does the rest. */
export const dataRequestsDue = async (ports: Ports): Promise<number> => {
  const until = ports.now() + BUDGET_MS
  const stuck = new Set<string>()
  let steps = 0
  while (steps < MOST_STEPS && ports.now() < until) {
    const due = (await ports.dataRequests.due(ports.now(), MOST_REQUESTS)).filter(
      ({ _id }) => !stuck.has(_id),
    )
    if (due.length === 0) return steps
    for (const request of due) {
      steps += 1
      await stepOf(ports, request).catch((error: unknown) => {
        stuck.add(request._id)
        ports.log.error('data request not worked on', { kind: request.kind, error }) // the others go on
      })
    }
  }
  return steps
}

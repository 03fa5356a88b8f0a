import type { Cloudbase } from '../../../server/adapters/cloudbase/app'
import { percentile } from '../../../core/shared/percentile'
import { median, rounded } from '../statistics'
import type { Town } from '../town'
import type { Consoles } from './agents'
import { seedWaiting } from './people'

const AGENTS = 50
const WAITING = 2_000
const ROUNDS = 4

/** Each of fifty agents looks at his sessions and at the queue, one after the other. */
export const measureLists = async (
  town: Town,
  consoles: Consoles,
  db: Cloudbase['db'],
): Promise<Record<string, number>> => {
  await seedWaiting(db, WAITING)
  const times: number[] = []
  let refused = 0
  const round = async (): Promise<void> => {
    for (let agent = 1; agent <= AGENTS; agent += 1) {
      for (const list of ['mine', 'queue']) {
        const startedAt = performance.now()
        const { ok } = await consoles.call(agent, 'desk.sessions', { list })
        times.push(performance.now() - startedAt)
        if (!ok) refused += 1
      }
    }
  }
  await round() // starts the instances
  times.length = 0
  const before = (await town.figures()).desk
  for (let n = 0; n < ROUNDS; n += 1) await round()
  const after = (await town.figures()).desk
  return {
    listP50Ms: rounded(median(times)),
    listP99Ms: rounded(percentile(times, 0.99)),
    listExaminedRatio: rounded((after.examined - before.examined) / (after.returned - before.returned)),
    refused,
  }
}

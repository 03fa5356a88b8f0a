import type { CloudFigures } from '../cloud-process'
import { percentile } from '../../../core/shared/percentile'
import { rounded } from '../statistics'
import type { Answered, Town } from '../town'

/** Places that somebody else took first, and those that were taken for a session that was somebody's already. */
const clashesOf = ({ caused }: CloudFigures): number =>
  caused.reduce((sum, { on, action, errors, requests }) => {
    if (on !== 'places') return sum
    if (action === 'database.insertDocument') return sum + errors
    return action === 'database.removeDocument' ? sum + requests : sum
  }, 0)

/** So many do something in the same moment: what each of them costs and takes, in the mean, and what went wrong. */
export const atOnce = async (town: Town, count: number, work: (at: number) => Promise<Answered>) => {
  const before = await town.figures()
  const times: number[] = []
  const one = async (_: unknown, at: number): Promise<boolean> => {
    const startedAt = performance.now()
    const { ok } = await work(at)
    times.push(performance.now() - startedAt)
    return ok
  }
  const done = await Promise.all(Array.from({ length: count }).map(one))
  const after = await town.figures()
  return {
    requests: rounded((after.dbRequests - before.dbRequests) / count),
    clashes: clashesOf(after) - clashesOf(before),
    p50Ms: rounded(percentile(times, 0.5)),
    p99Ms: rounded(percentile(times, 0.99)),
    refused: done.filter((ok) => !ok).length,
  }
}

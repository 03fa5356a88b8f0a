/** What sessions are measured by, for tests. */
import type { Tally } from '../../core/numbers/tally'
import type { Past } from './given'

export const tallyOf = ({ state: { service } }: Pick<Past, 'state'>): Tally => {
  if (service.status === 'none' || !service.tally) throw new Error('nobody was asked for')
  return service.tally
}

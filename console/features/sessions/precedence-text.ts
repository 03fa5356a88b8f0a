import type { Precedence } from '../../../core/desk/precedence'
import { precedenceWords as words } from '../../words/sessions'

/** All that there is to say about a place in the queue, the most important first. */
export const precedenceText = ({ you, lane, patienceMs, group, hops }: Precedence): string =>
  [
    you && words.you[you],
    lane && words.lane(lane.tag, lane.aheadMs),
    patienceMs !== undefined && words.overdue(patienceMs),
    group !== undefined && words.group(group),
    hops !== undefined && words.hops(hops),
  ]
    .filter((text) => typeof text === 'string')
    .join('；')

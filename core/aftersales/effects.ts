import { endOf } from '../coupons/earned'
import type { Checks } from '../admission/check'
import type { Case } from './case'
import type { CaseEvent } from './commands'
import { bringsToJudge } from './content-check'
import type { CaseEffect, CaseRecord } from './record'
import type { Stepped } from './step'

const isBack = ({ arrivedAt }: Case): boolean => arrivedAt !== null

/** The shop took the goods back as agreed: their freight is settled now. */
const acceptsGoods = ({ from, to }: CaseEvent): boolean =>
  (from === 'arrived' || from === 'inspected') && ['refunding', 'refunded', 'waitingToShip'].includes(to)

/** Of the goods on their way back, and of what was sent in their place. */
const trackingNosOf = ({ parcel, replacements }: Case): readonly string[] =>
  [parcel, ...replacements.map((sent) => sent.parcel)].flatMap((sent) => (sent ? [sent.trackingNo] : []))

/** The money went on its way by this step. */
const startsMoney = (old: Case | undefined, { money }: Case): boolean =>
  money === 'started' && old?.money !== 'started'

/** What must happen outside because of it. */
export const effectsOf = (
  before: CaseRecord | null,
  { record, events }: Stepped,
  checks?: Checks,
): CaseEffect[] => {
  const [old, { state, ruling }] = [before?.state, record]
  const known = old ? trackingNosOf(old) : []
  const asks: Readonly<Record<CaseEffect, boolean>> = {
    project: true,
    tell: true,
    refund: startsMoney(old, state),
    freight: ruling.freightBy === 'shop' && ruling.freightFen > 0 && events.some(acceptsGoods),
    claim: isBack(state) && !(old && isBack(old)),
    coupon: endOf(state) !== null && !(old && endOf(old) !== null),
    follow: trackingNosOf(state).some((trackingNo) => !known.includes(trackingNo)),
    check: bringsToJudge(before, record, checks),
  }
  return (Object.keys(asks) as CaseEffect[]).filter((effect) => asks[effect])
}

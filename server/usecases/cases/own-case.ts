import type { CaseRow } from '../../../core/aftersales/row'
import { rowOf } from '../../../core/aftersales/row'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { CaseView } from '../../../core/aftersales/view'
import type { Order } from '../../../core/orders/order'
import { err, ok, type Result } from '../../../core/shared/result'
import type { Instant } from '../../../core/shared/time'
import type { ShopperActor } from '../../actor'
import { settleStep } from '../../cases/settle-step'
import { showCase } from '../../cases/show'
import type { TakenStep } from '../../cases/take-step'
import type { Ports } from '../../ports'

export interface OwnCase {
  readonly row: CaseRow
  readonly order: Order
}

/** That case of this shopper's with its order; somebody else's is `notFound`. */
export const ownCase = async (
  ports: Ports,
  { shop, openid }: ShopperActor,
  caseNo: string,
): Promise<Result<OwnCase, RefusalCode>> => {
  const row = await ports.cases.find(caseNo)
  if (row?.shopId !== shop._id || row.openid !== openid) return err('notFound')
  const order = await ports.orders.find(shop._id, row.orderNo)
  return order ? ok({ row, order }) : err('notFound')
}

type Answer = Result<{ readonly case: CaseView; readonly now: Instant }, RefusalCode>

/** The case as it is shown after a step, whose effects are done first. */
export const answerStep = async (
  ports: Ports,
  { shop }: ShopperActor,
  { taken, order }: { readonly taken: TakenStep; readonly order: Order },
): Promise<Answer> => {
  if (!taken.isRepeat) await settleStep(ports, shop, { step: taken.step, order })
  const row = rowOf(taken.step, taken.record, order)
  return ok({ case: await showCase(ports, shop, { row, order }), now: ports.now() })
}

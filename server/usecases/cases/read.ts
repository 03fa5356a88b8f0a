import { toCaseCard } from '../../../core/aftersales/to-view'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { CaseCursor } from '../../case-ports'
import { showCase } from '../../cases/show'
import type { UseCase } from '../../serve'
import { ownCase } from './own-case'

const PAGE = 20

/** `moment:caseNo` of the last case of a page. */
export const cursorOf = ({ at, caseNo }: CaseCursor): string => `${at}:${caseNo}`

export const readCursor = (cursor: string): CaseCursor | null => {
  const [, at, caseNo] = /^(-?\d{1,16}):([A-Za-z0-9]{1,24})$/.exec(cursor) ?? []
  return at && caseNo ? { at: Number(at), caseNo } : null
}

export const list: UseCase<typeof shopperContract.cases.list, ShopperActor> = async (
  { orderNo, cursor },
  { actor: { shop, openid }, ports },
) => {
  if (orderNo !== undefined) {
    const rows = await ports.cases.ofOrder(shop._id, orderNo)
    const cases = rows.filter((row) => row.openid === openid).map(toCaseCard)
    return ok({ cases, next: null, now: ports.now() })
  }
  const before = cursor === undefined ? undefined : readCursor(cursor)
  if (before === null) return err('badRequest')
  const rows = await ports.cases.ofShopper(shop._id, openid, { limit: PAGE + 1, before })
  const page = rows.slice(0, PAGE)
  const last = page[page.length - 1]
  const next = rows.length > PAGE && last ? cursorOf({ at: last.openedAt, caseNo: last._id }) : null
  return ok({ cases: page.map(toCaseCard), next, now: ports.now() })
}

export const find: UseCase<typeof shopperContract.cases.find, ShopperActor> = async (
  { caseNo },
  { actor, ports },
) => {
  const own = await ownCase(ports, actor, caseNo)
  if (!own.ok) return own
  return ok({ case: await showCase(ports, actor.shop, own.value), now: ports.now() })
}

import { Insurance } from '../../../core/insurance/insurance'
import { orderIdOf } from '../../../core/orders/order'
import type { Insurances } from '../../insurance-ports'
import type { CloudbaseDatabase } from './app'
import { Collection } from './collection'
import { putVersion } from './put-version'

const add = async (insurances: Collection<Insurance>, some: readonly Insurance[]): Promise<void> => {
  if (some.length === 0 || (await insurances.insertAll(some)) === 'inserted') return
  for (const one of some) await insurances.insert(one) // `taken`: it stays as it is
}

/** Each change says which version it was made from: of two at once, one is decided anew. */
export const cloudbaseInsurances = (cloudbase: CloudbaseDatabase): Insurances => {
  const insurances = new Collection(cloudbase, 'insurances', Insurance)
  const { command } = cloudbase
  return {
    find: (shopId, orderNo) => insurances.get(orderIdOf(shopId, orderNo)),
    byCase: async (shopId, caseNo) =>
      (await insurances.find({ shopId, 'claim.caseNo': caseNo }, { limit: 1 }))[0] ?? null,
    byReference: async (reference) =>
      (await insurances.find({ 'policy.reference': reference }, { limit: 1 }))[0] ?? null,
    ofOrders: (shopId, orderNos) =>
      insurances.find(
        { _id: command.in(orderNos.map((orderNo) => orderIdOf(shopId, orderNo))) },
        { limit: 1_000 },
      ),
    add: (some) => add(insurances, some),
    replace: (insurance) => putVersion(insurances, insurance, insurance.version - 1),
    putOff: async ({ _id, version }, { dueAt, tries }) => {
      await insurances.patch({ _id, version }, { dueAt, tries })
    },
    markTold: async ({ _id, version }) => {
      await insurances.patch({ _id, version }, { isUntold: false })
    },
    doubt: async ({ _id, doubts }, word) => {
      await insurances.patch({ _id }, { doubts: [...doubts, word] })
    },
    due: (now, limit) =>
      insurances.find({ dueAt: command.gt(0).and(command.lte(now)) }, { order: [['dueAt', 'asc']], limit }),
  }
}

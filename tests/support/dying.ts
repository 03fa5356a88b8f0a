import type { Ports } from '../../server/ports'

/** Where a process dies: before its so many-th call of a port, or after it. */
export interface Death {
  readonly call: number
  readonly when: 'before' | 'after'
}

/** A copy of the functions whose process dies there: from then on nothing that it tries reaches anybody. */
export const dying = (ports: Ports, death: Death | null) => {
  let calls = 0
  let isDead = false
  const live = async <T>(work: () => T): Promise<Awaited<T>> => {
    if (isDead) throw new Error('dead')
    calls += 1
    const mine = calls === death?.call
    if (mine && death.when === 'before') isDead = true
    if (isDead) throw new Error('died before')
    const done = await work()
    if (mine) isDead = true
    if (isDead) throw new Error('died after')
    return done
  }
  const around = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name) => {
        const method = Reflect.get(target, name) as unknown
        if (typeof method !== 'function') return method
        return (...given: unknown[]) => live(() => Reflect.apply(method, target, given) as unknown)
      },
    })
  const { refundBook, payoutBook, couponBook, refunds, payouts, coupons, human, agents, shops } = ports
  return {
    ports: {
      ...ports,
      ...{ refundBook: around(refundBook), payoutBook: around(payoutBook) },
      ...{ refunds: around(refunds), payouts: around(payouts) },
      ...{ coupons: around(coupons), couponBook: around(couponBook) },
      ...{ human: around(human), agents: around(agents), shops: around(shops) },
    },
    /** A step of somebody else, in which the process may die as well. */
    step: live,
    calls: () => calls,
    isDead: () => isDead,
  }
}

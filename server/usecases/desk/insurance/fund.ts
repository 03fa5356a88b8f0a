import type { DeskContract } from '../../../../core/contracts/desk.contract'
import { err, ok } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'

const LATEST = 50

const booksOf = async (ports: Ports, shopId: string) => {
  const entries = await ports.fund.newest(shopId, LATEST)
  const [last] = entries
  return { balance: last?.after ?? { freeFen: 0, reservedFen: 0 }, entries: [...entries], now: ports.now() }
}

export const fund: UseCase<DeskContract['insurances']['fund'], DeskActor> = async (
  _input,
  { actor, ports },
) => ok(await booksOf(ports, actor.shop._id))

export const topUp: UseCase<DeskContract['insurances']['topUp'], DeskActor> = async (
  { reference, amountFen },
  { actor, ports },
) => {
  const shopId = actor.shop._id
  const posted = await ports.fund.post(shopId, { type: 'topUp', reference, amountFen })
  if (!posted.ok) return err(posted.error === 'busy' ? 'busy' : 'badRequest')
  if (posted.value.amountFen !== amountFen) return err('changedMeanwhile')
  const { agent } = actor
  ports.log.info('fund topped up', { shopId, by: agent.userid, reference, seq: posted.value.seq })
  return ok(await booksOf(ports, shopId))
}

import type { Deed } from '../../../core/aftersales/commands'
import { amendCase } from '../../../core/aftersales/open'
import { stepCase } from '../../../core/aftersales/step'
import type { CaseRecord } from '../../../core/aftersales/record'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { mayReturnIn, parcelIdOf } from '../../../core/logistics/parcel'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { caseOn } from '../../cases/case-on'
import { judgeBy, knownOf } from '../../cases/judge'
import { takeStep, type Decide } from '../../cases/take-step'
import { waybillNamed } from '../../parcels/named'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { answerStep, ownCase, type OwnCase } from './own-case'
import { evidenceFrom, ownFiles } from './own-files'

interface Doing {
  readonly actor: ShopperActor
  readonly own: OwnCase
  readonly clientId: string
}

const take = async (ports: Ports, { actor, own, clientId }: Doing, decide: Decide) => {
  const { shop } = actor
  const taken = await takeStep(ports, { shop, order: own.order, clientId }, decide)
  return taken.ok ? answerStep(ports, actor, { taken: taken.value, order: own.order }) : taken
}

const bySelf = ({ openid }: ShopperActor) => ({ actor: 'shopper' as const, id: openid })

const doing =
  ({ actor, own }: Doing, deedOf: (record: CaseRecord) => Deed, version?: number): Decide =>
  (ground) => {
    const record = caseOn(ground, own.row._id, version)
    if (!record.ok) return record
    return stepCase(record.value, { deed: deedOf(record.value), by: bySelf(actor) }, ground)
  }

export const act: UseCase<typeof shopperContract.cases.act, ShopperActor> = async (
  { clientId, caseNo, version, deed },
  { actor, ports },
) => {
  const own = await ownCase(ports, actor, caseNo)
  if (!own.ok) return own
  const asked = { actor, own: own.value, clientId }
  return take(
    ports,
    asked,
    doing(asked, () => ({ type: deed }), version),
  )
}

export const amend: UseCase<typeof shopperContract.cases.amend, ShopperActor> = async (
  { clientId, caseNo, version, wish },
  { actor, ports },
) => {
  const own = await ownCase(ports, actor, caseNo)
  if (!own.ok) return own
  const { shop } = actor
  if (!ownFiles(shop, wish.evidence)) return err('fileMissing')
  const [known, shopper] = await Promise.all([
    knownOf(ports, actor),
    ports.shoppers.find(shop._id, actor.openid),
  ])
  const { order } = own.value
  return take(ports, { actor, own: own.value, clientId }, (ground) => {
    const record = caseOn(ground, caseNo, version)
    if (!record.ok) return record
    const judge = judgeBy({ shop, order, known, except: caseNo, now: ground.now })
    return amendCase(record.value, { wish, judge, tiers: shopper?.tags ?? [] }, ground)
  })
}

export const addEvidence: UseCase<typeof shopperContract.cases.addEvidence, ShopperActor> = async (
  { clientId, caseNo, fileIds },
  { actor, ports },
) => {
  const own = await ownCase(ports, actor, caseNo)
  if (!own.ok) return own
  const evidence = evidenceFrom(actor.shop, fileIds)
  if (!evidence.ok) return evidence
  const asked = { actor, own: own.value, clientId }
  return take(
    ports,
    asked,
    doing(asked, () => ({ type: 'addEvidence', evidence: evidence.value })),
  )
}

/** The number is looked at before it is taken: its form, and whether the parcel can be this return. */
export const ship: UseCase<typeof shopperContract.cases.ship, ShopperActor> = async (
  { clientId, caseNo, parcel },
  { actor, ports },
) => {
  const own = await ownCase(ports, actor, caseNo)
  if (!own.ok) return own
  const waybill = waybillNamed(parcel)
  if (!waybill.ok) return waybill
  const known = await ports.tracks.find(parcelIdOf(actor.shop._id, waybill.value))
  const free = mayReturnIn(known, own.value.row.orderNo)
  if (!free.ok) return free
  const { company, trackingNo } = waybill.value
  const asked = { actor, own: own.value, clientId }
  return take(
    ports,
    asked,
    doing(asked, ({ state }) => ({
      type: state.status === 'inTransit' ? 'correctParcel' : 'shipBack',
      parcel: { company, trackingNo },
    })),
  )
}

const isOver = ({ state: { status } }: CaseRecord): boolean => status === 'refunded' || status === 'closed'

export const rate: UseCase<typeof shopperContract.cases.rate, ShopperActor> = async (
  { clientId, caseNo, stars, comment },
  { actor, ports },
) => {
  const own = await ownCase(ports, actor, caseNo)
  if (!own.ok) return own
  return take(ports, { actor, own: own.value, clientId }, (ground) => {
    const record = caseOn(ground, caseNo)
    if (!record.ok) return record
    if (!isOver(record.value) || record.value.rating) return err('notAllowed')
    const rating = { stars, comment, at: ground.now }
    return ok({ record: { ...record.value, rating }, events: [] })
  })
}

import type { Deed } from '../../../../core/aftersales/commands'
import type { StaffDeed } from '../../../../core/aftersales/desk-view'
import { caseIn, type CaseRecord } from '../../../../core/aftersales/record'
import { rowOf } from '../../../../core/aftersales/row'
import { stepCase, type Ground } from '../../../../core/aftersales/step'
import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../../core/contracts/refusals'
import { uploaderAtDesk } from '../../../../core/desk/client-id'
import { err, ok, type Result } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import { caseOn } from '../../../cases/case-on'
import { policyOf } from '../../../cases/judge'
import { settleStep } from '../../../cases/settle-step'
import { takeStep, type Decide } from '../../../cases/take-step'
import { waybillNamed } from '../../../parcels/named'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'
import { keepPictureOrFilm } from '../../cases/keep-file'
import { evidenceFrom } from '../../cases/own-files'
import { confirmMoney } from './confirm-money'
import { dropUpload } from '../../uploads/take-upload'
import { authorityOf, shopCase, showDeskCase, type ShopCase } from './read'

type Cases = DeskContract['cases']

type Parcel = Extract<StaffDeed, { parcel: unknown }>['parcel']

const sent = (
  named: Parcel,
  deed: (parcel: { company: string; trackingNo: string }) => Deed,
): Result<Deed, RefusalCode> => {
  const waybill = waybillNamed(named)
  if (!waybill.ok) return waybill
  const { company, trackingNo } = waybill.value
  return ok(deed({ company, trackingNo }))
}

const rejected = (
  { shop }: DeskActor,
  { reasonId, words }: Extract<StaffDeed, { type: 'reject' }>,
): Result<Deed, RefusalCode> => {
  const reason = policyOf(shop).rejects.find(({ id }) => id === reasonId)
  if (!reason) return err('reasonMissing')
  const more = words.trim()
  return ok({ type: 'reject', why: more ? `${reason.text}。${more}` : reason.text })
}

/** What is done at the desk as the machine of cases knows it; the rest is not the machine's. */
const deedOf = (actor: DeskActor, deed: StaffDeed): Result<Deed, RefusalCode> => {
  switch (deed.type) {
    case 'reject':
      return rejected(actor, deed)
    case 'findFault': {
      const photos = evidenceFrom(actor.shop, deed.fileIds)
      return photos.ok ? ok({ type: 'findFault', photos: photos.value, words: deed.words }) : photos
    }
    case 'refuseParcel':
      return sent(deed.parcel, (parcel) => ({ type: 'refuseParcel', why: deed.why, parcel }))
    case 'shipReplacement':
      return sent(deed.parcel, (parcel) => ({ type: 'shipReplacement', parcel }))
    case 'askSupervisor':
    case 'confirmRefund':
    case 'confirmOffline':
      return err('notAllowed')
    default:
      return ok(deed)
  }
}

const byActor = ({ role, agent: { userid, name } }: DeskActor) => ({ actor: role, id: userid, name })

interface Asked {
  readonly clientId: string
  readonly caseNo: string
  readonly version: number
  readonly deed: StaffDeed
}

/** The step that a deed makes; null where it is none of the machine's. */
const decideBy = (actor: DeskActor, { caseNo, version, deed }: Asked): Result<Decide, RefusalCode> => {
  const on =
    (step: (record: CaseRecord, ground: Ground) => ReturnType<Decide>): Decide =>
    (ground) => {
      const record = caseOn(ground, caseNo, version)
      return record.ok ? step(record.value, ground) : record
    }
  if (deed.type === 'askSupervisor') {
    const { userid: agentId, name } = actor.agent
    const asked = { agentId, name, words: deed.words }
    return ok(
      on((record, { now }) =>
        record.asked
          ? err('notAllowed')
          : ok({ record: { ...record, asked: { ...asked, at: now } }, events: [] }),
      ),
    )
  }
  const machines = deedOf(actor, deed)
  if (!machines.ok) return machines
  return ok(on((record, ground) => stepCase(record, { deed: machines.value, by: byActor(actor) }, ground)))
}

/** Takes the step and does what it asks for outside. */
export const perform = async (
  ports: Ports,
  actor: DeskActor,
  { found: { row, order }, ...asked }: Asked & { readonly found: ShopCase },
): Promise<Result<null, RefusalCode>> => {
  const { shop } = actor
  const { clientId, deed } = asked
  if (deed.type === 'confirmRefund' || deed.type === 'confirmOffline') {
    const files = evidenceFrom(shop, deed.fileIds)
    return files.ok ? confirmMoney(ports, actor, { row, files: files.value, deed }) : files
  }
  const decide = decideBy(actor, asked)
  if (!decide.ok) return decide
  const asking = { shop, order, clientId, authorityFen: authorityOf(actor) }
  const taken = await takeStep(ports, asking, decide.value)
  if (!taken.ok) return taken
  if (!taken.value.isRepeat) await settleStep(ports, shop, { step: taken.value.step, order })
  return ok(null)
}

/** As it is after its newest step, behind which the list may lag. */
export const asItIs = async (ports: Ports, { row, order }: ShopCase): Promise<ShopCase> => {
  const newest = await ports.caseSteps.newest(row.shopId, row.orderNo)
  const record = newest && caseIn(newest, row._id)
  return newest && record ? { row: rowOf(newest, record, order), order } : { row, order }
}

export const act: UseCase<Cases['act'], DeskActor> = async (input, { actor, ports }) => {
  const found = await shopCase(ports, actor, input.caseNo)
  if (!found.ok) return found
  const done = await perform(ports, actor, { ...input, found: found.value })
  if (!done.ok) return done
  return ok({ case: await showDeskCase(ports, actor, await asItIs(ports, found.value)) })
}

/** As it was asked for, as kindly as the policy would be. */
const approve = async (ports: Ports, actor: DeskActor, asked: Omit<Asked, 'deed'>) => {
  const found = await shopCase(ports, actor, asked.caseNo)
  if (!found.ok) return found
  const { waivesReturn, prepays } = found.value.row.record.ruling
  const deed = { type: 'approve', waivesReturn, prepays } as const
  return perform(ports, actor, { ...asked, found: found.value, deed })
}

export const approveAll: UseCase<Cases['approveAll'], DeskActor> = async (
  { clientId, cases },
  { actor, ports },
) => {
  const answers: { caseNo: string; refused: RefusalCode | null }[] = []
  for (const { caseNo, version } of cases) {
    const done = await approve(ports, actor, { clientId: `${clientId}.${caseNo}`, caseNo, version })
    answers.push({ caseNo, refused: done.ok ? null : done.error })
  }
  return ok({ answers })
}

export const addFile: UseCase<Cases['addFile'], DeskActor> = async (
  { uploadId },
  { actor: { shop, agent }, ports },
) => {
  const uploader = { shop, openid: uploaderAtDesk(agent.userid) }
  const file = await keepPictureOrFilm(ports, uploader, { uploadId, kind: 'photo' })
  if (!file.ok) return file
  await dropUpload(ports, uploadId)
  return ok({ file: file.value })
}

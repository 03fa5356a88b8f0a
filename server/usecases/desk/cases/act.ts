import type { Deed } from '../../../../core/aftersales/commands'
import type { StaffDeed } from '../../../../core/aftersales/desk-view'
import type { CaseRecord } from '../../../../core/aftersales/record'
import { rowOf } from '../../../../core/aftersales/row'
import { stepCase } from '../../../../core/aftersales/step'
import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../../core/contracts/refusals'
import { uploaderAtDesk } from '../../../../core/desk/client-id'
import { detectCarriers } from '../../../../core/logistics/carriers'
import { checkTrackingNo } from '../../../../core/logistics/tracking-no'
import { err, ok, type Result } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import { policyOf } from '../../../cases/judge'
import { settleStep } from '../../../cases/settle-step'
import { takeStep, type Decide } from '../../../cases/take-step'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'
import { keepPictureOrFilm } from '../../cases/keep-file'
import { kindOfFile } from '../../cases/own-files'
import { confirmMoney } from './confirm-money'
import { authorityOf, shopCase, showDeskCase } from './read'

type Cases = DeskContract['cases']

interface Named {
  readonly company?: string | undefined
  readonly trackingNo: string
}

const parcelOf = ({ company, trackingNo }: Named) => {
  const named = company ?? detectCarriers(trackingNo.trim().toUpperCase())[0]?.name
  return named === undefined ? err('carrierMissing' as const) : checkTrackingNo(named, trackingNo)
}

const sent = (
  named: Named,
  deed: (parcel: { company: string; trackingNo: string }) => Deed,
): Result<Deed, RefusalCode> => {
  const parcel = parcelOf(named)
  if (!parcel.ok) return parcel
  const { company, trackingNo } = parcel.value
  return ok(deed({ company, trackingNo }))
}

/** Files that were checked and kept; null when one is none. */
const evidenceOf = ({ shop }: DeskActor, fileIds: readonly string[]) => {
  const files = fileIds.map((fileId) => ({ fileId, kind: kindOfFile(shop, fileId) }))
  return files.flatMap(({ fileId, kind }) => (kind ? [{ fileId, kind }] : []))
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
      const photos = evidenceOf(actor, deed.fileIds)
      return photos.length < deed.fileIds.length
        ? err('fileMissing')
        : ok({ type: 'findFault', photos, words: deed.words })
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

const isSeen = ({ state }: CaseRecord, version: number): boolean => state.version === version

/** The step that a deed makes; null where it is none of the machine's. */
const decideBy = (
  actor: DeskActor,
  { caseNo, version, deed }: { readonly caseNo: string; readonly version: number; readonly deed: StaffDeed },
): Result<Decide, RefusalCode> => {
  const on =
    (step: (record: CaseRecord) => ReturnType<Decide>): Decide =>
    ({ cases }) => {
      const record = cases.find((one) => one.caseNo === caseNo)
      if (!record) return err('notFound')
      return isSeen(record, version) ? step(record) : err('changedMeanwhile')
    }
  if (deed.type === 'askSupervisor') {
    const { userid: agentId, name } = actor.agent
    return ok((ground) =>
      on((record) =>
        record.asked
          ? err('notAllowed')
          : ok({
              record: { ...record, asked: { agentId, name, words: deed.words, at: ground.now } },
              events: [],
            }),
      )(ground),
    )
  }
  const machines = deedOf(actor, deed)
  if (!machines.ok) return machines
  return ok((ground) =>
    on((record) => stepCase(record, { deed: machines.value, by: byActor(actor) }, ground))(ground),
  )
}

type Asked = Parameters<typeof decideBy>[1] & { readonly clientId: string }

/** Takes the step and does what it asks for outside. */
const perform = async (
  ports: Ports,
  actor: DeskActor,
  { clientId, ...asked }: Asked,
): Promise<Result<null, RefusalCode>> => {
  const found = await shopCase(ports, actor, asked.caseNo)
  if (!found.ok) return found
  const { shop } = actor
  const { order, row } = found.value
  if (asked.deed.type === 'confirmRefund' || asked.deed.type === 'confirmOffline') {
    const files = evidenceOf(actor, asked.deed.fileIds)
    if (files.length < asked.deed.fileIds.length) return err('fileMissing')
    return confirmMoney(ports, actor, { row, files, deed: asked.deed })
  }
  const decide = decideBy(actor, asked)
  if (!decide.ok) return decide
  const taken = await takeStep(
    ports,
    { shop, order, clientId, authorityFen: authorityOf(actor) },
    decide.value,
  )
  if (!taken.ok) return taken
  if (!taken.value.isRepeat) await settleStep(ports, shop, { step: taken.value.step, order })
  return ok(null)
}

export const act: UseCase<Cases['act'], DeskActor> = async (input, { actor, ports }) => {
  const done = await perform(ports, actor, input)
  if (!done.ok) return done
  const found = await shopCase(ports, actor, input.caseNo)
  if (!found.ok) return found
  // the list may lag behind the step that was just taken
  const newest = await ports.caseSteps.newest(actor.shop._id, found.value.row.orderNo)
  const record = newest?.cases.find(({ caseNo }) => caseNo === input.caseNo)
  const { order } = found.value
  const row = newest && record ? rowOf(newest, record, order) : found.value.row
  return ok({ case: await showDeskCase(ports, actor, { row, order }) })
}

/** As they were asked for, as kindly as the policy would be. */
export const approveAll: UseCase<Cases['approveAll'], DeskActor> = async (
  { clientId, cases },
  { actor, ports },
) => {
  const answers: { caseNo: string; refused: RefusalCode | null }[] = []
  for (const { caseNo, version } of cases) {
    const row = await ports.cases.find(caseNo)
    const { waivesReturn = false, prepays = false } = row?.record.ruling ?? {}
    const deed = { type: 'approve' as const, waivesReturn, prepays }
    const done = await perform(ports, actor, { clientId: `${clientId}.${caseNo}`, caseNo, version, deed })
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
  return file.ok ? ok({ file: file.value }) : file
}

import { isOpen } from '../../../core/aftersales/case'
import type { CaseForm, FormItem } from '../../../core/aftersales/form'
import { CaseType, MOST_PHOTOS, MOST_VIDEOS } from '../../../core/aftersales/kinds'
import { leftOf } from '../../../core/aftersales/shares'
import { heldByOthers } from '../../../core/aftersales/step'
import { toEvidence } from '../../../core/aftersales/to-view'
import type { CaseRow } from '../../../core/aftersales/row'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { caseTypeWords } from '../../../core/copy/aftersales'
import { toOrderCard } from '../../../core/orders/order-view'
import type { Order } from '../../../core/orders/order'
import { err, ok } from '../../../core/shared/result'
import { present } from '../../../core/shared/present'
import type { ShopperActor } from '../../actor'
import type { StoredDraft } from '../../case-ports'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { findOwn } from '../orders/own-order'
import { DRAFT_MS, folderOf, keepForCase, keepPictureOrFilm } from './keep-file'
import { offersOf } from './offers'
import { keptAmong } from './own-files'

const itemsOf = (order: Order, rows: readonly CaseRow[], caseNo: string | null): FormItem[] => {
  const held = heldByOthers(
    rows.map(({ record }) => record),
    caseNo,
  )
  const left = leftOf(order, held)
  return order.items.map(({ title, sku, image, priceFen, quantity }, item) => ({
    ...{ item, title, priceFen, quantity, left: left[item]?.quantity ?? 0 },
    ...present({ sku, image }),
  }))
}

/** What was kept of the form, unless something was sent in since. */
const draftOf = async (
  ports: Ports,
  { shop }: ShopperActor,
  { stored, rows }: { readonly stored: StoredDraft | null; readonly rows: readonly CaseRow[] },
): Promise<CaseForm['draft']> => {
  if (!stored) return { revision: 0, savedAt: null, draft: null, files: [] }
  const { version: revision, savedAt, draft } = stored
  const isSent = rows.some(({ openedAt }) => openedAt >= savedAt)
  if (isSent || ports.now() - savedAt > DRAFT_MS) return { revision, savedAt: null, draft: null, files: [] }
  const links = await ports.files.links(draft.fileIds)
  const files = toEvidence(keptAmong(shop, draft.fileIds), links)
  return { revision, savedAt, draft, files }
}

export const form: UseCase<typeof shopperContract.cases.form, ShopperActor> = async (
  { orderNo, caseNo = null },
  { actor, ports },
) => {
  const { shop, openid } = actor
  const order = await findOwn(ports, actor, orderNo)
  if (!order) return err('notFound')
  const [all, stored] = await Promise.all([
    ports.cases.ofOrder(shop._id, orderNo),
    ports.caseDrafts.find(shop._id, openid, orderNo),
  ])
  const open = all.filter(({ record }) => isOpen(record.state.status))
  return ok({
    order: toOrderCard(order),
    items: itemsOf(order, all, caseNo),
    types: CaseType.options.map((type) => offersOf(shop, { order, type, now: ports.now() })),
    draft: await draftOf(ports, actor, { stored, rows: all }),
    open: open.map(({ _id, record, title }) => ({
      caseNo: _id,
      title: `${caseTypeWords[record.state.wish.type]} ${title}`,
    })),
    mostPhotos: MOST_PHOTOS,
    mostVideos: MOST_VIDEOS,
    now: ports.now(),
  })
}

export const saveDraft: UseCase<typeof shopperContract.cases.saveDraft, ShopperActor> = async (
  { orderNo, revision, draft },
  { actor, ports },
) => {
  const { shop, openid } = actor
  if (!(await findOwn(ports, actor, orderNo))) return err('notFound')
  const savedAt = ports.now()
  const kept = await ports.caseDrafts.put({
    ...{ _id: `${shop._id}:${openid}:${orderNo}`, shopId: shop._id, openid, orderNo },
    ...{ draft, version: revision + 1, savedAt },
  })
  return kept ? ok({ revision: revision + 1, savedAt }) : err('changedMeanwhile')
}

/** Checks what came by what it is, and keeps it; the upload itself goes. */
export const addFile: UseCase<typeof shopperContract.cases.addFile, ShopperActor> = async (
  { orderNo, uploadId, kind },
  { actor, ports },
) => {
  if (!(await findOwn(ports, actor, orderNo))) return err('notFound')
  const folder = folderOf(actor.shop, orderNo)
  const file = await keepPictureOrFilm(ports, { ...actor, folder }, { uploadId, kind })
  if (!file.ok) return file
  await keepForCase(ports, { uploadId, fileId: file.value.fileId, orderNo })
  return ok({ file: file.value })
}

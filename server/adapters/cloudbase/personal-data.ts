import { createHash } from 'node:crypto'
import type { CollectionName } from '../../../core/collections'
import type { Turn } from '../../../core/conversation/turn'
import { FollowUp } from '../../../core/followups/follow-up'
import { Ask } from '../../../core/knowledge/ask'
import { NoticeConsent } from '../../../core/notices/notice'
import { Order, orderIdOf } from '../../../core/orders/order'
import { OrderRequest } from '../../../core/orders/requests/request'
import { conversationIdOf } from '../../../core/shared/ids'
import type { PersonalData } from '../../privacy-ports'
import type { Cloudbase } from './app'
import { claimTriesOf, claimTriesIdOf } from './claims'
import { Collection } from './collection'
import { UploadDocument } from './files'
import { cloudbasePersonalCases } from './personal-cases'

/** CloudBase answers no more in one request. */
const MOST = 1_000

const sessionsIn = (turns: readonly Turn[]): string[] =>
  turns.flatMap(({ events }) => events.flatMap((event) => (event.type === 'opened' ? event.sessionId : [])))

/** Links that live for so long; the platform takes 50 files a request. */
const linksFor = async ({ app, ask }: Cloudbase, fileIds: readonly string[], forMs: number) => {
  if (fileIds.length === 0) return new Map<string, string>()
  const maxAge = Math.max(60, Math.floor(forMs / 1_000))
  const wanted = fileIds.map((fileID) => ({ fileID, maxAge }))
  const { fileList } = await ask(() => app.getTempFileURL({ fileList: wanted }))
  return new Map(fileList.map(({ fileID, tempFileURL }) => [fileID, tempFileURL]))
}

type Filter = Readonly<Record<string, unknown>>

const remove = async ({ ask, db }: Cloudbase, name: CollectionName, filter: Filter): Promise<void> => {
  await ask(() => db.collection(name).where(filter).remove())
}

const forgetTurns = async (cloudbase: Cloudbase, turns: readonly Turn[]): Promise<void> => {
  const { ask, command, db } = cloudbase
  const sessions = sessionsIn(turns)
  if (sessions.length > 0) {
    const nobodys = { openid: '', conversationId: '', called: '' }
    await ask(() =>
      db
        .collection('sessions')
        .where({ _id: command.in(sessions) })
        .update(nobodys),
    )
    await remove(cloudbase, 'followUps', { _id: command.in(sessions) })
  }
  await remove(cloudbase, 'turns', { _id: command.in(turns.map(({ _id }) => _id)) })
}

type Retained = 'ordersOlderThan' | 'requestsAbout' | 'forgetOrders'

/** Orders, whoever owns them, and what was asked of them. */
const oldOrders = (cloudbase: Cloudbase): Pick<PersonalData, Retained> => {
  const { command } = cloudbase
  const orders = new Collection(cloudbase, 'orders', Order)
  const requests = new Collection(cloudbase, 'orderRequests', OrderRequest)
  return {
    ordersOlderThan: (shopId, at, { limit, after }) => {
      const from = after?.placedAt ?? 0
      const old = { shopId, placedAt: command.gte(from).and(command.lt(at)) }
      const behind = [{ placedAt: command.gt(from) }, { placedAt: from, _id: command.gt(after?._id ?? '') }]
      const filter = command.and([old, command.or(behind)]) as unknown as typeof old
      const order = [
        ['placedAt', 'asc'],
        ['_id', 'asc'],
      ] as const
      return orders.find(filter, { order, limit })
    },
    requestsAbout: (shopId, orderNos) =>
      requests.find({ shopId, orderNo: command.in([...orderNos]) }, { limit: MOST }),
    forgetOrders: async (shopId, orderNos) => {
      const about = { shopId, orderNo: command.in([...orderNos]) }
      await remove(cloudbase, 'orderRequests', about)
      await remove(cloudbase, 'cases', about)
      await remove(cloudbase, 'caseSteps', about)
      await remove(cloudbase, 'orders', {
        _id: command.in(orderNos.map((orderNo) => orderIdOf(shopId, orderNo))),
      })
    },
  }
}

type Reading = 'requestsOf' | 'followUpsOf' | 'asksOf' | 'marksOf' | 'uploadsOf'

/** What is only handed out, or gathered before it goes. */
const readOnly = (cloudbase: Cloudbase): Pick<PersonalData, Reading> => {
  const requests = new Collection(cloudbase, 'orderRequests', OrderRequest)
  const followUps = new Collection(cloudbase, 'followUps', FollowUp)
  const asks = new Collection(cloudbase, 'asks', Ask)
  const consents = new Collection(cloudbase, 'noticeConsents', NoticeConsent)
  const uploads = new Collection(cloudbase, 'uploads', UploadDocument)
  return {
    requestsOf: async ({ shopId, openid }) =>
      (await requests.find({ shopId, openid }, { limit: MOST })).sort((a, b) => a.askedAt - b.askedAt),
    followUpsOf: ({ shopId, openid }) => followUps.find({ shopId, openid }, { limit: MOST }),
    asksOf: async ({ shopId, openid }) =>
      (await asks.find({ shopId, openid }, { limit: MOST })).sort((a, b) => b.at - a.at),
    marksOf: async ({ shopId, openid }) => ({
      claimTries: await claimTriesOf(cloudbase, shopId, openid),
      notices: (await consents.find({ shopId, openid }, { limit: MOST })).map(({ templateId, left }) => ({
        templateId,
        left,
      })),
    }),
    uploadsOf: ({ shopId, openid }) => uploads.find({ shopId, openid }, { limit: MOST }),
  }
}

/** What she asked of orders; and whose their insurances are: what the fund keeps for them comes back when they end. */
const forgetAboutOrders = async (cloudbase: Cloudbase, whose: Filter): Promise<void> => {
  const { ask, command, db } = cloudbase
  const nobodys = { openid: '', version: command.inc(1) }
  await ask(() => db.collection('insurances').where(whose).update(nobodys))
  await remove(cloudbase, 'orderRequests', whose)
}

/** What stands around a conversation. */
const forgetAround = async (cloudbase: Cloudbase, conversationId: string): Promise<void> => {
  await remove(cloudbase, 'bells', { _id: conversationId })
  await remove(cloudbase, 'presence', { _id: conversationId })
  await remove(cloudbase, 'checks', { conversationId })
  await remove(cloudbase, 'notices', { conversationId })
}

export const cloudbasePersonalData = (cloudbase: Cloudbase): PersonalData => {
  const { command } = cloudbase
  const orders = new Collection(cloudbase, 'orders', Order)
  return {
    ...readOnly(cloudbase),
    ...oldOrders(cloudbase),
    ...cloudbasePersonalCases(cloudbase),
    nameless: ({ shopId, openid }) =>
      createHash('sha256').update(`${shopId}:${openid}`).digest('hex').slice(0, 24),
    ordersOf: ({ shopId, openid }) =>
      orders.find({ shopId, openid }, { order: [['placedAt', 'desc']], limit: MOST }),
    linksFor: (fileIds, forMs) => linksFor(cloudbase, fileIds, forMs),
    forgetTurns: (turns) => forgetTurns(cloudbase, turns),
    forgetRest: async ({ shopId, openid }) => {
      const nobodys = { openid: null, claim: command.remove(), revision: command.inc(1) }
      await orders.patch({ shopId, openid }, nobodys)
      await forgetAboutOrders(cloudbase, { shopId, openid })
      await remove(cloudbase, 'claimTries', { _id: claimTriesIdOf(shopId, openid) })
      await remove(cloudbase, 'identities', { shopId, openid })
      await remove(cloudbase, 'shoppers', { _id: `${shopId}:${openid}` })
      await remove(cloudbase, 'shopperNotes', { shopId, openid })
      await remove(cloudbase, 'followUps', { shopId, openid })
      await remove(cloudbase, 'asks', { shopId, openid })
      await forgetAround(cloudbase, conversationIdOf(shopId, openid))
      await remove(cloudbase, 'noticeConsents', { shopId, openid })
    },
  }
}

import { createHash } from 'node:crypto'
import type { CollectionName } from '../../../core/collections'
import type { Turn } from '../../../core/conversation/turn'
import { Order } from '../../../core/orders/order'
import { conversationIdOf } from '../../../core/shared/ids'
import type { PersonalData } from '../../privacy-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'

const MOST_ORDERS = 1_000

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
  }
  await remove(cloudbase, 'turns', { _id: command.in(turns.map(({ _id }) => _id)) })
}

export const cloudbasePersonalData = (cloudbase: Cloudbase): PersonalData => {
  const orders = new Collection(cloudbase, 'orders', Order)
  return {
    nameless: ({ shopId, openid }) =>
      createHash('sha256').update(`${shopId}:${openid}`).digest('hex').slice(0, 24),
    ordersOf: ({ shopId, openid }) =>
      orders.find({ shopId, openid }, { order: [['placedAt', 'desc']], limit: MOST_ORDERS }),
    linksFor: (fileIds, forMs) => linksFor(cloudbase, fileIds, forMs),
    forgetTurns: (turns) => forgetTurns(cloudbase, turns),
    forgetRest: async ({ shopId, openid }) => {
      const conversationId = conversationIdOf(shopId, openid)
      await orders.patch({ shopId, openid }, { openid: null })
      await remove(cloudbase, 'shoppers', { _id: `${shopId}:${openid}` })
      await remove(cloudbase, 'bells', { _id: conversationId })
      await remove(cloudbase, 'checks', { conversationId })
      await remove(cloudbase, 'notices', { conversationId })
      await remove(cloudbase, 'noticeConsents', { shopId, openid })
    },
  }
}

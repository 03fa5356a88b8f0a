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

export const cloudbasePersonalData = (cloudbase: Cloudbase): PersonalData => {
  const { app, ask, command, db } = cloudbase
  const orders = new Collection(cloudbase, 'orders', Order)
  const remove = async (name: CollectionName, filter: Readonly<Record<string, unknown>>): Promise<void> => {
    await ask(() => db.collection(name).where(filter).remove())
  }

  return {
    nameless: ({ shopId, openid }) =>
      createHash('sha256').update(`${shopId}:${openid}`).digest('hex').slice(0, 24),
    ordersOf: ({ shopId, openid }) =>
      orders.find({ shopId, openid }, { order: [['placedAt', 'desc']], limit: MOST_ORDERS }),
    linksFor: async (fileIds, forMs) => {
      if (fileIds.length === 0) return new Map()
      const maxAge = Math.max(60, Math.floor(forMs / 1_000))
      const wanted = fileIds.map((fileID) => ({ fileID, maxAge }))
      const { fileList } = await ask(() => app.getTempFileURL({ fileList: wanted }))
      return new Map(fileList.map(({ fileID, tempFileURL }) => [fileID, tempFileURL]))
    },
    forgetTurns: async (turns) => {
      const sessions = sessionsIn(turns)
      if (sessions.length > 0) {
        const nobodys = { openid: '', conversationId: '', called: '' }
        const filter = { _id: command.in(sessions) }
        await ask(() => db.collection('sessions').where(filter).update(nobodys))
      }
      await remove('turns', { _id: command.in(turns.map(({ _id }) => _id)) })
    },
    forgetRest: async ({ shopId, openid }) => {
      const conversationId = conversationIdOf(shopId, openid)
      await orders.patch({ shopId, openid }, { openid: null })
      await remove('shoppers', { _id: `${shopId}:${openid}` })
      await remove('bells', { _id: conversationId })
      await remove('checks', { conversationId })
      await remove('notices', { conversationId })
      await remove('noticeConsents', { shopId, openid })
    },
  }
}

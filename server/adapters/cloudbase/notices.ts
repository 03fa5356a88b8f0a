import { NoticeConsent, PendingNotice } from '../../../core/notices/notice'
import type { NoticeBook, NoticeConsents } from '../../notice-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { putVersion } from './put-version'

export const cloudbaseNoticeConsents = (cloudbase: Cloudbase): NoticeConsents => {
  const consents = new Collection(cloudbase, 'noticeConsents', NoticeConsent)
  return {
    find: (shopId, openid, templateId) => consents.get(`${shopId}:${openid}:${templateId}`),
    put: (consent, before) => putVersion(consents, consent, before),
  }
}

export const cloudbaseNoticeBook = (cloudbase: Cloudbase): NoticeBook => {
  const notices = new Collection(cloudbase, 'notices', PendingNotice)
  const { command } = cloudbase
  return {
    open: async (notice) => {
      await notices.insert(notice) // taken: it waits already
    },
    change: async (_id, fields) => {
      await notices.patch({ _id }, fields)
    },
    close: (_id) => notices.remove({ _id }),
    closeAll: (conversationId) => notices.remove({ conversationId }),
    due: (now, limit) => notices.find({ dueAt: command.lte(now) }, { order: [['dueAt', 'asc']], limit }),
  }
}

import { NOTICE_AFTER_MS, templateFor, type NoticeKind, type PendingNotice } from '../../core/notices/notice'
import type { Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import type { Taken } from '../turns/take-turn'

interface Tidings extends Pick<PendingNotice, '_id' | 'openid' | 'conversationId' | 'values'> {
  readonly kind: NoticeKind
}

/**
 * A notice is due when the shopper has not looked by then; nothing when she agreed to none. The same tidings again are
 * the same notice.
 */
export const openNotice = async (ports: Ports, shop: Shop, tidings: Tidings): Promise<void> => {
  const template = templateFor(shop.notices, tidings.kind)
  if (!template) return
  const consent = await ports.noticeConsents.find(shop._id, tidings.openid, template.templateId)
  if (!consent || consent.left === 0) return
  const waiting = { isPaid: false, attempts: 0, dueAt: ports.now() + NOTICE_AFTER_MS }
  await ports.notices.open({ ...tidings, shopId: shop._id, ...waiting })
}

/** Told before: a notice of it has been sent by now, and is not sent twice. */
export const wasSent = ({ isRepeat, turn }: Taken, now: Instant): boolean =>
  isRepeat && now - turn.at >= NOTICE_AFTER_MS

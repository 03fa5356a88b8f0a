import {
  dataOf,
  sendAgainAt,
  templateFor,
  type NoticeTemplate,
  type PendingNotice,
} from '../../../core/notices/notice'
import { fill } from '../../../core/shared/template'
import { clearConsents, returnConsent, useConsent } from '../../notices/consents'
import type { Sent } from '../../notice-ports'
import type { Ports } from '../../ports'

const MOST_NOTICES = 50

/** Uses up one consent, once; false when none is left. */
const pay = async (ports: Ports, notice: PendingNotice, { templateId }: NoticeTemplate): Promise<boolean> => {
  if (notice.isPaid) return true
  await ports.notices.change(notice._id, { isPaid: true }) // before: a crash in between costs a consent, never a second notice
  return useConsent(ports, { ...notice, templateId })
}

interface Outcome {
  readonly template: NoticeTemplate
  readonly sent: Sent
}

const settle = async (ports: Ports, notice: PendingNotice, { template, sent }: Outcome): Promise<void> => {
  const whose = { ...notice, templateId: template.templateId }
  const attempts = notice.attempts + 1
  const again = sent === 'busy' ? sendAgainAt(attempts, ports.now()) : null
  if (again !== null) return ports.notices.change(notice._id, { attempts, dueAt: again })
  if (sent === 'declined') await clearConsents(ports, whose)
  if (sent === 'wrong' || sent === 'busy') {
    ports.log.error('notice given up', { notice: notice._id, sent, attempts })
    await returnConsent(ports, whose)
  }
  await ports.notices.close(notice._id)
}

const sendOne = async (ports: Ports, notice: PendingNotice): Promise<void> => {
  const shop = await ports.shops.find(notice.shopId)
  const template = templateFor(shop?.notices, notice.kind)
  if (!template || !(await pay(ports, notice, template))) return ports.notices.close(notice._id)
  const { templateId } = template
  const values = { 店名: shop?.name ?? '', ...notice.values }
  const page = fill(template.page, values)
  const data = dataOf(template, values)
  const sent = await ports.notifier.send({ openid: notice.openid, templateId, page, data })
  await settle(ports, notice, { template, sent })
}

/** Tells shoppers through WeChat what they have not seen themselves. */
export const noticesDue = async (ports: Ports): Promise<number> => {
  const due = await ports.notices.due(ports.now(), MOST_NOTICES)
  for (const notice of due) {
    await sendOne(ports, notice).catch((error: unknown) => {
      ports.log.error('notice not sent', { notice: notice._id, error }) // the others go on
    })
  }
  return due.length
}

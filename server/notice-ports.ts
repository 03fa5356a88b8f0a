import type { NoticeConsent, PendingNotice } from '../core/notices/notice'
import type { Instant } from '../core/shared/time'

export interface NoticeConsents {
  find(shopId: string, openid: string, templateId: string): Promise<NoticeConsent | null>
  /** Writes it where version `before` stands (0: nothing); false when something else does. */
  put(consent: NoticeConsent, before: number): Promise<boolean>
}

/** Notices that wait to be sent. */
export interface NoticeBook {
  open(notice: PendingNotice): Promise<void>
  change(id: string, fields: Partial<Pick<PendingNotice, 'isPaid' | 'attempts' | 'dueAt'>>): Promise<void>
  close(id: string): Promise<void>
  /** The shopper is in the mini-program: she sees for herself. */
  closeAll(conversationId: string): Promise<void>
  due(now: Instant, limit: number): Promise<readonly PendingNotice[]>
}

export interface Notice {
  readonly openid: string
  readonly templateId: string
  readonly page: string
  readonly data: Readonly<Record<string, { readonly value: string }>>
}

/** `declined`: she has taken her consent back (43101), which is no failure. `wrong`: it will never be taken. */
export type Sent = 'sent' | 'declined' | 'busy' | 'wrong'

export interface Notifier {
  send(notice: Notice): Promise<Sent>
}

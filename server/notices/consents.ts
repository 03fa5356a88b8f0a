import { agreed, type Consent, type NoticeConsent } from '../../core/notices/notice'
import type { Ports } from '../ports'

const MOST_TRIES = 5

type Book = Pick<Ports, 'noticeConsents'>
type Whose = Pick<Consent, 'shopId' | 'openid' | 'templateId'>

/** Changes what is left unless `change` says that nothing is to be done; false then, or when others are too fast. */
const changed = async (
  { noticeConsents }: Book,
  { shopId, openid, templateId }: Whose,
  change: (before: NoticeConsent | null) => NoticeConsent | null,
): Promise<boolean> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const before = await noticeConsents.find(shopId, openid, templateId)
    const next = change(before)
    if (!next) return false
    if (await noticeConsents.put(next, before?.version ?? 0)) return true
  }
  return false
}

const withLeft = (consent: NoticeConsent, left: number): NoticeConsent => ({
  ...consent,
  left,
  version: consent.version + 1,
})

/** She tapped “允许” once more. */
export const addConsent = (ports: Book, consent: Consent): Promise<boolean> =>
  changed(ports, consent, (before) => agreed(consent, before))

/** Uses one up; false when there is none. */
export const useConsent = (ports: Book, whose: Whose): Promise<boolean> =>
  changed(ports, whose, (before) => (before && before.left > 0 ? withLeft(before, before.left - 1) : null))

/** It was not used after all. */
export const returnConsent = (ports: Book, whose: Whose): Promise<boolean> =>
  changed(ports, whose, (before) => (before ? withLeft(before, before.left + 1) : null))

/** WeChat says that nothing is left. */
export const clearConsents = (ports: Book, whose: Whose): Promise<boolean> =>
  changed(ports, whose, (before) => (before && before.left > 0 ? withLeft(before, 0) : null))

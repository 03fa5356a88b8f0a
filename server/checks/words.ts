import type { Verdict } from '../../core/admission/check'
import { firstOf } from '../../core/shared/graphemes'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'

/** More than any form takes, and less than WeChat judges at once (2500). */
const MOST_CHARACTERS = 1_000

/**
 * What WeChat thinks of words that are no message: a rating's comment, the reason of a request. Asked once, before they
 * are written down, within its second; null: nothing is to be said. They are taken whatever comes of it.
 */
export const judgeWords = async (
  ports: Pick<Ports, 'contentCheck'>,
  shop: Shop,
  { openid, text }: { readonly openid: string; readonly text: string },
): Promise<Verdict | null> => {
  if (shop.checks?.text !== true || text.trim() === '') return null
  const subject = { kind: 'text' as const, text: firstOf(text, MOST_CHARACTERS) }
  const judged = await ports.contentCheck.text(shop, { openid, subject })
  if (judged.ok) return judged.value === 'pass' ? null : judged.value
  return judged.why === 'notAllowed' ? null : 'unchecked'
}

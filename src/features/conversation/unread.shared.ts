import type { MessageView } from '../../../core/conversation/message'
import type { Row } from './rows.shared'

/** What somebody said who was not asked just now: the shopper's own words and notices are no news. */
const isNews = ({ speaker, body }: Row): boolean =>
  speaker !== 'shopper' && body.kind !== 'notice' && body.kind !== 'rating'

/** The rows that came after that one, as far as they are news. */
export const newsAfter = (rows: readonly Row[], seenKey: string | null): readonly Row[] => {
  const news: Row[] = []
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at]
    if (row === undefined || row.key === seenKey) break
    if (isNews(row)) news.unshift(row)
  }
  return news
}

/**
 * Where "以下是新消息" stands when the chat is opened: above the first of an agent's words that came after the shopper
 * was here last (`readTo`, 0: never). The bot's greeting is said on opening and is no news.
 */
export const firstUnread = (messages: readonly MessageView[], readTo: number): string | null => {
  if (readTo === 0) return null
  return messages.find(({ seq, from }) => seq > readTo && from.kind === 'agent')?.id ?? null
}

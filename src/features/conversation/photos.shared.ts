import type { MessageView } from '../../../core/conversation/message'

/** Where the photos of these messages are; those that may not be seen yet are left out. */
export const photoUrls = (messages: readonly MessageView[]): string[] =>
  messages.flatMap(({ body }) => (body.kind === 'image' && body.url !== '' ? [body.url] : []))

import type { QuickReply } from '../../core/quick-replies/quick-reply'

/** A reply of the whole shop; `more` says what is different. */
export const sampleReply = (more: Partial<QuickReply> = {}): QuickReply => ({
  _id: `mianyu:${more.position ?? 1}`,
  shopId: 'mianyu',
  shelf: 'shop',
  position: 1,
  category: '',
  title: '问好',
  text: '{称呼}，您好',
  keywords: [],
  initials: '',
  version: 0,
  ...more,
})

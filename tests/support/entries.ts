import type { EntryInWords } from '../../core/knowledge/check'
import type { Entry } from '../../core/knowledge/entry'

/** An entry of a shop's knowledge; `more` says what is different. */
export const sampleEntry = (more: Partial<Entry> = {}): Entry => ({
  key: 'return-freight',
  category: '售后/退货',
  title: '退货运费谁出',
  similar: ['退货邮费要自己付吗', '寄回去的运费怎么算'],
  answer: '质量问题由我们承担，其他原因由您承担。',
  ...more,
})

/** The same as somebody writes it. */
export const sampleWritten = (more: Partial<EntryInWords> = {}): EntryInWords => ({
  category: '售后/退货',
  title: '退货运费谁出',
  similar: ['退货邮费要自己付吗', '寄回去的运费怎么算'],
  answer: '质量问题由我们承担，其他原因由您承担。',
  isArticle: false,
  leadsTo: null,
  next: [],
  scope: null,
  validFrom: null,
  validUntil: null,
  audience: 'all',
  hot: null,
  ...more,
})

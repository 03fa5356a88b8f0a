/** @jest-environment node */
import {
  categoriesIn,
  branchesOf,
  everything,
  markedOf,
  shownOf,
} from '../../console/features/knowledge/filter'
import { linesOf, withoutDoubles } from '../../console/features/knowledge/lines'
import { newWriting, rowOf, writingOf, writtenOf } from '../../console/features/knowledge/writing'
import type { KnowledgeRow } from '../../core/contracts/desk/knowledge'
import { entryOf } from '../../core/knowledge/check'
import type { Entry } from '../../core/knowledge/entry'

const NOW = Date.UTC(2025, 10, 21, 2)

const row = (key: string, of: Partial<KnowledgeRow> = {}): KnowledgeRow => ({
  ...{ key, category: '订单', title: key, initials: '', similar: 0, state: 'live', draftVersion: null },
  ...{ isArticle: false, audience: 'all', validFrom: null, validUntil: null, hot: null },
  ...of,
})

describe('the list', () => {
  const rows = [
    row('开发票', { category: '支付/发票', initials: 'kfp', hot: 2 }),
    row('退款多久到账', { category: '售后/退款', initials: 'tkdjdz', hot: 1 }),
    row('专票要什么资料', { category: '支付/发票', initials: 'zpyszl', state: 'changed' }),
    row('双十一活动', { category: '活动', initials: 'ssyhd', validUntil: NOW }),
    row('春节发货', { category: '配送', initials: 'cjfh', validFrom: NOW + 1, audience: 'agent' }),
  ]
  const keys = (view: Partial<typeof everything>) =>
    shownOf(rows, { ...everything, ...view }, NOW).map(({ key }) => key)

  it.each([
    ['发票', ['开发票', '专票要什么资料']],
    ['KFP', ['开发票']],
    ['ｔｋ', ['退款多久到账']],
    ['资料', ['专票要什么资料']],
    ['没有', []],
    [' ', rows.map(({ key }) => key)],
  ])('finds by title, initials and category: %s', (words, found) => {
    expect(keys({ words })).toEqual(found)
  })

  it('shows a category with what is below it, and what bears a mark', () => {
    expect(keys({ place: 'in:支付' })).toEqual(['开发票', '专票要什么资料'])
    expect(keys({ place: 'in:售后/退款' })).toEqual(['退款多久到账'])
    expect(keys({ place: 'hot' })).toEqual(['退款多久到账', '开发票'])
    expect(keys({ place: 'unpublished' })).toEqual(['专票要什么资料'])
    expect(keys({ place: 'untimely' })).toEqual(['双十一活动', '春节发货'])
    expect(keys({ place: 'agents', words: '发货' })).toEqual(['春节发货'])
    expect(markedOf(rows, NOW)).toEqual({ unpublished: 1, hot: 2, untimely: 2, agents: 1 })
  })

  it('has the categories that every shop begins with first, each before what is below it', () => {
    const told = branchesOf(rows).map(({ name, depth, count }) => `${'-'.repeat(depth)}${name} ${count}`)
    expect(told).toEqual(['支付 2', '-发票 2', '配送 1', '售后 1', '-退款 1', '活动 1'])
    expect(categoriesIn(rows)).toEqual([
      ...['订单', '支付', '配送', '商品', '售后'],
      ...['支付/发票', '售后/退款', '活动'],
    ])
  })
})

describe('similar questions', () => {
  it('are one a line; what stands twice by its letters, or is the title, is a double', () => {
    const text = ' 怎么开票 \n\n怎么开票？\n开发票！\n要发票\n'
    expect(withoutDoubles('开发票', linesOf(text))).toEqual({
      ...{ kept: ['怎么开票', '要发票'], doubles: ['怎么开票？', '开发票！'] },
    })
  })
})

describe('what is written', () => {
  const entry: Entry = {
    ...{
      key: 'k-1',
      category: '支付/发票',
      title: '开发票',
      similar: ['怎么开票', '要发票'],
      answer: '点“开发票”',
    },
    ...{ leadsTo: 'invoice', next: ['专票要什么资料'], scope: { statuses: ['completed'], goods: ['杯'] } },
    ...{ validFrom: NOW, validUntil: NOW + 60_000, audience: 'shopper', hot: 3 },
  }

  it('is stored as it was read when nothing is changed', () => {
    expect(entryOf('k-1', writtenOf(writingOf({ entry, imageUrl: null }, '')), null)).toEqual({
      ok: true,
      value: entry,
    })
  })

  it('leaves the picture as it was, takes it away, or brings another', () => {
    const shown = writingOf({ entry, imageUrl: 'https://x/1' }, '')
    expect(writtenOf(shown)).not.toHaveProperty('image')
    expect(writtenOf({ ...shown, image: null }).image).toBeNull()
    expect(writtenOf({ ...shown, image: { url: 'blob:', uploadId: 'u' } }).image).toEqual({ uploadId: 'u' })
  })

  it('stands in the list before it is saved for the first time', () => {
    expect(rowOf({ ...newWriting('k-2', { category: '商品' }), similar: 'a\n\nb' })).toMatchObject({
      ...{ key: 'k-2', category: '商品', similar: 2, state: 'new' },
    })
  })
})

import type { OrderCard } from '../../core/orders/order-view'
import {
  fullMoment,
  goodsText,
  hasParcel,
  trackText,
  variantText,
} from '../../src/features/orders/order-text'

const order = (fields: Partial<OrderCard>): OrderCard => ({
  orderNo: '251119132207118',
  status: 'paid',
  placedAt: 0,
  title: '手捏陶瓷杯',
  kinds: 1,
  pieces: 1,
  paidFen: 16_700,
  ...fields,
})

it('writes a moment in full by the clock of China', () => {
  expect(fullMoment(Date.UTC(2025, 10, 19, 5, 22))).toBe('2025-11-19 13:22')
  expect(fullMoment(Date.UTC(2025, 11, 31, 16, 5))).toBe('2026-01-01 00:05')
})

it('names what was chosen and whether there is more', () => {
  expect(variantText(order({}))).toBe('')
  expect(variantText(order({ sku: '月白' }))).toBe('月白')
  expect(variantText(order({ kinds: 2 }))).toBe('等 2 种商品')
  expect(variantText(order({ sku: '月白', kinds: 2 }))).toBe('月白，等 2 种商品')
  const another = '华夫格毛巾 三条装'
  expect(variantText(order({ sku: '月白', kinds: 2, another }))).toBe('月白，另有 华夫格毛巾 三条装')
  expect(variantText(order({ kinds: 4, another }))).toBe('另有 华夫格毛巾 三条装 等 3 种')
})

it('names the goods in one line', () => {
  expect(goodsText(order({ sku: '月白' }))).toBe('手捏陶瓷杯 月白')
  expect(goodsText(order({ kinds: 2, pieces: 3, sku: '月白' }))).toBe('手捏陶瓷杯 等 2 种，共 3 件')
})

it('parts a line of a track from where it goes next', () => {
  expect(trackText('到达 杭州转运中心，下一站：余杭营业点')).toEqual({
    text: '到达 杭州转运中心',
    detail: '下一站：余杭营业点',
  })
  expect(trackText('已揽收，南通 棉屿生活仓')).toEqual({ text: '已揽收，南通 棉屿生活仓' })
})

it('offers the parcel once there is one', () => {
  expect(hasParcel(order({ status: 'paid' }))).toBe(false)
  expect(hasParcel(order({ status: 'shipped' }))).toBe(true)
  expect(hasParcel(order({ status: 'completed', latest: '已签收' }))).toBe(true)
  expect(hasParcel(order({ status: 'cancelled' }))).toBe(false)
})

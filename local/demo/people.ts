import type { Shopper } from '../../core/shop/shop'
import { places, type Place } from './places'
import { randomOf } from './random'
import type { DemoShopId } from './shops'

/** Which orders a demo shopper has. */
export type Plot = 'story' | 'one' | 'many' | 'unpaid' | 'none' | 'longName' | 'noPhone' | 'usual'

export interface Person {
  readonly shopId: DemoShopId
  readonly openid: string
  readonly name: string
  readonly gender: Shopper['gender']
  readonly plot: Plot
  /** How many orders, for those that are drawn. */
  readonly orders: number
  readonly home: Place
  readonly phone: string
}

/**
 * In both shops the numbering begins with 1: on purpose the same openid is another person in the other shop, so
 * that a leak between shops shows.
 */
export const demoOpenid = (n: number): string => `oDemo${String(n).padStart(23, '0')}`

const surnames = '张李王陈刘赵孙周吴郑冯沈韩杨朱秦许何吕施'.split('')
const given: Readonly<Record<'female' | 'male', readonly string[]>> = {
  female: ['雨桐', '静怡', '梦洁', '晓燕', '思琪', '婉清', '佳宁', '若兰', '欣怡', '诗涵'],
  male: ['国强', '志远', '浩然', '建军', '明辉', '子轩', '文博', '一鸣', '俊杰', '海涛'],
}

type Special = readonly [name: string, gender: Shopper['gender'], plot: Plot, orders: number, place: number]

const specials: Readonly<Record<DemoShopId, readonly Special[]>> = {
  mianyu: [
    ['张雨晴', 'female', 'story', 6, 0],
    ['李国强', 'male', 'one', 1, 4],
    ['王雪', 'female', 'many', 28, 11],
    ['陈思远', 'male', 'unpaid', 2, 6],
    ['刘芳', 'female', 'none', 0, 1],
    ['赵敏', 'female', 'longName', 1, 9],
    ['孙浩', 'male', 'noPhone', 1, 15],
  ],
  shanye: [
    ['顾清和', 'male', 'usual', 6, 8],
    ['叶知秋', 'female', 'none', 0, 2],
    ['欧阳明', 'male', 'one', 1, 12],
  ],
}

const sizes: Readonly<Record<DemoShopId, number>> = { mianyu: 60, shanye: 16 }

const peopleOf = (shopId: DemoShopId): Person[] => {
  const random = randomOf(shopId === 'mianyu' ? 1121 : 2242)
  return Array.from({ length: sizes[shopId] }, (_, index) => {
    const gender = random.chance(2) ? 'female' : 'male'
    const drawn: Special = [
      `${random.pick(surnames)}${random.pick(given[gender])}`,
      random.chance(8) ? 'unknown' : gender,
      'usual',
      random.int(4, 8),
      random.int(0, places.length - 1),
    ]
    const [name, said, plot, orders, place] = specials[shopId][index] ?? drawn
    const home = places[place] ?? random.pick(places)
    // 0000 in the middle: a number that nobody has.
    const tail = plot === 'story' ? '2606' : String(random.int(1000, 9999))
    const phone = `${random.pick(['138', '139', '186', '159'])}0000${tail}`
    return {
      shopId,
      openid: demoOpenid(index + 1),
      name,
      gender: said,
      plot,
      orders,
      home,
      phone: plot === 'story' ? '13800002606' : phone,
    }
  })
}

/** Everybody who shops in the demo, the story's shopper first. */
export const people: readonly Person[] = [...peopleOf('mianyu'), ...peopleOf('shanye')]

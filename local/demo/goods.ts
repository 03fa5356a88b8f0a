import type { DemoShopId } from './shops'

/** What a demo shop sells. `image` names a drawing of `goods/`. */
export interface Goods {
  readonly title: string
  readonly image: string
  readonly skus: readonly string[]
  readonly priceFen: number
}

/** Address of a drawing, from the site's root. */
export const imageOf = (name: string): string => `/demo/goods/${name}.svg`

const mianyu: readonly Goods[] = [
  { title: '手捏陶瓷杯 320ml', image: 'cup', skus: ['月白', '炭黑', '豆青'], priceFen: 5_900 },
  { title: '华夫格毛巾', image: 'towel', skus: ['三条装', '单条 燕麦色'], priceFen: 6_900 },
  { title: '长绒棉四件套', image: 'bedding', skus: ['雾蓝，1.8 米床', '米白，1.5 米床'], priceFen: 39_900 },
  { title: '水洗亚麻围裙', image: 'apron', skus: ['深青，均码', '亚麻原色，均码'], priceFen: 8_900 },
  {
    title: '澳洲羊毛盖毯',
    image: 'blanket',
    skus: ['焦糖，130 × 170 cm', '灰豆绿，130 × 170 cm'],
    priceFen: 26_900,
  },
  { title: '新疆棉浴巾', image: 'bath-towel', skus: ['米白', '雾蓝'], priceFen: 7_900 },
  { title: '荞麦双面枕', image: 'pillow', skus: ['48 × 74 cm'], priceFen: 12_800 },
  { title: '亚麻居家拖鞋', image: 'slippers', skus: ['36–37', '38–39', '42–43'], priceFen: 4_900 },
  { title: '粗陶小花瓶', image: 'vase', skus: ['青灰'], priceFen: 7_600 },
  { title: '手编藤提篮', image: 'basket', skus: ['小号', '大号'], priceFen: 11_800 },
  { title: '大豆蜡香薰蜡烛', image: 'candle', skus: ['雪松', '桂花'], priceFen: 6_800 },
  {
    title: '棉麻遮光窗帘',
    image: 'curtain',
    skus: ['2.0 × 2.6 米，一片', '1.5 × 2.0 米，一片'],
    priceFen: 19_800,
  },
]

const shanye: readonly Goods[] = [
  { title: '正山小种 红茶', image: 'tea-tin', skus: ['100 克', '250 克'], priceFen: 12_800 },
  { title: '紫砂小壶 180ml', image: 'teapot', skus: ['段泥', '朱泥'], priceFen: 36_800 },
  { title: '青花盖碗', image: 'gaiwan', skus: ['150ml'], priceFen: 9_800 },
  { title: '老白茶饼 2019', image: 'tea-cake', skus: ['350 克'], priceFen: 25_800 },
  { title: '深山百花蜜', image: 'honey', skus: ['500 克'], priceFen: 6_600 },
  { title: '岩茶礼盒', image: 'tea-box', skus: ['大红袍，16 泡', '肉桂，16 泡'], priceFen: 29_900 },
  { title: '细网茶漏', image: 'strainer', skus: ['不锈钢'], priceFen: 2_900 },
]

export const goodsOf: Readonly<Record<DemoShopId, readonly Goods[]>> = { mianyu, shanye }

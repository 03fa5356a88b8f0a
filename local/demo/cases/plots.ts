import type { StaffDeed } from '../../../core/aftersales/desk-view'
import type { CaseType, GoodsState, Reason } from '../../../core/aftersales/kinds'
import type { TrackState } from '../../../core/logistics/track'
import type { DemoShopId } from '../shops'

/** So many minutes before now, or so many days before the story's day by the clock. */
export type When = number | readonly [daysAgo: number, clock: string]

/** Names of `photos/`. */
export type PhotoName =
  | 'blanket-hole'
  | 'box'
  | 'cup-broken'
  | 'cup-crack'
  | 'curtain-tag'
  | 'pillow-seam'
  | 'towel-stain'
  | 'vase-chip'

export type Deed =
  | { readonly by: 'shopper'; readonly does: 'cancel' | 'hurry' | 'appeal' }
  | { readonly by: 'shopper'; readonly does: 'ship'; readonly company: string; readonly trackingNo: string }
  | { readonly by: 'shopper'; readonly does: 'rate'; readonly stars: number; readonly comment: string }
  | { readonly by: 'agent'; readonly does: StaffDeed }
  | { readonly by: 'carrier'; readonly text: string; readonly state: TrackState }

export interface Plot {
  readonly shopId: DemoShopId
  /** Of which order: of this shopper, of these goods and nothing else, or of at least so much. */
  readonly order: {
    readonly name?: string
    readonly goods?: readonly string[]
    readonly pieces?: number
    readonly fromPaidFen?: number
  }
  readonly asks: {
    readonly at: When
    readonly type: CaseType
    readonly reason: Reason
    readonly goods?: GoodsState
    /** How many pieces of the first goods; left out: everything. */
    readonly pieces?: number
    readonly words: string
    readonly photos: readonly PhotoName[]
  }
  readonly then: readonly (readonly [When, Deed])[]
  /** Nobody can receive the money: a person has to look after it. */
  readonly failsToRefund?: boolean
}

const agent = (does: StaffDeed): Deed => ({ by: 'agent', does })
const approve = agent({ type: 'approve', waivesReturn: false, prepays: false })
const ships = (company: string, trackingNo: string): Deed => ({
  ...{ by: 'shopper', does: 'ship' },
  company,
  trackingNo,
})
const moves = (text: string, state: TrackState = 'inTransit'): Deed => ({ by: 'carrier', text, state })
const PICKED = moves('已揽收', 'accepted')

/** What docs/look tells of 张雨晴's blanket: sent back, looked at, refunded, its freight paid. */
const blanket: Plot = {
  shopId: 'mianyu',
  order: { name: '张雨晴', goods: ['澳洲羊毛盖毯'] },
  asks: {
    ...{ at: [4, '09:12'], type: 'return', reason: 'other', photos: [] },
    words: '颜色和沙发不搭，没有用过，吊牌都在。',
  },
  then: [
    [[4, '10:03'], approve],
    [[3, '14:26'], ships('圆通速递', 'YT8832417055263')],
    [[3, '18:40'], PICKED],
    [[2, '09:12'], moves('到达 杭州转运中心')],
    [[1, '15:20'], moves('已签收，棉屿生活 售后仓', 'signed')],
    [[0, '09:40'], agent({ type: 'findIntact' })],
  ],
}

const toBeDecided: readonly Plot[] = [
  {
    shopId: 'mianyu',
    order: { goods: ['荞麦双面枕'], pieces: 2 },
    asks: {
      ...{ at: 108, type: 'refundOnly', reason: 'quality', pieces: 1, photos: ['pillow-seam'] },
      words: '一只枕头的缝线开了，荞麦壳漏出来。另一只是好的。',
    },
    then: [[12, { by: 'shopper', does: 'hurry' }]],
  },
  {
    shopId: 'mianyu',
    order: { goods: ['澳洲羊毛盖毯'] },
    asks: {
      ...{ at: 41, type: 'refundOnly', reason: 'damaged', photos: ['blanket-hole', 'box'] },
      words: '打开就有一个洞，外箱没有破。',
    },
    then: [],
  },
  {
    shopId: 'mianyu',
    order: { fromPaidFen: 55_000 },
    asks: {
      ...{ at: 74, type: 'return', reason: 'other', photos: ['curtain-tag'] },
      words: '搬家改了主意，都没有拆洗，想一起退。',
    },
    then: [[22, agent({ type: 'askSupervisor', words: '想同意全部退货退款，超过我的权限，商品都没拆洗。' })]],
  },
  {
    shopId: 'shanye',
    order: { goods: ['紫砂小壶 180ml', '岩茶礼盒', '老白茶饼 2019'] },
    asks: {
      ...{ at: 26, type: 'refundOnly', reason: 'damaged', photos: ['box'] },
      words: '外箱压坏了，里面的也磕了一个口。',
    },
    then: [],
  },
]

const underWay: readonly Plot[] = [
  {
    shopId: 'mianyu',
    order: { goods: ['棉麻遮光窗帘'] },
    asks: {
      ...{ at: [1, '15:05'], type: 'return', reason: 'other', photos: ['curtain-tag'] },
      words: '颜色比图上深一些，别的都好。',
    },
    then: [
      [
        [1, '16:20'],
        agent({
          type: 'propose',
          terms: { type: 'refundOnly', amountFen: 4_000, waivesReturn: false, prepays: false },
        }),
      ],
    ],
  },
  {
    shopId: 'mianyu',
    order: { goods: ['长绒棉四件套'] },
    asks: {
      ...{ at: [1, '20:31'], type: 'return', reason: 'wrongChoice', photos: [] },
      words: '拍错尺寸了，没有拆洗。',
    },
    then: [],
  },
  {
    shopId: 'mianyu',
    order: { goods: ['水洗亚麻围裙'] },
    asks: {
      ...{ at: [2, '11:20'], type: 'return', reason: 'noLongerWanted', photos: [] },
      words: '朋友送了一条一样的。',
    },
    then: [
      [[1, '10:42'], ships('圆通速递', 'YT8830517264406')],
      [[1, '17:30'], PICKED],
    ],
  },
  {
    shopId: 'mianyu',
    order: { goods: ['手编藤提篮', '新疆棉浴巾', '华夫格毛巾'] },
    asks: {
      ...{ at: [3, '09:50'], type: 'return', reason: 'other', photos: [] },
      words: '和想的不一样，没有用过。',
    },
    then: [
      [[3, '11:15'], approve],
      [[3, '18:05'], ships('韵达快递', '4612098835571')],
      [[2, '08:30'], PICKED],
      [[0, '09:05'], moves('已签收，棉屿生活 售后仓', 'signed')],
    ],
  },
  {
    shopId: 'mianyu',
    order: { goods: ['新疆棉浴巾', '华夫格毛巾'], pieces: 2 },
    asks: {
      ...{ at: [0, '09:31'], type: 'reissue', reason: 'missingParts', pieces: 1, photos: ['box'] },
      words: '买了两条，箱子里只有一条。',
    },
    then: [],
  },
]

const troubled: readonly Plot[] = [
  {
    shopId: 'mianyu',
    order: { goods: ['华夫格毛巾'] },
    asks: {
      ...{ at: [1, '18:12'], type: 'refundOnly', reason: 'quality', pieces: 1, photos: ['towel-stain'] },
      words: '有一块洗不掉的污渍。',
    },
    then: [],
    failsToRefund: true,
  },
  {
    shopId: 'mianyu',
    order: { goods: ['粗陶小花瓶'] },
    asks: {
      ...{ at: [2, '14:02'], type: 'return', reason: 'other', photos: ['vase-chip'] },
      words: '放了两天瓶口掉了一块，没有碰过。',
    },
    then: [
      [[2, '15:10'], agent({ type: 'reject', reasonId: 'used', words: '照片里的断口是新的，像是磕过' })],
      [[1, '09:34'], { by: 'shopper', does: 'appeal' }],
    ],
  },
]

const over: readonly Plot[] = [
  {
    shopId: 'mianyu',
    order: { goods: ['手捏陶瓷杯 320ml'] },
    asks: {
      ...{ at: [1, '13:15'], type: 'refundOnly', reason: 'damaged', pieces: 1 },
      words: '把手从根部断了，外箱没破。',
      photos: ['cup-broken', 'cup-crack'],
    },
    then: [[[1, '13:41'], { by: 'shopper', does: 'rate', stars: 5, comment: '没让我寄回去，很快' }]],
  },
  {
    shopId: 'mianyu',
    order: { goods: ['大豆蜡香薰蜡烛'] },
    asks: {
      ...{ at: [2, '19:20'], type: 'exchange', reason: 'other', photos: [] },
      words: '想换成雪松味的。',
    },
    then: [[[2, '19:44'], { by: 'shopper', does: 'cancel' }]],
  },
]

/** After-sales as a visitor finds it: something of everything, the story's shopper first. */
export const plots: readonly Plot[] = [blanket, ...toBeDecided, ...underWay, ...troubled, ...over]

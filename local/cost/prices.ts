/**
 * The price table of CloudBase, and where each figure is from. Looked up 2026-11-22.
 *
 * [doc] 云开发 CloudBase 价格文档 (cloud.tencent.com/document/product/876/75213), in the copy of
 *       github.com/tencentyun/qcloud-documents, 购买指南/价格文档.md, commit 021a9b8: packages and unit prices.
 * [wx]  微信小程序·云开发 资源包 (developers.weixin.qq.com/minigame/dev/wxcloud/billing/package.md, changed
 *       2026-06-18): 调用次数 is still counted in calls, 套餐配额 > 资源包 > 按量; 1 亿次 2,500 元, as [doc] has it.
 * [3p]  Seen in the console in October 2026 by others: 个人版 19.9 元 (原价 39.9), 外网出流量 800 资源点/GB = 0.8 元,
 *       as [doc] has it.
 *
 * NOT confirmed: environments that are bought since 2025 are billed in 资源点 (1,000 = 1 元, 个人版 40,000 a month;
 * cloud.tencent.com/document/product/876/127357). How many of them a call or a GBs costs could not be read, so the
 * estimate is by the table below; the packages above 个人版 have not been confirmed since [doc].
 */

/** What a package holds a month. Calls are storage, database and function calls together. */
export interface Package {
  readonly name: string
  readonly yuanAMonth: number
  readonly calls: number
  readonly gbSeconds: number
  readonly egressGb: number
  readonly storedGb: number
  /** Whether the figures were seen unchanged in 2026. */
  readonly isConfirmed: boolean
}

export const packages: readonly Package[] = [
  {
    name: '个人版',
    yuanAMonth: 19.9,
    calls: 200_000,
    gbSeconds: 100_000,
    egressGb: 2,
    storedGb: 2,
    isConfirmed: false, // the price is, its contents are not
  },
  {
    name: '入门版',
    yuanAMonth: 99,
    calls: 5_000_000,
    gbSeconds: 300_000,
    egressGb: 8,
    storedGb: 30,
    isConfirmed: false,
  },
  {
    name: '初创版',
    yuanAMonth: 299,
    calls: 10_000_000,
    gbSeconds: 450_000,
    egressGb: 10,
    storedGb: 100,
    isConfirmed: false,
  },
  {
    name: '商用版',
    yuanAMonth: 499,
    calls: 20_000_000,
    gbSeconds: 600_000,
    egressGb: 15,
    storedGb: 200,
    isConfirmed: false,
  },
  {
    name: '团队版',
    yuanAMonth: 999,
    calls: 50_000_000,
    gbSeconds: 1_000_000,
    egressGb: 25,
    storedGb: 300,
    isConfirmed: false,
  },
]

/** What goes beyond the package, in yuan [doc]; the calls' price is a day's, so a month's is the same a call. */
export const overage = {
  yuanPer10kCalls: 0.5,
  yuanPerGbSecond: 0.00011108,
  yuanPerEgressGb: 0.8,
  yuanPerStoredGbDay: 0.1,
} as const

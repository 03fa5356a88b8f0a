import type { Audience } from '../knowledge/entry'
import type { LeadsTo } from '../knowledge/leads-to'

/** What stands in a file of a shop's knowledge. */
export const entryFileWords = {
  columns: {
    key: '编号',
    kind: '类型',
    category: '分类',
    title: '标题',
    similar: '相似问',
    answer: '答案',
    leadsTo: '跳转',
    next: '推荐问',
    audience: '受众',
    validFrom: '生效',
    validUntil: '失效',
    statuses: '适用状态',
    goods: '适用商品',
    hot: '首页排序',
    image: '图片',
  },
  sheet: '知识库',
  entry: '条目',
  article: '文章',
  audiences: { all: '全部', shopper: '顾客', agent: '客服' } satisfies Record<Audience, string>,
  leadsTo: {
    orders: '我的订单',
    parcel: '查物流',
    cancel: '取消订单',
    address: '改收货地址',
    aftersales: '申请售后',
    cases: '售后进度',
    invoice: '开发票',
    coupon: '我的优惠券',
    claim: '关联订单',
    privacy: '隐私与数据',
    person: '转人工',
  } satisfies Record<LeadsTo, string>,
} as const

/** Why a file, or a line of it, can't be used. */
export const entryFileProblems = {
  badKey: (key: string) => `编号“${key}”只能用 40 个以内的小写字母、数字和 -`,
  oneOf: (column: string, text: string, known: readonly string[]) =>
    `${column}“${text}”不对，应为 ${known.join('、')}`,
  badTime: (column: string, text: string) => `${column}“${text}”不对，应为 2026-12-01 00:00 这样`,
  badHot: (text: string) => `首页排序“${text}”不对，应为 1 到 99 的整数，不放首页就空着`,
  noPicture: (image: string) => `没有图片“${image}”：先导入，再在页面上添加图片`,
  sameAsLine: (line: number) => `和第 ${line} 行是同一条`,
  severalOf: (title: string) => `有几条都叫“${title}”，写上编号才知道是哪一条`,
  tooMany: (max: number) => `知识库最多 ${max} 条`,
  missingColumns: '第一行没有认出表头，至少要有 标题 或 编号 这一列',
  noEntries: '里面没有条目',
  badJson: (line: number) => `不是完好的 JSON，第 ${line} 行附近读不下去`,
  notEntries: 'JSON 应为条目的列表：[{"title": …, "answer": …}, …]',
  atLine: (line: number, reason: string) => (line === 0 ? reason : `第 ${line} 行：${reason}`),
  field: (path: string, should: string) => `${path} ${should}`,
  unknownFields: (names: readonly string[]) => `不认识 ${names.join('、')}`,
  /** What a field of a JSON entry should be. */
  should: {
    key: '应为 40 个以内的小写字母、数字和 -',
    category: '应为文字',
    title: '应为文字',
    similar: '应为文字的列表',
    answer: '应为文字',
    isArticle: '应为 true 或 false',
    image: '应为导出时写的样子',
    leadsTo:
      '应为 orders、parcel、cancel、address、aftersales、cases、invoice、coupon、claim、privacy、person 之一',
    next: '应为文字的列表',
    scope: '应为 {"statuses": ["shipped"], "goods": ["杯"]} 这样，两样都可以不写',
    validFrom: '应为毫秒时间',
    validUntil: '应为毫秒时间',
    audience: '应为 all、shopper 或 agent',
    hot: '应为数字',
  } as Readonly<Record<string, string>>,
  shouldBeEntry: '应为一个条目 {"title": …, "answer": …}',
} as const

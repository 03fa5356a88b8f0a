import { emptyText, type Cell, type Row } from './cells'

/**
 * The documented table of headers: for each thing that an order needs, the column's names in the exports of
 * 微信小店 / 视频号小店 (2022–2026) and 有赞 (orders, goods), then our own plain names. The first name that the
 * file has is taken; matching ignores spaces, case and full-width forms, and the order of the columns.
 */
export const columnNames = {
  orderNo: ['订单号', '订单编号', 'order_no', 'orderNo'],
  openid: ['openid', '买家openid', '用户openid'],
  status: ['订单状态', 'status'],
  /** 有赞 goods: the state stands on each product. */
  lineStatus: ['订单商品状态'],
  placedAt: ['订单下单时间', '下单时间', '订单创建时间', '创建时间', 'placed_at'],
  paidAt: ['支付时间', '买家付款时间', '付款时间', 'paid_at'],
  shippedAt: ['订单发货时间', '商品发货时间', '发货时间', 'shipped_at'],
  deliveredAt: ['签收时间', '快递签收时间', 'delivered_at'],
  completedAt: ['订单确认收货时间', '交易成功时间', '确认收货时间', '完成时间', 'completed_at'],
  shipBy: ['承诺发货时间', '最晚发货时间', 'ship_by'],
  arriveBy: ['承诺送达时间', '预计送达时间', 'arrive_by'],
  goods: ['商品总价', '商品金额合计', '商品金额', 'goods_amount'],
  /** A correction of the price by the shop, signed. */
  priceChange: ['商品改价'],
  freight: ['订单运费', '运费', 'freight'],
  paid: ['订单实际支付金额', '订单实付金额', '实付金额', '实付', 'paid_amount'],
  /** What is to be paid, for orders that nobody has paid yet. */
  due: ['应收订单金额', '应付金额'],
  payMethod: ['支付方式', '付款方式', 'pay_method'],
  platform: ['平台', '来源平台', 'platform'],
  recipientName: ['收件人姓名', '收货人/提货人', '收货人', '收件人', 'recipient'],
  recipientPhone: ['收件人手机', '收货人手机号/提货人手机号', '收货人手机号', '收货人手机', 'phone'],
  province: ['省', '收货人省份', '省份', 'province'],
  city: ['市', '收货人城市', '城市', 'city'],
  district: ['区', '收货人地区', '区县', 'district'],
  address: ['收件人地址', '详细收货地址/提货地址', '详细地址', '收货地址', 'address'],
  buyerNote: ['买家备注', '买家留言', 'buyer_note'],
  company: ['物流公司', '商品发货物流公司', '快递公司', 'carrier'],
  trackingNo: ['快递单号', '商品发货物流单号', '物流单号', '运单号', 'tracking_no'],
  title: ['商品名称', '全部商品名称', 'title'],
  sku: ['商品属性', '商品规格', '规格', 'sku'],
  quantity: ['商品数量', '数量', 'quantity'],
  price: ['商品价格(单件)', '商品价格', '商品单价', '单价', 'price'],
  /** Price × quantity of the line. */
  lineGoods: ['商品金额小计'],
  /** What was paid for the line. */
  linePaid: ['商品实际成交金额', '商品实际价格(总共)'],
  image: ['商品图片', 'image'],
  taxCode: ['税收分类编码', 'tax_code'],
} as const satisfies Record<string, readonly string[]>

export type Field = keyof typeof columnNames
/** Where a field stands, counted from 0, and what this file calls it. */
export interface Column {
  readonly at: number
  readonly name: string
}
export type Columns = Readonly<Partial<Record<Field, Column>>>

/**
 * What a file must have, one of `any` each, and how it is called when it is missing. 有赞's goods export has no
 * time of the order (its number begins with it) but is known by its `订单商品状态`.
 */
const required: readonly { readonly name: string; readonly any: readonly Field[] }[] = [
  { name: '订单号', any: ['orderNo'] },
  { name: '订单状态', any: ['status', 'lineStatus'] },
  { name: '下单时间', any: ['placedAt', 'lineStatus'] },
  { name: '商品名称', any: ['title'] },
  { name: '实付金额', any: ['paid', 'due', 'linePaid'] },
]

/** Columns that only one platform's exports have: how the order was paid decides where a refund goes. */
const platformMarks: readonly { readonly platform: string; readonly marks: readonly string[] }[] = [
  { platform: '微信小店', marks: ['商品编码(平台)', '订单完成结算时间', '打标颜色', '订单实际收款金额'] },
  { platform: '有赞', marks: ['订单商品状态', '归属店铺', '下单网点', '店铺优惠合计', '商品发货物流单号'] },
]

/** Full-width forms (brackets, letters, slashes) become plain ones; spaces and case do not count. */
export const normaliseHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[\s\uFEFF]/g, '')
    .toLowerCase()

export interface Header {
  readonly columns: Columns
  readonly platform: string | undefined
  /** Index of the header's row in `rows`. */
  readonly at: number
}

export type HeaderSearch =
  | { readonly found: true; readonly header: Header }
  | { readonly found: false; readonly missing: readonly string[] }

/** Some exports put a title or a remark above the header: it is looked for in the first rows only. */
const HEADER_WITHIN_ROWS = 5

/** Finds the header's row; if none will do, names what the nearest one lacks. */
export const findHeader = (rows: readonly Row[]): HeaderSearch => {
  let missing: readonly string[] = required.map(({ name }) => name)
  for (const [at, row] of rows.slice(0, HEADER_WITHIN_ROWS).entries()) {
    const header = readHeader(row.cells, at)
    const lacks = required.filter(({ any }) => !any.some((field) => header.columns[field] !== undefined))
    if (lacks.length === 0) return { found: true, header }
    if (lacks.length < missing.length) missing = lacks.map(({ name }) => name)
  }
  return { found: false, missing }
}

const readHeader = (cells: readonly Cell[], at: number): Header => {
  const byName = new Map<string, Column>()
  for (const [position, cell] of cells.entries()) {
    const name = emptyText(cell)
    const key = normaliseHeader(name)
    if (key !== '' && !byName.has(key)) byName.set(key, { at: position, name })
  }
  const has = (name: string): boolean => byName.has(normaliseHeader(name))
  const columns: Partial<Record<Field, Column>> = {}
  for (const [field, names] of Object.entries(columnNames) as [Field, readonly string[]][]) {
    const name = names.find(has)
    const column = name === undefined ? undefined : byName.get(normaliseHeader(name))
    if (column) columns[field] = column
  }
  return { columns, platform: platformMarks.find(({ marks }) => marks.some(has))?.platform, at }
}

import { findHeader } from '../../core/orders/import/columns'
import type { Cell, Row } from '../../core/orders/import/cells'
import { rowsToOrders, type Imported } from '../../core/orders/import/rows-to-orders'

const rowsOf = (...lines: readonly (readonly Cell[])[]): Row[] =>
  lines.map((cells, index) => ({ line: index + 1, cells }))

const importing = (...lines: readonly (readonly Cell[])[]): Imported => {
  const rows = rowsOf(...lines)
  const search = findHeader(rows)
  if (!search.found) throw new Error(`header not found, missing ${search.missing.join()}`)
  return rowsToOrders(rows, search.header, 'mianyu')
}

const china = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+08:00`)

const plain = ['订单号', '订单状态', '下单时间', '实付金额', '商品名称', '数量', '单价']
const good = ['251119132207118', '已发货', '2026-11-19 13:22:07', '369.00', '长绒棉四件套', '1', '369.00']
/** One line of the plain format in which one column says something else. */
const lineWith = (column: string, cell: Cell): Cell[] =>
  good.map((value, index) => (plain[index] === column ? cell : value))
const reasonFor = (column: string, cell: Cell): string | undefined =>
  importing(plain, lineWith(column, cell)).rejects[0]?.reason

describe('an export of 微信小店', () => {
  const header = [
    '订单号', '订单下单时间', '订单发货时间', '订单确认收货时间', '订单完成结算时间', '订单状态', '收件人姓名',
    '收件人地址', '省', '市', '区', '收件人手机', '买家备注', '商品总价', '订单实际支付金额', '订单实际收款金额',
    '订单运费', '商品优惠', '支付方式', '支付时间', '物流公司', '快递单号', '商品名称', '商品编码（平台）',
    'sku编码(自定义)', '商品属性', '商品价格（单件）', '商品实际价格(总共)', '商品数量',
  ] // prettier-ignore
  const cup = [
    '3729946591347487488', '2026-11-18 20:45:16', '2026-11-19 10:00:00', '', '', '已发货', '张雨晴',
    '文一西路 969 号', '浙江省', '杭州市', '余杭区', '138****2606', '放快递柜', '¥177.00', '167.00', '167.00',
    '0.00', '10.00', '微信支付', '2026-11-18 20:45:40', '顺丰速运', 'SF1583024766190', '手捏陶瓷杯', '100', 'A-1',
    '320ml 月白', '59.00', '111.32', '2',
  ] // prettier-ignore
  const towel = cup.map(
    (cell, index) => ({ 22: '华夫格毛巾', 25: '三条装', 26: '59.00', 28: '1' })[index] ?? cell,
  )

  const expected = {
    _id: 'mianyu:3729946591347487488',
    shopId: 'mianyu',
    orderNo: '3729946591347487488',
    openid: null,
    status: 'shipped',
    placedAt: china('2026-11-18 20:45:16'),
    paidAt: china('2026-11-18 20:45:40'),
    items: [
      { title: '手捏陶瓷杯', sku: '320ml 月白', quantity: 2, priceFen: 5_900 },
      { title: '华夫格毛巾', sku: '三条装', quantity: 1, priceFen: 5_900 },
    ],
    goodsFen: 17_700,
    discountFen: 1_000,
    freightFen: 0,
    paidFen: 16_700,
    recipient: {
      name: '张雨晴',
      phone: '138****2606',
      province: '浙江省',
      city: '杭州市',
      district: '余杭区',
      detail: '文一西路 969 号',
    },
    parcels: [
      {
        company: '顺丰速运',
        trackingNo: 'SF1583024766190',
        shippedAt: china('2026-11-19 10:00:00'),
        track: [],
      },
    ],
    payMethod: '微信支付',
    paidThrough: '微信小店',
    buyerNote: '放快递柜',
  }

  it('becomes one order when its figures are repeated on each line', () => {
    const { orders, rejects } = importing(header, cup, towel)
    expect(rejects).toEqual([])
    expect(orders).toEqual([{ ...expected, digest: expect.any(String) }])
  })

  it('becomes the same order when its figures stand on the first line only', () => {
    const bare = towel.map((cell, index) => (index === 0 || index >= 22 ? cell : ''))
    const [repeated] = importing(header, cup, towel).orders
    const [once] = importing(header, cup, bare).orders
    expect(once).toEqual(repeated)
  })

  it('is read in any order of its columns, under older names and with a title above', () => {
    const older = header.map(
      (name) => ({ 订单下单时间: '下单时间', '商品价格（单件）': ' 商品价格' })[name] ?? name,
    )
    const turned = [['订单明细'], older, cup, towel].map((line) => [...line].reverse())
    expect(importing(...turned).orders).toEqual(importing(header, cup, towel).orders)
  })
})

describe('an export of 有赞', () => {
  it('of orders is one line an order', () => {
    const { orders, rejects } = importing(
      ['订单号', '归属店铺', '订单状态', '订单创建时间', '买家付款时间', '交易成功时间', '付款方式', '商品金额合计',
        '运费', '应收订单金额', '订单实付金额', '全部商品名称', '商品种类数', '收货人省份', '收货人城市', '收货人地区',
        '详细收货地址/提货地址', '收货人/提货人', '收货人手机号/提货人手机号', '买家备注'], // prettier-ignore
      ['E20260331142238091806171', '山野茶舍', '交易完成', '2026-03-31 14:22:38', '2026-03-31 14:22:50',
        '2026-04-08 09:00:00', '微信支付', '1,299.00', '10.00', '1309.00', '1,209.00', '正山小种、茶漏', '2', '福建省',
        '南平市', '武夷山市', '星村镇', '李国强', '186******05', '-'], // prettier-ignore
    )
    expect(rejects).toEqual([])
    expect(orders[0]).toMatchObject({
      status: 'completed',
      paidThrough: '有赞',
      items: [{ title: '正山小种、茶漏', quantity: 1, priceFen: 129_900 }],
      goodsFen: 129_900,
      freightFen: 1_000,
      discountFen: 10_000,
      paidFen: 120_900,
      recipient: { name: '李国强', phone: '186******05', city: '南平市' },
      completedAt: china('2026-04-08 09:00:00'),
    })
    expect(orders[0]).not.toHaveProperty('buyerNote')
  })

  it('of goods has no time of the order, but its number begins with it; it is as far as its last product', () => {
    const header = ['订单号', '订单商品状态', '商品名称', '商品规格', '商品单价', '商品数量', '商品金额小计',
      '商品实际成交金额', '商品发货物流公司', '商品发货物流单号'] // prettier-ignore
    const { orders } = importing(
      header,
      [
        'E20260331142238091806171',
        '已发货',
        '正山小种',
        '100 克',
        '88.00',
        '2',
        '176.00',
        '160.00',
        '中通快递',
        '78312',
      ],
      ['E20260331142238091806171', '待发货', '茶漏', '', '20.00', '1', '20.00', '20.00', '', ''],
    )
    expect(orders[0]).toMatchObject({
      placedAt: china('2026-03-31 14:22:38'),
      status: 'paid',
      goodsFen: 19_600,
      paidFen: 18_000,
      discountFen: 1_600,
      parcels: [{ trackingNo: '78312', company: '中通快递' }],
    })
  })
})

describe('the owner of an order', () => {
  it('is the openid of the file', () => {
    const { orders } = importing([...plain, 'OpenID'], [...good, 'oMianyu_0001'])
    expect(orders[0]?.openid).toBe('oMianyu_0001')
  })

  it('is nobody where the file does not say', () => {
    expect(importing(plain, good).orders[0]?.openid).toBeNull()
  })

  it('cannot be something that is no openid', () => {
    expect(importing([...plain, 'openid'], [...good, 'o 1 OR 1']).rejects[0]?.reason).toContain('openid')
  })
})

describe('order numbers', () => {
  it.each([
    '4.2E+17',
    '4.2e17',
    '3.72994659134749E+018',
    { number: '3729946591347487500' },
    { number: '3.73E18' },
  ])('that a spreadsheet has damaged are refused: %j', (cell) => {
    const { orders, rejects } = importing(plain, lineWith('订单号', cell))
    expect(orders).toEqual([])
    expect(rejects[0]?.reason).toContain('表格软件')
  })

  it('that a spreadsheet has rounded to 15 digits are refused when all of them look like that', () => {
    const rounded = ['3729946591347480000', '3729946591347490000'].map((orderNo) =>
      lineWith('订单号', orderNo),
    )
    expect(importing(plain, ...rounded).rejects).toHaveLength(2)
    const real = lineWith('订单号', '3729946591347487488')
    expect(importing(plain, ...rounded, real).orders).toHaveLength(3)
  })

  it.each(['="251119132207118"', "'251119132207118", ' 251119132207118\t', { number: '251119132207118' }])(
    'that are whole are taken: %j',
    (cell) => {
      expect(importing(plain, lineWith('订单号', cell)).orders[0]?.orderNo).toBe('251119132207118')
    },
  )

  it.each(['', '-', 'ab', '1234567890123456789012345678901234567890X', '=1+1', '订单1234'])(
    'that are no order numbers are refused: %j',
    (cell) => {
      expect(importing(plain, lineWith('订单号', cell)).rejects).toHaveLength(1)
    },
  )
})

describe('amounts', () => {
  it.each<[Cell, number]>([
    ['¥1,299.00', 129_900],
    ['￥１２９９', 129_900],
    ['52.69元', 5_269],
    ['0', 0],
    [{ number: '52.690000000000005' }, 5_269],
    [{ number: '52.99999999999999' }, 5_300],
    ['8.5', 850],
    ['8.500', 850],
  ])('%j is %d fen', (cell, fen) => {
    const line = lineWith('实付金额', cell).map((value, index) => (index === 6 ? '1300.00' : value))
    expect(importing(plain, line).orders[0]?.paidFen).toBe(fen)
  })

  it.each<Cell>(['免费', '-5.00', '1,29.00', '52.691', '=SUM(A1)', { number: '52.691' }, '1e3'])(
    '%j is none',
    (cell) => {
      expect(reasonFor('实付金额', cell)).toContain('实付金额')
    },
  )

  it('that do not add up are refused', () => {
    expect(reasonFor('实付金额', '370.00')).toBe('实付 ¥370.00 多于商品加运费 ¥369.00，对不上')
  })

  it('paid above the price count as the price that the shop has set by hand', () => {
    const { orders } = importing([...plain, '商品改价'], [...lineWith('实付金额', '380.00'), '11.00'])
    expect(orders[0]).toMatchObject({ goodsFen: 38_000, paidFen: 38_000, discountFen: 0 })
  })

  it('of an unpaid order are what is to be paid', () => {
    const line = lineWith('订单状态', '待付款').map((value, index) => (index === 3 ? '0.00' : value))
    expect(importing(plain, line).orders[0]).toMatchObject({ paidFen: 36_900, discountFen: 0 })
  })
})

describe('times', () => {
  it.each([
    ['2026-11-19 13:22:07', '2026-11-19 13:22:07'],
    ['2026/11/9 3:05', '2026-11-09 03:05:00'],
    ['2026-11-19T00:00:00', '2026-11-19 00:00:00'],
    ['2026-11-19', '2026-11-19 00:00:00'],
    ['2026年11月19日 13:22', '2026-11-19 13:22:00'],
  ])('%s is a time in China', (text, meant) => {
    expect(importing(plain, lineWith('下单时间', text)).orders[0]?.placedAt).toBe(china(meant))
  })

  it.each(['昨天', '2026-02-30 10:00:00', '2026-11-19 25:00:00', '13:22', { number: '46345.5' }])(
    '%j is none',
    (cell) => {
      expect(reasonFor('下单时间', cell)).toContain('不是时间')
    },
  )
})

describe('bad lines', () => {
  it('reject their whole order and leave the others', () => {
    const { orders, rejects, rejectedOrders } = importing(
      plain,
      good,
      lineWith('订单号', '251120000000001'),
      lineWith('数量', '很多'),
    )
    expect(orders.map(({ orderNo }) => orderNo)).toEqual(['251120000000001'])
    expect(rejectedOrders).toBe(1)
    expect(rejects).toEqual([
      { line: 2, orderNo: '251119132207118', reason: '同一订单的第 4 行有问题，整单没有导入' },
      { line: 4, orderNo: '251119132207118', reason: '数量“很多”不是件数' },
    ])
  })

  it('of an unknown status say which', () => {
    expect(reasonFor('订单状态', '薛定谔')).toBe('不认识的订单状态“薛定谔”')
  })

  it('that contradict each other name both lines', () => {
    const { rejects } = importing(plain, good, lineWith('实付金额', '1.00'))
    expect(rejects[0]?.reason).toBe('同一订单的实付金额在第 2、3 行不一样')
  })

  it.each(['商品名称', '订单状态', '下单时间'])('without %s are refused', (column) => {
    expect(reasonFor(column, '')).toContain('没有')
  })

  it('that are empty are passed over, and lines of one order need not stand together', () => {
    const other = lineWith('订单号', '251120000000001')
    const { orders, rejects } = importing(plain, good, ['', ''], other, good)
    expect(rejects).toEqual([])
    expect(orders.map(({ items }) => items.length)).toEqual([2, 1])
  })
})

describe('a header', () => {
  it('that lacks something says what', () => {
    expect(findHeader(rowsOf(['订单号', '商品名称'], ['1', '2']))).toEqual({
      found: false,
      missing: ['订单状态', '下单时间', '实付金额'],
    })
  })

  it('that is none at all lacks everything', () => {
    expect(findHeader(rowsOf(['a', 'b']))).toMatchObject({ found: false, missing: { length: 5 } })
  })
})

describe('the digest', () => {
  const digestOf = (...lines: readonly (readonly Cell[])[]) => importing(...lines).orders[0]?.digest

  it('is the same for the same order, however it is written', () => {
    expect(digestOf(plain, lineWith('实付金额', '¥369'))).toBe(digestOf(plain, good))
  })

  it('is another one when anything has changed', () => {
    const digests = [
      good,
      lineWith('订单状态', '已完成'),
      lineWith('商品名称', '长绒棉'),
      lineWith('数量', '2'),
    ]
    expect(new Set(digests.map((line) => digestOf(plain, line))).size).toBe(4)
  })
})

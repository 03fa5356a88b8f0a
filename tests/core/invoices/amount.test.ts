import fc from 'fast-check'
import { invoiceableFen, keptFen, mayInvoice, sheetLinesOf, type Ground } from '../../../core/invoices/amount'
import { sheetTable } from '../../../core/invoices/sheet'
import { DAY } from '../../../core/shared/time'
import { NOW } from '../../support/samples'
import { born, company, groundOf, refundOf } from './rig'

const linesOf = (ground: Ground) =>
  sheetLinesOf(ground, invoiceableFen(ground)).map(({ title, quantity, amountFen }) => [
    title,
    quantity,
    amountFen,
  ])

describe('the amount of an invoice', () => {
  it('is what was paid', () => {
    expect(invoiceableFen(groundOf())).toBe(16_700)
  })

  it('is less by what went back, and by what may still go', () => {
    const gone = refundOf(5_000)
    const going = refundOf(1_000, { number: 'A1R2', state: { status: 'processing', at: NOW, looks: 1 } })
    expect(invoiceableFen(groundOf({ refunds: [gone, going] }))).toBe(10_700)
    // what may still go is no reason to take an invoice back
    expect(keptFen(groundOf({ refunds: [gone, going] }))).toBe(11_700)
  })

  it('does not count a refund that was closed', () => {
    expect(
      invoiceableFen(groundOf({ refunds: [refundOf(5_000, { state: { status: 'closed', at: NOW } })] })),
    ).toBe(16_700)
  })

  it('is nothing for an order that nobody paid', () => {
    expect(invoiceableFen(groundOf({}, { status: 'unpaid' }))).toBe(0)
  })
})

describe('the lines of a 开票单', () => {
  it('are the goods as they were paid, and the freight', () => {
    const ground = groundOf({}, { freightFen: 1_000, discountFen: 1_700, paidFen: 16_000 })
    expect(linesOf(ground)).toEqual([
      ['手捏陶瓷杯 320ml', 2, 9_465],
      ['棉麻杯垫', 1, 5_535],
      [null, 1, 1_000],
    ])
  })

  it('leave out a piece whose money went back whole', () => {
    const asked = new Map([['A1', [{ item: 0, amountFen: 5_269 }]]])
    expect(linesOf(groundOf({ refunds: [refundOf(5_269)], asked }))).toEqual([
      ['手捏陶瓷杯 320ml', 1, 5_269],
      ['棉麻杯垫', 1, 6_162],
    ])
  })

  it('keep a piece for which only something was given back', () => {
    const asked = new Map([['A1', [{ item: 0, amountFen: 2_000 }]]])
    expect(linesOf(groundOf({ refunds: [refundOf(2_000)], asked }))).toEqual([
      ['手捏陶瓷杯 320ml', 2, 8_538],
      ['棉麻杯垫', 1, 6_162],
    ])
  })

  it('name the tax code of the goods, else the shop’s', () => {
    const items = [
      { title: '杯', quantity: 1, priceFen: 100, taxCode: '1070307010000000000' },
      { title: '垫', quantity: 1, priceFen: 100 },
    ]
    const rules = { staff: [], withinDays: 365, answerDays: 7, taxCode: '1060105990000000000' }
    const ground = groundOf({ rules }, { items, goodsFen: 200, paidFen: 200 })
    expect(sheetLinesOf(ground, 200).map(({ taxCode }) => taxCode)).toEqual([
      '1070307010000000000',
      '1060105990000000000',
    ])
  })

  it('always add up to the amount, whatever went back', () => {
    fc.assert(
      fc.property(
        fc.record({
          goods: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 9 }), priceFen: fc.nat(9_999) }), {
            minLength: 1,
            maxLength: 5,
          }),
          freightFen: fc.nat(2_000),
          lines: fc.array(fc.record({ item: fc.nat(4), amountFen: fc.nat(9_999) }), { maxLength: 3 }),
          back: fc.nat(60_000),
        }),
        ({ goods, freightFen, lines, back }) => {
          const items = goods.map((one, at) => ({ ...one, title: `商品 ${at}` }))
          const goodsFen = items.reduce((sum, { quantity, priceFen }) => sum + quantity * priceFen, 0)
          const paidFen = goodsFen + freightFen
          const asked = new Map([['A1', lines.filter(({ item }) => item < items.length)]])
          const refunds = back > 0 ? [refundOf(Math.min(back, paidFen))] : []
          const ground = groundOf({ refunds, asked }, { items, goodsFen, freightFen, paidFen })
          const amountFen = invoiceableFen(ground)
          const sheet = sheetLinesOf(ground, amountFen)
          expect(sheet.reduce((sum, line) => sum + line.amountFen, 0)).toBe(amountFen)
          expect(sheet.every((line) => line.amountFen > 0 && line.quantity > 0)).toBe(true)
        },
      ),
    )
  })

  it('stand in a table with the price of one piece', () => {
    expect(sheetTable([born(company)])).toEqual([
      [
        ...['开票单号', '订单号', '抬头类型', '购方名称', '购方税号', '邮箱', '商品名称', '规格型号'],
        ...['税收分类编码', '数量', '含税单价', '含税金额', '备注'],
      ],
      [
        ...['KP261121-7', '3729946591347486037', '企业', '杭州棉屿贸易有限公司', '91330100799655058B', ''],
        ...['手捏陶瓷杯 320ml', '月白', '', 2, 52.69, 105.38, '订单 3729946591347486037'],
      ],
      [
        ...['KP261121-7', '3729946591347486037', '企业', '杭州棉屿贸易有限公司', '91330100799655058B', ''],
        ...['棉麻杯垫', '', '', 1, 61.62, 61.62, '订单 3729946591347486037'],
      ],
    ])
  })
})

describe('asking for an invoice', () => {
  it.each([
    [{ status: 'unpaid' }, 'invoiceUnpaid'],
    [{ status: 'cancelled', paidAt: NOW }, 'invoiceNothingLeft'],
    [{ placedAt: NOW - 366 * DAY, paidAt: NOW - 366 * DAY }, 'invoiceTooLate'],
  ] as const)('is refused by what the order says', (order, why) => {
    expect(mayInvoice(groundOf({}, order), NOW)).toEqual({ ok: false, error: why })
  })

  it('is refused when all of it went back', () => {
    expect(mayInvoice(groundOf({ refunds: [refundOf(16_700)] }), NOW)).toEqual({
      ok: false,
      error: 'invoiceNothingLeft',
    })
  })

  it('is taken on the last day', () => {
    const paidAt = NOW - 365 * DAY
    expect(mayInvoice(groundOf({}, { placedAt: paidAt, paidAt }), NOW).ok).toBe(true)
  })
})

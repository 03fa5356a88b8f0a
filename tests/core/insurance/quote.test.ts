import { quoteFor, type Unpaid } from '../../../core/insurance/quote'
import { NOW } from '../../support/samples'
import { rulesOf } from './rig'

const unpaid = (more: Partial<Unpaid> = {}): Unpaid => ({
  ...{ isFirst: false, paidFen: 9_900, place: {}, fundFen: 100_000, now: NOW },
  ...more,
})
const sold = {
  by: 'wechat' as const,
  premiums: [
    { fromPaidFen: 5_000, premiumFen: 50, coverFen: 1_000 },
    { fromPaidFen: 20_000, premiumFen: 300, coverFen: 2_000 },
  ],
}

describe('what an order is going to have, at the checkout (R128)', () => {
  it('is the gift of the rule that fits, by its name, with what it covers', () => {
    const quote = quoteFor(rulesOf(), unpaid({ isFirst: true }))
    expect(quote).toMatchObject({ name: '退货包运费', payer: 'shop', premiumFen: 0, coverFen: 1_000 })
    expect(quote?.title).toBe('首单送退货包运费，最高补 ¥10.00')
  })

  it('is nothing while the shop’s own fund could not keep it: nobody is promised anything', () => {
    expect(quoteFor(rulesOf(), unpaid({ isFirst: true, fundFen: 999 }))).toBeNull()
  })

  it('is the price of the table by what is paid, where nothing is given (R126)', () => {
    expect(quoteFor(rulesOf({ sold }), unpaid())).toMatchObject({
      ...{ name: '退货运费险', payer: 'shopper', premiumFen: 50, coverFen: 1_000 },
      title: '退货运费险 ¥0.50，退货最高赔 ¥10.00',
    })
    expect(quoteFor(rulesOf({ sold }), unpaid({ paidFen: 25_000 }))).toMatchObject({ premiumFen: 300 })
    expect(quoteFor(rulesOf({ sold }), unpaid({ paidFen: 4_999 }))).toBeNull()
  })

  it('is the gift, and nothing for sale beside it', () => {
    expect(quoteFor(rulesOf({ sold }), unpaid({ isFirst: true }))).toMatchObject({ payer: 'shop' })
  })

  it('says what sending it back usually costs from there; a place that nobody named counts as far', () => {
    const near = { province: '浙江省', city: '宁波市' }
    const text = (place: Unpaid['place']) => quoteFor(rulesOf({ sold }), unpaid({ place }))?.text ?? ''
    expect(text(near)).not.toBe(text({}))
    expect(text({})).toMatch(/^退回一般要 ¥\d+\.\d\d 运费。/)
  })
})

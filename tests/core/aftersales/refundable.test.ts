import fc from 'fast-check'
import type { Reason } from '../../../core/aftersales/kinds'
import { shared } from '../../../core/aftersales/largest-remainder'
import { isFreightRefunded, linesFor, refundableOf, type Wanted } from '../../../core/aftersales/refundable'
import { leftOf, portionOf, Share, sharesOf, without, type PaidOrder } from '../../../core/aftersales/shares'

/** look/05b: two cups of ¥59.00 and a mat of ¥69.00, with a coupon of ¥20.00. */
const cups: PaidOrder = {
  status: 'delivered',
  items: [
    { title: '手捏陶瓷杯 320ml', quantity: 2, priceFen: 5_900 },
    { title: '棉麻杯垫', quantity: 1, priceFen: 6_900 },
  ],
  freightFen: 0,
  paidFen: 16_700,
}

/** Three items, ¥10.00 off and ¥8.00 of freight. */
const three: PaidOrder = {
  status: 'delivered',
  items: [
    { title: '枕套', quantity: 3, priceFen: 3_333 },
    { title: '床单', quantity: 2, priceFen: 12_900 },
    { title: '赠品香包', quantity: 1, priceFen: 0 },
  ],
  freightFen: 800,
  paidFen: 9_999 + 25_800 - 1_000 + 800,
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)
const moneyOf = (shares: readonly Share[]): number =>
  sumOf(shares.map(({ goodsFen, freightFen }) => goodsFen + freightFen))

const given = (order: PaidOrder, ...held: Share[]) => ({
  when: (reason: Reason, ...wanted: Wanted[]) => {
    const found = refundableOf(order, { reason, wanted, held })
    return {
      refundable: () => {
        if (!found.ok) throw new Error(found.error)
        return found.value
      },
      refused: (error: string) => expect(found).toEqual({ ok: false, error }),
    }
  },
})

describe('what can be refunded', () => {
  it('of one of two cups is its price without its part of the coupon', () => {
    const { lines, amountFen } = given(cups).when('damaged', { item: 0, quantity: 1 }).refundable()
    expect(lines[0]).toMatchObject({ listFen: 5_900, amountFen: 5_269 })
    expect(5_900 - amountFen).toBe(631)
  })

  it('of half of three items is their part, and the rest of it is still there for a second case', () => {
    const first = given(three).when('noLongerWanted', { item: 0, quantity: 1 }, { item: 1, quantity: 1 })
    const half = first.refundable()
    expect(half.lines.map(({ amountFen }) => amountFen)).toEqual([3_240, 12_540])
    const second = given(three, ...half.lines)
      .when('noLongerWanted', { item: 0, quantity: 2 }, { item: 1, quantity: 1 }, { item: 2, quantity: 1 })
      .refundable()
    expect(half.amountFen + second.amountFen).toBe(three.paidFen - three.freightFen)
  })

  it('holds the freight of these pieces when the shop did wrong, and together all cases the freight once', () => {
    const everything = three.items.map(({ quantity }, item) => ({ item, quantity }))
    expect(
      given(three)
        .when('quality', ...everything)
        .refundable().amountFen,
    ).toBe(three.paidFen)
    const first = given(three).when('quality', { item: 1, quantity: 2 }).refundable()
    const rest = everything.filter(({ item }) => item !== 1)
    const second = given(three, ...first.lines)
      .when('wrongGoods', ...rest)
      .refundable()
    expect(sumOf([...first.lines, ...second.lines].map(({ freightFen }) => freightFen))).toBe(800)
    expect(first.amountFen + second.amountFen).toBe(three.paidFen)
  })

  it('leaves the freight with the shop when the shopper changed their mind about goods that were sent', () => {
    const found = given(three).when('noReason7Days', { item: 1, quantity: 2 }).refundable()
    expect(found).toMatchObject({ hasFreight: false, amountFen: 25_079 })
    expect(isFreightRefunded('noLongerWanted', 'shipped')).toBe(false)
    expect(isFreightRefunded('noLongerWanted', 'paid')).toBe(true)
    expect(isFreightRefunded('damaged', 'shipped')).toBe(true)
  })

  it('is never for a piece that another case holds, nor for the same piece twice in one', () => {
    const held = portionOf(sharesOf(cups)[0]!, 1)
    given(cups, held).when('quality', { item: 0, quantity: 2 }).refused('quantityTaken')
    given(cups).when('quality', { item: 0, quantity: 2 }, { item: 0, quantity: 1 }).refused('quantityTaken')
    given(cups).when('quality', { item: 2, quantity: 1 }).refused('itemUnknown')
  })

  it('is nothing of an order that nobody paid', () => {
    const ofFirst = (order: PaidOrder) => given(order).when('quality', { item: 0, quantity: 2 }).refundable()
    expect(ofFirst({ ...cups, status: 'unpaid' }).amountFen).toBe(0)
    expect(ofFirst({ ...cups, status: 'cancelled' }).amountFen).toBe(0)
    expect(ofFirst({ ...cups, status: 'cancelled', paidAt: 1 }).amountFen).toBe(10_538)
  })

  it('is never more than what is left of the money when the shop changed the order afterwards', () => {
    const [first] = sharesOf(cups)
    const cheaper = { ...cups, paidFen: 12_000 }
    const mat = given(cheaper, first!).when('quality', { item: 1, quantity: 1 }).refundable()
    expect(mat.amountFen).toBe(12_000 - 10_538)
    expect(moneyOf(leftOf({ ...cups, paidFen: 10_000 }, [first!]))).toBe(0)
  })

  it('takes the freight only when discounts have eaten what the goods cost', () => {
    const gift = { ...three, paidFen: 500 }
    expect(sumOf(sharesOf(gift).map(({ goodsFen }) => goodsFen))).toBe(0)
    expect(sumOf(sharesOf(gift).map(({ freightFen }) => freightFen))).toBe(500)
  })
})

describe('an amount that is asked, proposed or approved', () => {
  const refundable = given(three)
    .when('quality', { item: 0, quantity: 2 }, { item: 1, quantity: 1 })
    .refundable()

  it('is never more than what can be refunded, and never nothing', () => {
    expect(linesFor(refundable.amountFen + 1, refundable)).toEqual({ ok: false, error: 'amountTooHigh' })
    for (const amount of [0, -1, 0.5, Number.NaN])
      expect(linesFor(amount, refundable)).toEqual({ ok: false, error: 'amountMissing' })
  })

  it('is shared between the lines to the fen, none above its own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: refundable.amountFen }), (amountFen) => {
        const found = linesFor(amountFen, refundable)
        if (!found.ok) throw new Error(found.error)
        expect(sumOf(found.value.map((line) => line.amountFen))).toBe(amountFen)
        found.value.forEach((line, index) => {
          expect(line.amountFen).toBeLessThanOrEqual(refundable.lines[index]!.amountFen)
        })
      }),
    )
  })
})

describe('shares by the largest remainder', () => {
  const fen = fc.integer({ min: 0, max: 400_000_000_000_000 })
  const weights = fc.array(fc.integer({ min: 0, max: 10_000_000_000_000 }), { minLength: 1, maxLength: 30 })

  it('add up to the whole to the fen, each within a fen of its fair part', () => {
    fc.assert(
      fc.property(fen, weights, (amountFen, parts) => {
        const shares = shared(amountFen, parts)
        expect(shares.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(amountFen))
        const fair = parts.every((part) => part === 0) ? parts.map(() => 1) : parts
        const whole = BigInt(sumOf(fair))
        shares.forEach((share, index) => {
          const exact = BigInt(amountFen) * BigInt(fair[index]!)
          expect(BigInt(share) * whole).toBeGreaterThan(exact - whole)
          expect(BigInt(share) * whole).toBeLessThan(exact + whole)
        })
      }),
    )
  })

  it('are the same for the same order, and the earlier line gets the fen that does not divide', () => {
    expect(shared(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(shared(2, [0, 0, 0])).toEqual([1, 1, 0])
    expect(shared(5, [])).toEqual([])
  })
})

const anOrder: fc.Arbitrary<PaidOrder> = fc
  .record({
    items: fc.array(
      fc.record({
        title: fc.constant('枕套'),
        quantity: fc.integer({ min: 1, max: 12 }),
        priceFen: fc.integer({ min: 0, max: 100_000 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    freightFen: fc.integer({ min: 0, max: 3_000 }),
    part: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ items, freightFen, part }) => {
    const full = sumOf(items.map(({ quantity, priceFen }) => quantity * priceFen)) + freightFen
    return { status: 'delivered', items, freightFen, paidFen: Math.floor((full * part) / 100) }
  })

describe('over any cases of any order', () => {
  it('shares are what was paid, to the fen', () => {
    fc.assert(
      fc.property(anOrder, (order) => {
        const shares = sharesOf(order)
        expect(moneyOf(shares)).toBe(order.paidFen)
        expect(shares.map((share) => Share.parse(share))).toEqual(shares)
      }),
    )
  })

  it('a line split into any parts, in any order, is the line', () => {
    const splits = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 }).chain((parts) =>
      fc.record({
        parts: fc.constant(parts),
        turned: fc.shuffledSubarray(parts, { minLength: parts.length }),
        goodsFen: fc.integer({ min: 0, max: 100_000 }),
        freightFen: fc.integer({ min: 0, max: 2_000 }),
      }),
    )
    fc.assert(
      fc.property(splits, ({ parts, turned, ...money }) => {
        const taken = (pieces: readonly number[]): number => {
          let share: Share = { item: 0, quantity: sumOf(pieces), ...money }
          return sumOf(
            pieces.map((count) => {
              const portion = portionOf(share, count)
              share = without(share, portion)
              return portion.goodsFen + portion.freightFen
            }),
          )
        }
        expect(taken(parts)).toBe(money.goodsFen + money.freightFen)
        expect(taken(turned)).toBe(taken(parts))
      }),
    )
  })

  it('cases that come and go never hold more than was paid, nor a piece twice, and all of them together hold all', () => {
    const step = fc.record({
      item: fc.nat({ max: 5 }),
      quantity: fc.integer({ min: 1, max: 6 }),
      reason: fc.constantFrom<Reason>('quality', 'noLongerWanted'),
      isCancelled: fc.boolean(),
      which: fc.nat(),
    })
    fc.assert(
      fc.property(anOrder, fc.array(step, { maxLength: 20 }), (order, steps) => {
        let cases: { readonly share: Share; readonly amountFen: number }[] = []
        const hold = () => cases.map(({ share }) => share)
        for (const { item, quantity, reason, isCancelled, which } of steps) {
          if (isCancelled) cases = cases.filter((_, index) => index !== which % cases.length)
          const found = refundableOf(order, { wanted: [{ item, quantity }], reason, held: hold() })
          if (found.ok)
            cases.push({ share: Share.parse(found.value.lines[0]), amountFen: found.value.amountFen })
        }
        expect(sumOf(cases.map(({ amountFen }) => amountFen))).toBeLessThanOrEqual(order.paidFen)
        expect(moneyOf([...hold(), ...leftOf(order, hold())])).toBe(order.paidFen)
        order.items.forEach(({ quantity }, item) => {
          const pieces = hold().filter((share) => share.item === item)
          expect(sumOf(pieces.map((share) => share.quantity))).toBeLessThanOrEqual(quantity)
        })
      }),
    )
  })
})

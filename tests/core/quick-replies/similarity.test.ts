import fc from 'fast-check'
import { similarity } from '../../../core/quick-replies/similarity'

const standard = '您的包裹今天 18:00 前发出，发出后会告诉您单号'

describe('how near words are to the shop’s own', () => {
  it('is everything while nothing is changed but spaces', () => {
    expect(similarity(standard, ` ${standard.replaceAll(' ', '')}\n`)).toBe(100)
  })

  it('falls a little for a kind word, and much for another sentence', () => {
    expect(similarity(standard, `张女士，${standard}，您放心`)).toBeGreaterThan(80)
    expect(similarity(standard, '好的，我问一下仓库')).toBeLessThan(20)
  })

  it('is nothing when all is taken away', () => {
    expect(similarity(standard, '')).toBe(0)
  })

  it('does not depend on which came first, and stays between 0 and 100', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        expect(similarity(one, one)).toBe(100)
        expect(similarity(one, other)).toBe(similarity(other, one))
        expect(similarity(one, other)).toBeGreaterThanOrEqual(0)
        expect(similarity(one, other)).toBeLessThanOrEqual(100)
      }),
    )
  })
})

import { checkTaxNo, taxNoFormOf, tidyTaxNo } from '../../../core/invoices/tax-number'
import { doubtsOn, hasOldTaxNo, InvoiceWish } from '../../../core/invoices/wish'
import { company, mistyped, person } from './rig'

describe('the number of a tax payer', () => {
  it.each([
    '91350100M000100Y43',
    '9144030071526726XG',
    '91440300708461136T',
    '91330100799655058B',
    '911101085923662400',
    '91310000775785552L',
  ])('%s fits GB 32100-2015', (taxNo) => {
    expect(checkTaxNo(taxNo)).toEqual({ ok: true, value: 'credit' })
  })

  it('finds any one sign that was mistyped', () => {
    const right = '91350100M000100Y43'
    for (let place = 0; place < 18; place += 1) {
      const sign = right[place] === '1' ? '2' : '1'
      const wrong = `${right.slice(0, place)}${sign}${right.slice(place + 1)}`
      expect([place, checkTaxNo(wrong).ok]).toEqual([place, false])
    }
  })

  it('finds two neighbours that changed places', () => {
    expect(checkTaxNo('91330100799655085B')).toEqual({ ok: false, error: 'mistyped' })
  })

  it.each([
    ['330106799655058', 'old'],
    ['33010619800101123', 'old'],
    ['330106800101123L1', 'old'],
    ['330106198001011234L1', 'old'],
    ['33010619800101123XL1', 'old'],
    ['9133010079965505', null],
    ['91330100799655058I', null], // the standard has no I
    ['税号', null],
  ])('%s is %s by its form', (taxNo, form) => {
    expect(taxNoFormOf(taxNo)).toBe(form)
  })

  it('is read as people type it', () => {
    expect(tidyTaxNo(' ９１33 0100 7996-5505 8b ')).toBe('91330100799655058B')
  })
})

describe('what she wants', () => {
  const reasonsOf = (wish: unknown): readonly string[] => {
    const parsed = InvoiceWish.safeParse(wish)
    return parsed.success ? [] : parsed.error.issues.map(({ message }) => message)
  }

  it.each([
    [{ ...company, title: ' ' }, 'invoiceTitleMissing'],
    [{ ...company, title: '长'.repeat(101) }, 'invoiceTitleTooLong'],
    [{ ...company, taxNo: '' }, 'taxNoMissing'],
    [{ ...company, taxNo: '1234' }, 'taxNoFormat'],
    [{ ...company, email: 'zhang' }, 'emailFormat'],
  ])('says at which field it is wrong', (wish, reason) => {
    expect(reasonsOf(wish)).toEqual([reason])
  })

  it('is kept tidy', () => {
    const parsed = InvoiceWish.parse({ ...company, title: ' 棉屿 ', taxNo: '91330100799655058b' })
    expect(parsed).toEqual({ ...company, title: '棉屿' })
  })

  it.each([
    [company, []],
    [person, []],
    [mistyped, ['taxNoMistyped']],
    [{ ...person, title: '杭州棉屿贸易有限公司' }, ['titleOfCompany']],
    [{ ...company, title: '张雨晴' }, ['titleOfPerson']],
    [{ ...company, title: '同仁医院' }, []],
  ] as const)('is doubted as a person would', (wish, doubts) => {
    expect(doubtsOn(wish)).toEqual(doubts)
  })

  it('with a number from before 2015 has to be looked up by whoever issues', () => {
    expect(hasOldTaxNo({ kind: 'company', title: '棉屿', taxNo: '330106799655058', email: '' })).toBe(true)
    expect(hasOldTaxNo(company)).toBe(false)
  })
})

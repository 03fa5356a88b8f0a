import type { CaseType } from '../../core/aftersales/kinds'
import type { Headline } from '../../core/aftersales/view'
import { DAY, HOUR } from '../../core/shared/time'
import { companyOf, offered, waybillProblems } from '../../src/features/case/ship.shared'
import { titleOf, typeText } from '../../src/features/cases/case-text'
import { promiseOf } from '../../src/features/cases/headline-promise'

/** Friday 2025-11-21 10:12 in China. */
const now = Date.UTC(2025, 10, 21, 2, 12)
const headline = (part: Partial<Headline>): Headline => ({
  ...{ title: '', text: '', nextBy: null, by: null, rule: null },
  ...part,
})

describe('the words of a case', () => {
  it('stand round the time that the server names', () => {
    const said = headline({ text: '最晚 {by} 到账，您不用操作', by: now + 4 * DAY })
    expect(promiseOf(said, now)).toEqual({
      ...{ before: '最晚 ', time: '11月25日 周二 10:12', after: ' 到账，您不用操作', late: false },
    })
    expect(promiseOf({ ...said, by: now - HOUR }, now)).toMatchObject({ time: '今天 09:12', late: true })
  })

  it('never show a brace where there is no time', () => {
    expect(promiseOf(headline({ text: '{by} 前审核' }), now)).toMatchObject({ time: '', after: ' 前审核' })
    expect(promiseOf(headline({ text: '已经退回' }), now).after).toBe('已经退回')
  })

  it('of a newer server are 处理中 and 售后', () => {
    expect(titleOf({ title: '' })).toBe('处理中')
    expect(typeText('swap' as CaseType)).toBe('售后')
  })
})

describe('the number of a parcel that goes back', () => {
  it('tells its carrier when only one has such numbers; hers counts before that', () => {
    expect(companyOf({ typed: ' yt8832 4170 55263 ', chosen: '' })).toBe('圆通速递')
    expect(companyOf({ typed: '123456789012', chosen: '' })).toBe('')
    expect(companyOf({ typed: 'YT8832417055263', chosen: '顺丰速运' })).toBe('顺丰速运')
  })

  it('offers those first that it can be', () => {
    expect(offered('JT1234567890123', false)[0]).toBe('极兔速递')
    expect(offered('', false)).toHaveLength(4)
    expect(offered('', true).length).toBeGreaterThan(10)
  })

  it('is refused at the field where it is wrong', () => {
    expect(waybillProblems({ typed: '', chosen: '' })).toEqual({ number: 'trackingNoMissing' })
    expect(waybillProblems({ typed: '123456789012', chosen: '' })).toEqual({ carrier: 'carrierMissing' })
    expect(waybillProblems({ typed: 'YT8832417055263', chosen: '顺丰速运' })).toEqual({
      carrier: 'trackingNoOther',
    })
    expect(waybillProblems({ typed: 'SF1', chosen: '顺丰速运' })).toEqual({ number: 'trackingNoFormat' })
    expect(waybillProblems({ typed: 'SF1583024766190', chosen: '' })).toEqual({})
  })
})

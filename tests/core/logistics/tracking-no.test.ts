import { carriers, detectCarriers } from '../../../core/logistics/carriers'
import { checkTrackingNo, cleanTrackingNo, waybillOf } from '../../../core/logistics/tracking-no'

const taken = (company: string, typed: string) => {
  const checked = checkTrackingNo(company, typed)
  return checked.ok ? checked.value : checked.error
}

describe('a number that a shopper types', () => {
  it('is taken however it is written on the label or copied from a chat', () => {
    const waybill = { carrier: 'sf', company: '顺丰速运', trackingNo: 'SF1583024766190' }
    for (const typed of [
      'SF1583024766190',
      ' sf 1583-0247-66190 ',
      'ＳＦ１５８３０２４７６６１９０',
      'sf1583—0247—66190',
    ])
      expect(taken('顺丰', typed)).toEqual(waybill)
    expect(taken('shunfeng', 'SF1583024766190')).toEqual(waybill)
    expect(taken('sf', '258302476619')).toMatchObject({ carrier: 'sf' })
  })

  it.each([
    ['', 'SF1583024766190', 'carrierMissing'],
    ['顺丰速运', ' - ', 'trackingNoMissing'],
    ['顺丰速运', 'SF158302476619', 'trackingNoFormat'],
    ['顺丰速运', '已经寄出了', 'trackingNoFormat'],
    ['圆通速递', '1', 'trackingNoFormat'],
    ['中通快递', 'SF1583024766190', 'trackingNoOther'],
    ['顺丰速运', 'JDVA12345678901', 'trackingNoOther'],
    ['一家没有听过的快递', '123', 'trackingNoFormat'],
  ])('of %s, %s, is refused: %s', (company, typed, why) => {
    expect(taken(company, typed)).toBe(why)
  })

  it('of a postal parcel is refused when its check digit does not fit: a digit was misread', () => {
    expect(taken('EMS', 'EA123456785CN')).toMatchObject({ carrier: 'ems' })
    expect(taken('EMS', 'EA123456786CN')).toBe('trackingNoFormat')
    expect(taken('EMS', 'EA123456875CN')).toBe('trackingNoFormat')
  })

  it('of a carrier that we do not know is kept under its own name', () => {
    expect(taken(' 山里快运 ', 'sl-0099-88')).toEqual({
      carrier: 'other',
      company: '山里快运',
      trackingNo: 'SL009988',
    })
  })
})

describe('whose a number is', () => {
  it.each([
    ['SF1583024766190', ['sf']],
    ['YT8812345678901', ['yto']],
    ['JT0012345678901', ['jt']],
    ['78112345678901', ['zto']],
    ['463112345678901', ['yunda']],
    ['773112345678901', ['sto']],
    ['JDVA12345678901', ['jd']],
    ['DPK364000000001', ['deppon']],
    ['9812345678901', ['post']],
  ])('%s is seen by its form', (trackingNo, codes) => {
    expect(detectCarriers(trackingNo).map(({ code }) => code)).toEqual(codes)
  })

  it('may be open: twelve digits are several carriers’', () => {
    const codes = detectCarriers('258302476619').map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['sf', 'zto', 'sto']))
    expect(detectCarriers('HELLO')).toEqual([])
  })

  it('is nobody else’s where a carrier’s own form says so', () => {
    for (const { own, code } of carriers)
      for (const other of carriers.filter((one) => one.code !== code))
        expect(own.source).not.toBe(other.own.source)
    expect(new Set(carriers.map(({ kuaidi100 }) => kuaidi100)).size).toBe(carriers.length)
  })

  it('is not asked of what a shop’s own system says: that is kept', () => {
    expect(waybillOf({ company: '中通', trackingNo: 'x-1' })).toEqual({
      carrier: 'zto',
      company: '中通快递',
      trackingNo: 'X1',
    })
    expect(waybillOf({ company: '山里快运', trackingNo: 'sl009' })).toMatchObject({ carrier: 'other' })
  })

  it('does not change by being cleaned twice', () => {
    const once = cleanTrackingNo(' ｓｆ1583 – 0247')
    expect(cleanTrackingNo(once)).toBe(once)
  })
})

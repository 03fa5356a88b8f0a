import type { Deed } from '../../../core/aftersales/commands'
import { termsOf } from './machine-rig'
import { approve, back, blanket, broken, given, ship, shipBack, single, vase } from './scenario-rig'

const nameless = { company: '圆通速递', trackingNo: ' ' }
const asked = () => given(blanket).asks(back(15_000, { reason: 'other' }))
const onItsWayBack = () => asked().when('agent', approve).when('shopper', shipBack)
const faulty = () =>
  onItsWayBack()
    .when('system', 'parcelArrived')
    .when('agent', { type: 'findFault', photos: [{ fileId: 'worn', kind: 'photo' }] })

describe('what is refused at once', () => {
  it('R48: a dear return that was lost on its way is not the agent’s to pay all the same', () => {
    given(vase)
      .asks(broken(60_000, { type: 'return' }))
      .when('supervisor', approve)
      .when('shopper', shipBack)
      .refuses('agent', 'settle', 'needsSupervisor')
      .when('supervisor', 'settle')
      .pays(60_000)
  })

  it('R112: a wish changed to nothing, or to more than there is', () => {
    asked()
      .refuses('shopper', { type: 'amend', wish: back(15_000, { lines: [] }) }, 'linesMissing')
      .refuses('shopper', { type: 'amend', wish: back(15_001) }, 'amountTooHigh')
  })

  it('R122: evidence that is none, in the review and when the goods were found otherwise', () => {
    const none: Deed = { type: 'addEvidence', evidence: [] }
    asked().refuses('shopper', none, 'evidenceMissing')
    faulty().refuses('shopper', none, 'evidenceMissing')
    const films = [1, 2].map((n) => ({ fileId: `film ${n}`, kind: 'video' as const }))
    faulty().refuses('shopper', { type: 'addEvidence', evidence: films }, 'tooMuchEvidence')
  })

  it('R115 R120: parcels without a number, there, back, and back again', () => {
    onItsWayBack().refuses('shopper', { type: 'correctParcel', parcel: nameless }, 'parcelMissing')
    faulty()
      .refuses('agent', { type: 'refuseParcel', why: '有使用痕迹', parcel: nameless }, 'parcelMissing')
      .refuses('agent', { type: 'refuseParcel', why: ' ', parcel: ship.parcel }, 'reasonMissing')
    given({ order: single('手捏陶瓷杯', 5_000) })
      .asks(broken(0, { type: 'reissue', reason: 'missingParts' }))
      .refuses('agent', { ...ship, parcel: nameless }, 'parcelMissing')
  })

  it('R120: more than was paid, whoever rules so, and what another case holds by the time she agrees', () => {
    const tooMuch = termsOf({ amountFen: 15_001 })
    asked()
      .refuses('agent', { type: 'propose', terms: tooMuch }, 'amountTooHigh')
      .when('agent', { type: 'reject', why: '有使用痕迹' })
      .when('shopper', 'appeal')
      .refuses('supervisor', { type: 'overrule', terms: tooMuch }, 'amountTooHigh')
    asked()
      .when('agent', { type: 'propose', terms: termsOf({ amountFen: 15_000 }) })
      .meanwhile({ order: { paidFen: 10_000, goodsFen: 10_000 } })
      .refuses('shopper', 'acceptProposal', 'amountTooHigh')
  })
})

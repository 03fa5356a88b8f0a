import type { DeskCase } from '../../../core/aftersales/desk-view'
import type { MoneyView } from '../../../core/aftersales/view'
import { yuanText } from '../../../core/shared/money'
import type { Instant } from '../../../core/shared/time'
import { casesWords } from '../../words/cases'
import { CouponPart } from './coupon'
import { Part } from './part'

const words = casesWords.view

interface MoneyProps {
  readonly title: string
  readonly money: MoneyView
  readonly now: Instant
}

const Money = ({ title, money: { amountFen, status, route, legs }, now }: MoneyProps) => (
  <Part title={title}>
    <p>
      <b>{yuanText(amountFen)}</b> {words.moneyStates[status]}
      <span className='case-quiet'> {route}</span>
    </p>
    <ul className='case-legs'>
      {legs.map(({ label, at, by }) => (
        <li key={label} className={at === null ? 'case-leg-open' : ''}>
          {label}
          <small>{at !== null ? words.legDone(at, now) : by !== null && words.legBy(by, now)}</small>
        </li>
      ))}
    </ul>
  </Part>
)

/** Money on its way, what of it has to be looked at, and the freight. */
export const MoneyParts = ({ one, now }: { readonly one: DeskCase; readonly now: Instant }) => {
  const { refund, freight, doubts, insurance } = one
  return (
    <>
      {doubts.length > 0 && (
        <div className='case-alert' role='alert'>
          <b>{words.doubts}</b>
          {doubts.map((doubt) => (
            <p key={doubt}>{doubt}</p>
          ))}
        </div>
      )}
      {refund && <Money title={words.money} money={refund} now={now} />}
      {freight && <Money title={words.freight} money={freight} now={now} />}
      {insurance && (
        <Part title={insurance.name}>
          <p>{insurance.stateText}</p>
          <p className='case-quiet'>{insurance.nextText}</p>
        </Part>
      )}
      <CouponPart one={one} />
    </>
  )
}

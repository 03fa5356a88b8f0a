import type { DeskCase } from '../../../core/aftersales/desk-view'
import type { CaseParcelView } from '../../../core/aftersales/view'
import { statusWords } from '../../../core/copy/bot'
import { yuanText } from '../../../core/shared/money'
import { momentText, type Instant } from '../../../core/shared/time'
import { casesWords } from '../../words/cases'
import { standingText } from '../../words/conversation'
import { Part } from './part'

const words = casesWords.view

interface TrackProps {
  readonly track: CaseParcelView['track']
  readonly now: Instant
}

/** The newest first; the rest behind a click. */
const Track = ({ track, now }: TrackProps) => {
  const [newest, ...rest] = track
  if (!newest) return <p className='case-quiet'>{words.noTrack}</p>
  const lines = (points: TrackProps['track']) =>
    points.map(({ at, text }) => (
      <p key={`${at} ${text}`} className='case-quiet'>
        {momentText(at, now)} {text}
      </p>
    ))
  if (rest.length === 0) return lines([newest])
  return (
    <details className='case-track'>
      <summary>
        {momentText(newest.at, now)} {newest.text}
      </summary>
      {lines(rest)}
    </details>
  )
}

interface ParcelProps {
  readonly title: string
  readonly parcel: CaseParcelView
  readonly now: Instant
}

const Parcel = ({ title, parcel, now }: ParcelProps) => (
  <div>
    <p>
      {title} {parcel.company} {parcel.trackingNo} <b>{parcel.stateText}</b>
    </p>
    {parcel.stalledAt !== null && <p className='case-late'>{words.stalled(parcel.stalledAt, now)}</p>}
    <Track track={parcel.track} now={now} />
  </div>
)

/** What is on its way because of the case. */
export const Parcels = ({ one: { parcel, replacements }, now }: { one: DeskCase; now: Instant }) =>
  (parcel !== null || replacements.length > 0) && (
    <Part title={words.parcels}>
      {parcel && <Parcel title={words.back} parcel={parcel} now={now} />}
      {replacements.map((sent) => (
        <Parcel key={sent.trackingNo} title={words.sent} parcel={sent} now={now} />
      ))}
    </Part>
  )

/** The order that it is about. */
export const Order = ({ one: { order }, now }: { one: DeskCase; now: Instant }) => (
  <Part title={words.order}>
    <p>
      {words.orderNo} {order.orderNo} <b>{statusWords[order.status]}</b>
    </p>
    <p className='case-quiet'>
      {words.placed(order.placedAt, now)}，{words.paid(order.paidFen)}
      {order.payMethod !== undefined && `，${order.payMethod}`}
    </p>
    <ul className='case-lines'>
      {order.items.map(({ title, sku, quantity, priceFen }) => (
        <li key={`${title} ${sku ?? ''}`} className='case-line'>
          <span className='case-line-what'>
            {casesWords.goodsOf(title, quantity)}
            {sku !== undefined && <small>{sku}</small>}
          </span>
          {yuanText(priceFen)}
        </li>
      ))}
    </ul>
    {order.sendTo !== undefined && (
      <p className='case-quiet'>
        {words.sendTo} {order.sendTo}
      </p>
    )}
    {order.buyerNote !== undefined && (
      <p className='case-quiet'>
        {words.buyerNote} {order.buyerNote}
      </p>
    )}
    {order.parcels.map(({ company, trackingNo, track }) => (
      <div key={trackingNo}>
        <p>
          {company} {trackingNo}
        </p>
        <Track track={track} now={now} />
      </div>
    ))}
  </Part>
)

/** Every step, oldest first (R62). */
export const Audit = ({ one: { audit, rating, commentCheck }, now }: { one: DeskCase; now: Instant }) => (
  <Part title={words.audit}>
    <ol className='case-audit'>
      {audit.map(({ at, who, what, edge, rule }) => (
        <li key={`${at} ${edge} ${what}`}>
          <time dateTime={new Date(at).toISOString()}>{momentText(at, now)}</time>
          <span>
            <b>{who}</b> {what}
            {rule !== undefined && <small>{words.rule(rule)}</small>}
          </span>
        </li>
      ))}
    </ol>
    {rating && <p>{words.rating(rating.stars, rating.comment)}</p>}
    {commentCheck && <p className='case-quiet'>{standingText[commentCheck]}</p>}
  </Part>
)

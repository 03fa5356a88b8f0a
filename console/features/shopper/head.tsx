import { Button } from 'antd'
import type { DeskShopper } from '../../../core/contracts/desk.contract'
import { yuanText } from '../../../core/shared/money'
import { shopperWords as words } from '../../words/shopper'
import { Avatar } from '../conversation/avatar'
import { Tags } from '../sessions/tags'
import { TagsEdit } from './tags-edit'
import { useReveal } from './use-shopper'

interface PartProps {
  readonly sessionId: string
  readonly shopper: DeskShopper
}

/** Masked until somebody asks for it: that is noted down. */
const Phone = ({ sessionId, shopper: { phone, isReadOnly = false } }: PartProps) => {
  const reveal = useReveal(sessionId)
  if (!phone) return null
  if (reveal.data) {
    const { name, phone: whole, address } = reveal.data
    return (
      <p className='shopper-phone' role='status'>
        {whole}
        <small>{words.revealed(name, address)}</small>
      </p>
    )
  }
  return (
    <p className='shopper-phone'>
      <span className='sr-only'>{words.phone}</span>
      {phone.masked}
      {!isReadOnly && (
        <Button
          type='link'
          size='small'
          loading={reveal.isPending}
          onClick={() => reveal.mutate(phone.orderNo)}
        >
          {words.reveal}
        </Button>
      )}
    </p>
  )
}

interface HeadProps extends PartProps {
  /** Of her tile. */
  readonly tint: string
}

export const Head = ({ sessionId, shopper, tint }: HeadProps) => (
  <header className='shopper-head'>
    <Avatar kind='shopper' name={shopper.called} tint={tint} />
    <div className='shopper-who'>
      <p className='shopper-name'>
        <b>{shopper.called}</b>
        {shopper.isReadOnly ? (
          <Tags tags={shopper.tags} />
        ) : (
          <TagsEdit sessionId={sessionId} shopper={shopper} />
        )}
      </p>
      <Phone sessionId={sessionId} shopper={shopper} />
    </div>
  </header>
)

/** What she is worth, in four figures. */
export const Worth = ({ value, earlier }: Pick<DeskShopper, 'value' | 'earlier'>) => {
  const { worth } = words
  const figures: readonly (readonly [string, string, string?])[] = [
    [worth.paid, yuanText(value.paidFen)],
    [worth.orders, words.ordersCount(value.orders)],
    [worth.visits, words.visitsCount(earlier.length + 1)],
    [
      worth.stars,
      value.stars === null ? words.noStars : value.stars.toFixed(1),
      words.starsCount(value.ratings),
    ],
  ]
  return (
    <dl className='shopper-worth'>
      {figures.map(([name, figure, title]) => (
        <div key={name} title={title}>
          <dt>{name}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  )
}

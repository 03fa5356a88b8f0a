import { Input, Select } from 'antd'
import { useState } from 'react'
import { statusWords } from '../../../core/copy/bot'
import { OrderStatus } from '../../../core/orders/order'
import { minuteText, type Instant } from '../../../core/shared/time'
import { entryWords as words } from '../../words/knowledge'
import { Field, type FieldsProps } from './field'

const statuses = OrderStatus.options.map((value) => ({ value, label: statusWords[value] }))

interface MomentProps extends FieldsProps {
  readonly of: 'validFrom' | 'validUntil'
}

const textOf = (at: Instant | null): string => (at === null ? '' : minuteText(at).replace(' ', 'T'))

/** A moment as clocks in China show it, wherever this machine stands; a year that is half typed is not written. */
const MomentField = ({ of, writing, onWrite }: MomentProps) => {
  const [halfTyped, setHalfTyped] = useState<string | null>(null)
  const type = (text: string): void => {
    const at = text === '' ? null : Date.parse(`${text}:00+08:00`)
    const isMoment = at === null || at >= 0
    setHalfTyped(isMoment ? null : text)
    if (isMoment) onWrite({ ...writing, [of]: at })
  }
  return (
    <Field label={words.fields[of]}>
      {(id) => (
        <Input
          id={id}
          type='datetime-local'
          value={halfTyped ?? textOf(writing[of])}
          onChange={({ target }) => type(target.value)}
          onBlur={() => setHalfTyped(null)}
        />
      )}
    </Field>
  )
}

const StatusField = ({ writing, onWrite }: FieldsProps) => (
  <Field label={words.fields.statuses}>
    {(id) => (
      <Select
        id={id}
        mode='multiple'
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={words.statusesAny}
        options={statuses}
        value={writing.statuses}
        onChange={(chosen) => onWrite({ ...writing, statuses: chosen })}
      />
    )}
  </Field>
)

const GoodsField = ({ writing, onWrite }: FieldsProps) => (
  <Field label={words.fields.goods} help={words.goodsHelp}>
    {(id) => (
      <Select
        {...{ id, mode: 'tags', open: false, suffix: null, placeholder: words.goodsAny }}
        tokenSeparators={['、', '，', ',', ' ']}
        value={writing.goods}
        onChange={(goods: string[]) => onWrite({ ...writing, goods })}
      />
    )}
  </Field>
)

const isScoped = ({ writing }: FieldsProps): boolean => {
  const { statuses: of, goods, validFrom, validUntil } = writing
  return of.length > 0 || goods.length > 0 || validFrom !== null || validUntil !== null
}

/** For whose orders and when it is said; most entries need none of it. */
export const ScopeFields = (props: FieldsProps) => {
  const [isOpen] = useState(() => isScoped(props))
  return (
    <details className='know-more' open={isOpen}>
      <summary>{words.more}</summary>
      <StatusField {...props} />
      <GoodsField {...props} />
      <div className='edit-pair'>
        <MomentField {...props} of='validFrom' />
        <MomentField {...props} of='validUntil' />
      </div>
    </details>
  )
}

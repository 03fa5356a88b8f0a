import { useState } from 'react'
import { Input, View } from '@tarojs/components'
import type { Quote } from '../../../core/aftersales/form'
import { yuanText, type Fen } from '../../../core/shared/money'
import { caseFormWords as words } from '../../copy/aftersales'
import { meaning, meaningInside, press } from '../../ui/press'
import { askedFen, fenOf, plainYuan, type Filled } from './form.shared'

interface EditProps {
  readonly start: Fen
  readonly onChange: (amountFen: Fen) => void
}

function Edit({ start, onChange }: EditProps) {
  const [typed, setTyped] = useState(plainYuan(start))
  return (
    <View className='amount__edit'>
      <View>¥</View>
      <Input
        className='amount__input'
        type='digit'
        value={typed}
        focus
        maxlength={11}
        onInput={({ detail }) => {
          setTyped(detail.value)
          onChange(fenOf(detail.value) ?? 0)
        }}
        {...meaningInside({ 'aria-label': words.amountLabel, inputMode: 'decimal' })}
      />
    </View>
  )
}

export interface AmountRowProps {
  readonly filled: Filled
  readonly quote: Quote | null
  readonly isCurrent: boolean
  readonly error: string | undefined
  readonly onChange: (filled: Filled) => void
}

const stateText = ({ quote, filled: { type, reason, lines } }: AmountRowProps): string =>
  quote === null && (type === null || reason === null || lines.length === 0) ? words.noQuote : words.quoting

interface FigureProps extends Pick<AmountRowProps, 'filled' | 'error' | 'onChange'> {
  readonly quote: Quote
  readonly asked: Fen
}

function Figure({ filled, quote, asked, error, onChange }: FigureProps) {
  const [isEditing, setEditing] = useState(false)
  const isOwn = isEditing || filled.amountFen !== null
  const change = (amountFen: Fen | null) => onChange({ ...filled, amountFen })
  const toggle = () => {
    setEditing(!isOwn)
    if (isOwn) change(null)
  }
  return (
    <View className='amount'>
      <View className='amount__text'>
        {isEditing ? (
          <Edit start={asked} onChange={change} />
        ) : (
          <View className='amount__figure'>{yuanText(asked)}</View>
        )}
        <View className='claim-form__small'>
          {isOwn ? words.most(yuanText(quote.mostFen)) : quote.amountText}
        </View>
        <View className='claim-form__small'>{quote.routeText}</View>
        {error !== undefined && (
          <View className='claim-form__error' {...meaning({ role: 'alert' })}>
            {error}
          </View>
        )}
      </View>
      <View className='amount__change' {...press(toggle)}>
        {isOwn ? words.asMost : words.change}
      </View>
    </View>
  )
}

/** How much comes back, how that is made up, where it goes to; less may be asked for. */
export function AmountRow(row: AmountRowProps) {
  const { filled, quote, isCurrent, error, onChange } = row
  const asked = askedFen(filled, isCurrent ? (quote?.mostFen ?? null) : null)
  if (quote === null || asked === null) return <View className='amount__none'>{stateText(row)}</View>
  return <Figure {...{ filled, quote, asked, error, onChange }} />
}

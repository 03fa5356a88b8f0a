import { useState } from 'react'
import { Textarea, View } from '@tarojs/components'
import type { CaseForm, Quote } from '../../../core/aftersales/form'
import { caseFormWords as words, goodsWords } from '../../copy/aftersales'
import { Card } from '../../ui/card/card'
import { Chip } from '../../ui/chip/chip'
import { Icon } from '../../ui/icon/icon'
import { meaning, meaningInside, press } from '../../ui/press'
import { reasonText } from '../cases/case-text'
import { EvidencePicker } from '../evidence/evidence-picker'
import type { AttachedFiles } from '../evidence/use-attached'
import { AmountRow } from './amount-row'
import {
  asksMoney,
  withGoods,
  withReason,
  withType,
  withUnopened,
  type Filled,
  type Problems,
} from './form.shared'
import { GoodsPicker } from './goods-picker'
import { ReasonSheet } from './reason-sheet'
import { TypePicker } from './type-picker'

export interface FormFieldsProps {
  readonly form: CaseForm
  readonly filled: Filled
  readonly attached: AttachedFiles
  readonly quote: Quote | null
  /** The quote is of just these goods, type and reason. */
  readonly isCurrent: boolean
  readonly problems: Problems
  readonly onChange: (filled: Filled) => void
  readonly onSheet: (isOpen: boolean) => void
}

const goodsStates = ['received', 'notReceived'] as const

function GoodsState({ filled, onChange }: Pick<FormFieldsProps, 'filled' | 'onChange'>) {
  return (
    <View className='claim-row'>
      <View className='claim-row__label'>{words.goodsState}</View>
      <View className='claim-row__chips' {...meaning({ role: 'group', 'aria-label': words.goodsState })}>
        {goodsStates.map((state) => (
          <Chip
            key={state}
            text={goodsWords[state]}
            on={filled.goods === state}
            sunken
            onPress={() => onChange(withGoods(filled, state))}
          />
        ))}
      </View>
    </View>
  )
}

function ReasonRow({ filled, quote, isCurrent, problems, onSheet }: FormFieldsProps) {
  const { reason } = filled
  return (
    <View className='claim-row claim-row--open' {...press(() => onSheet(true))}>
      <View className='claim-row__label'>{words.reason}</View>
      <View className='claim-row__value'>
        {reason === null ? (
          <View className='claim-row__none'>{words.chooseReason}</View>
        ) : (
          <View>{reasonText(reason)}</View>
        )}
        {isCurrent && quote !== null && quote.freightText !== '' && (
          <View className='claim-form__small'>{quote.freightText}</View>
        )}
        {problems.reason !== undefined && (
          <View className='claim-form__error' {...meaning({ role: 'alert' })}>
            {problems.reason}
          </View>
        )}
      </View>
      <Icon name='next' />
    </View>
  )
}

/** Asked where the category wants to know. */
function Unopened({ filled, problems, onChange }: Pick<FormFieldsProps, 'filled' | 'problems' | 'onChange'>) {
  return (
    <View className='claim-row'>
      <View className='claim-row__label'>{words.packing}</View>
      <View className='claim-row__chips' {...meaning({ role: 'group', 'aria-label': words.packing })}>
        {[true, false].map((unopened) => (
          <Chip
            key={String(unopened)}
            text={unopened ? words.unopened : words.opened}
            on={filled.unopened === unopened}
            sunken
            onPress={() => onChange(withUnopened(filled, unopened))}
          />
        ))}
        {problems.unopened !== undefined && (
          <View className='claim-form__error' {...meaning({ role: 'alert' })}>
            {problems.unopened}
          </View>
        )}
      </View>
    </View>
  )
}

function Wanted(fields: FormFieldsProps) {
  const { form, filled, quote, isCurrent, problems, onChange } = fields
  const offer = form.types.find(({ type }) => type === filled.type)
  return (
    <Card>
      <TypePicker
        types={form.types}
        chosen={filled.type}
        error={problems.type}
        onChoose={(chosen) => onChange(withType(filled, chosen))}
      />
      <GoodsState filled={filled} onChange={onChange} />
      {offer !== undefined && <ReasonRow {...fields} />}
      {quote?.asksUnopened === true && <Unopened {...{ filled, problems, onChange }} />}
      {asksMoney(filled.type) && (
        <View className='claim-row'>
          <View className='claim-row__label'>{words.refund}</View>
          <View className='claim-row__value'>
            <AmountRow {...{ filled, quote, isCurrent, onChange }} error={problems.amount} />
          </View>
        </View>
      )}
    </Card>
  )
}

function Description({ filled, onChange }: Pick<FormFieldsProps, 'filled' | 'onChange'>) {
  return (
    <Textarea
      className='claim-say'
      value={filled.description}
      placeholder={words.descriptionHint}
      placeholderClass='claim-say__placeholder'
      maxlength={500}
      autoHeight
      disableDefaultPadding
      showConfirmBar={false}
      onInput={({ detail }) => onChange({ ...filled, description: detail.value })}
      {...meaningInside({ 'aria-label': words.description })}
    />
  )
}

/** Everything of a claim that is filled in. */
export function FormFields(fields: FormFieldsProps) {
  const { form, filled, attached, problems, onChange } = fields
  return (
    <>
      <GoodsPicker items={form.items} filled={filled} error={problems.lines} onChange={onChange} />
      <Wanted {...fields} />
      <Card>
        <Description filled={filled} onChange={onChange} />
        <EvidencePicker attached={attached} error={problems.evidence} />
      </Card>
    </>
  )
}

/** The reasons of the chosen type, over the page. */
export const useReasonSheet = ({
  form,
  filled,
  onChange,
}: Pick<FormFieldsProps, 'form' | 'filled' | 'onChange'>) => {
  const [isOpen, setOpen] = useState(false)
  const offer = form.types.find(({ type }) => type === filled.type)
  const sheet =
    isOpen && offer ? (
      <ReasonSheet
        reasons={offer.reasons}
        chosen={filled.reason}
        onChoose={(reason) => onChange(withReason(filled, reason))}
        onClose={() => setOpen(false)}
      />
    ) : null
  return { sheet, setOpen }
}

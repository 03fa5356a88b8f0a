import { Input, Select } from 'antd'
import { carriers } from '../../../../core/logistics/carriers'
import { refusalWords } from '../../../../core/copy/refusals'
import { caseActsWords } from '../../../words/case-acts'
import { useKept } from '../use-kept'
import { DeedDialog, type DialogProps } from './deed-dialog'
import { Field, WordsField } from './field'
import { checked, detected, parcelDeedOf, type Typed } from './parcel'

const words = caseActsWords.parcel

interface FieldsProps {
  readonly typed: Typed
  readonly onChange: (typed: Typed) => void
}

/** The carrier follows from the number, unless it is chosen by hand. */
const Fields = ({ typed, onChange }: FieldsProps) => {
  const found = detected(typed.number)
  const parcel = checked(typed)
  return (
    <>
      <Field name={words.number}>
        <Input
          aria-label={words.number}
          value={typed.number}
          maxLength={40}
          onChange={({ target }) => onChange({ ...typed, number: target.value })}
        />
        {typed.number !== '' && !parcel.ok && <small>{refusalWords[parcel.error]}</small>}
      </Field>
      <Field name={words.company}>
        <Select
          aria-label={words.company}
          showSearch
          value={typed.company || found || null}
          onChange={(company: string | null) => onChange({ ...typed, company: company ?? '' })}
          options={carriers.map(({ name }) => ({ value: name, label: name }))}
        />
        {typed.company === '' && found !== '' && <small>{words.found(found)}</small>}
      </Field>
    </>
  )
}

/** 填发货单号, 退回商品: a parcel that the shop sends. */
export const ParcelDialog = (props: DialogProps) => {
  const { one, action } = props
  const isRefused = action === 'refuseParcel'
  const first: Typed = { number: '', company: '', why: '' }
  const { value: typed, set, forget } = useKept(`${one.caseNo} ${action}`, first)
  return (
    <DeedDialog
      {...props}
      title={isRefused ? words.refuseParcel : words.shipReplacement}
      detail={typed.why}
      deed={parcelDeedOf(isRefused, typed)}
      onDone={forget}
    >
      <Fields typed={typed} onChange={set} />
      {isRefused && (
        <WordsField
          name={words.why}
          placeholder={words.whyPlaceholder}
          value={typed.why}
          onChange={(why) => set({ ...typed, why })}
        />
      )}
    </DeedDialog>
  )
}

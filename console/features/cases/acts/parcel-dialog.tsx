import { Input, Select } from 'antd'
import type { StaffDeed } from '../../../../core/aftersales/desk-view'
import { carriers, detectCarriers } from '../../../../core/logistics/carriers'
import { checkTrackingNo } from '../../../../core/logistics/tracking-no'
import { refusalWords } from '../../../../core/copy/refusals'
import { caseActsWords } from '../../../words/case-acts'
import { useKept } from '../use-kept'
import { DeedDialog, type DialogProps } from './deed-dialog'
import { Field, WordsField } from './field'

const words = caseActsWords.parcel

interface Typed {
  readonly number: string
  /** Chosen by hand; empty: as the number says. */
  readonly company: string
  readonly why: string
}

const detected = (number: string): string => detectCarriers(number.trim().toUpperCase())[0]?.name ?? ''

const checked = ({ number, company }: Typed) => checkTrackingNo(company || detected(number), number)

const deedOf = (isRefused: boolean, typed: Typed): StaffDeed | null => {
  const parcel = checked(typed)
  if (!parcel.ok) return null
  const { company, trackingNo } = parcel.value
  const sent = { company, trackingNo }
  if (!isRefused) return { type: 'shipReplacement', parcel: sent }
  return typed.why.trim() === '' ? null : { type: 'refuseParcel', why: typed.why.trim(), parcel: sent }
}

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
      deed={deedOf(isRefused, typed)}
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

import { useId } from 'react'
import type { PolicyFault } from '../../../core/aftersales/policy/policy-faults'
import { policyFaultWords } from '../../../core/copy/aftersales-policy'
import { policyWords as words } from '../../words/policy'
import { Control } from './control'
import { isBlank, isChanged, valueOf, valueText, written, type Field } from './fields'
import type { Drafting } from './use-policy'

/** Of several fields of a rule these are wrong where nothing stands. */
const ofBlanks: readonly PolicyFault['fault'][] = ['textMissing', 'nothingChosen']

interface FieldProps {
  readonly field: Field
  /** The rule or category to which it belongs. */
  readonly ruleId: string
  readonly drafting: Drafting
}

const faultOf = ({ field, ruleId, drafting }: FieldProps): PolicyFault['fault'] | undefined =>
  drafting.faults.find(
    (one) =>
      'id' in one &&
      one.id === ruleId &&
      field.faults?.includes(one.fault) &&
      (!ofBlanks.includes(one.fault) || isBlank(valueOf(drafting.draft, field))),
  )?.fault

const FieldView = (props: FieldProps) => {
  const { field, drafting } = props
  const { base, draft, write } = drafting
  const id = useId()
  const fault = faultOf(props)
  const hasChanged = isChanged(field, base, draft)
  const hasSaid = fault !== undefined || hasChanged
  return (
    <div className={`policy-field policy-of-${field.kind}${hasChanged ? ' policy-changed' : ''}`}>
      <label htmlFor={id}>{field.label}</label>
      <Control
        {...{ field, id, value: valueOf(draft, field) }}
        {...{ isWrong: fault !== undefined, saidBy: hasSaid ? `${id}-said` : undefined }}
        onChange={(next) => write(written(draft, field, next))}
      />
      {hasSaid && (
        <p id={`${id}-said`} className='policy-said'>
          {fault && <span className='policy-fault'>{policyFaultWords[fault]}</span>}
          {hasChanged && <span>{words.before(valueText(field, valueOf(base, field)))}</span>}
        </p>
      )}
    </div>
  )
}

interface FieldsProps extends Omit<FieldProps, 'field'> {
  readonly fields: readonly Field[]
}

export const FieldsView = ({ fields, ...shared }: FieldsProps) => (
  <div className='policy-fields'>
    {fields.map((field) => (
      <FieldView key={JSON.stringify(field.path)} field={field} {...shared} />
    ))}
  </div>
)

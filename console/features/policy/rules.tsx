import { useId } from 'react'
import type { PolicyFault } from '../../../core/aftersales/policy/policy-faults'
import { policyFaultWords } from '../../../core/copy/aftersales-policy'
import { policyWords as words } from '../../words/policy'
import { Control } from './control'
import { switched, valueOf, valueText, written, type Field, type Group, type Row } from './fields'
import { isSameAt } from './paths'
import type { Drafting } from './use-policy'

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === ''

/** What is wrong with this very field: a text that is missing is missing where nothing stands. */
const faultOf = ({ faults }: Field, value: unknown, all: readonly PolicyFault[]): PolicyFault | undefined =>
  all.find(
    (fault) =>
      'id' in fault &&
      faults?.id === fault.id &&
      faults.kinds.includes(fault.fault) &&
      (fault.fault !== 'textMissing' || isBlank(value)),
  )

const FieldView = ({ field, drafting }: { readonly field: Field; readonly drafting: Drafting }) => {
  const { base, draft, faults, write } = drafting
  const id = useId()
  const value = valueOf(draft, field)
  const before = valueOf(base, field)
  const fault = faultOf(field, value, faults)
  const isChanged = before !== undefined && !isSameAt(base, draft, field.path)
  const hasSaid = fault !== undefined || isChanged
  return (
    <div className={`policy-field policy-of-${field.kind}${isChanged ? ' policy-changed' : ''}`}>
      <label htmlFor={id}>{field.label}</label>
      <Control
        {...{ field, id, value, isWrong: fault !== undefined, saidBy: hasSaid ? `${id}-said` : undefined }}
        onChange={(next) => write(written(draft, field, next))}
      />
      {hasSaid && (
        <p id={`${id}-said`} className='policy-said'>
          {fault && <span className='policy-fault'>{policyFaultWords[fault.fault]}</span>}
          {isChanged && <span>{words.before(valueText(field, before))}</span>}
        </p>
      )}
    </div>
  )
}

/** Uses the rule, or does without. */
const Use = ({ row, drafting }: RowProps) => {
  const { draft, known, write } = drafting
  const { list, id, isOff = false, title } = row
  return (
    list && (
      <label className='policy-use'>
        <input
          type='checkbox'
          role='switch'
          className='policy-switch'
          aria-label={words.rule.use(title)}
          checked={!isOff}
          onChange={() => write(switched(draft, { list, id, known }))}
        />
        <span aria-hidden='true'>{isOff ? words.rule.off : words.rule.on}</span>
      </label>
    )
  )
}

interface RowProps {
  readonly row: Row
  readonly drafting: Drafting
}

const isInForce = ({ list, id }: Row, { base }: Drafting): boolean =>
  list === undefined || (base[list] as readonly { readonly id: string }[]).some((rule) => rule.id === id)

/** Faults that no field of the row says. */
const otherFaults = ({ id, fields }: Row, { faults }: Drafting): readonly PolicyFault[] =>
  faults.filter(
    (fault) =>
      'id' in fault && fault.id === id && fields.every((field) => !field.faults?.kinds.includes(fault.fault)),
  )

const RowView = ({ row, drafting }: RowProps) => {
  const { title, sub, fields, isOff = false } = row
  const isSwitched = isInForce(row, drafting) === isOff
  return (
    <li className={`policy-row${isOff ? ' policy-off' : ''}${isSwitched ? ' policy-changed' : ''}`}>
      <div className='policy-rule'>
        <h3>{title}</h3>
        {sub !== undefined && <p>{sub}</p>}
        {otherFaults(row, drafting).map(({ fault }) => (
          <p key={fault} className='policy-fault'>
            {policyFaultWords[fault]}
          </p>
        ))}
      </div>
      <Use {...{ row, drafting }} />
      {fields.length > 0 && (
        <div className='policy-fields'>
          {fields.map((field) => (
            <FieldView key={field.path.map((step) => JSON.stringify(step)).join()} {...{ field, drafting }} />
          ))}
        </div>
      )}
    </li>
  )
}

/** Rules of one kind. */
export const GroupView = ({ group, drafting }: { readonly group: Group; readonly drafting: Drafting }) => (
  <section className='policy-group' aria-label={group.name}>
    <header>
      <h2>{group.name}</h2>
      <p>{group.help}</p>
    </header>
    <ul>
      {group.rows.map((row) => (
        <RowView key={row.id} {...{ row, drafting }} />
      ))}
    </ul>
  </section>
)

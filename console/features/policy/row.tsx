import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { PolicyFault } from '../../../core/aftersales/policy/policy-faults'
import { policyFaultWords } from '../../../core/copy/aftersales-policy'
import { policyWords as words } from '../../words/policy'
import { FieldsView } from './field-view'
import type { Row } from './fields'
import { canMove, has, moved, switched, type RuleList } from './lists'
import { PartsView } from './parts'
import type { Drafting } from './use-policy'

interface RowProps {
  readonly row: Row
  readonly drafting: Drafting
  /** It was written just now. */
  readonly isAdded: boolean
}

interface ListedProps {
  readonly row: Row
  readonly list: RuleList
  readonly drafting: Drafting
}

const arrows = [
  { by: -1, icon: <ArrowUpOutlined />, name: words.rule.up },
  { by: 1, icon: <ArrowDownOutlined />, name: words.rule.down },
] as const

/** Its place: of rules of one kind the first that fits holds. */
const Place = ({ row: { id, title }, list, drafting: { draft, write } }: ListedProps) =>
  arrows.map(
    ({ by, icon, name }) =>
      canMove(draft, { list, id }, by) && (
        <Button
          key={by}
          {...{ type: 'text', size: 'small', icon }}
          aria-label={name(title)}
          onClick={() => write(moved(draft, { list, id }, by))}
        />
      ),
  )

/** Uses the rule, or does without; what was written just now is dropped. */
const Use = ({ row: { id, title, isOff = false }, list, drafting }: ListedProps) => {
  const { draft, known, write } = drafting
  const onTurn = () => write(switched(draft, { list, id }, known))
  if (!has(known, list, id)) {
    const name = words.rule.drop(title)
    const icon = <DeleteOutlined />
    return <Button {...{ type: 'text', size: 'small', icon }} aria-label={name} onClick={onTurn} />
  }
  return (
    <label className='policy-use'>
      <input
        type='checkbox'
        role='switch'
        className='policy-switch'
        aria-label={words.rule.use(title)}
        checked={!isOff}
        onChange={onTurn}
      />
      <span aria-hidden='true'>{isOff ? words.rule.off : words.rule.on}</span>
    </label>
  )
}

const isInForce = ({ list, id }: Row, { base }: Drafting): boolean =>
  list === undefined || has(base, list, id)

/** These are said of the rule: no field of it alone is wrong. */
const ofTheRule: readonly PolicyFault['fault'][] = [
  'idTwice',
  'categoryUnknown',
  'levelUnknown',
  'nothingAsked',
]

const faultsOf = ({ id, list }: Row, { faults }: Drafting): readonly PolicyFault['fault'][] =>
  list === undefined
    ? []
    : faults
        .filter((fault) => 'id' in fault && fault.id === id && ofTheRule.includes(fault.fault))
        .map(({ fault }) => fault)

const Said = ({ row, drafting }: Omit<RowProps, 'isAdded'>) => (
  <div className='policy-rule'>
    <h3>{row.title}</h3>
    {row.sub !== undefined && <p>{row.sub}</p>}
    {[...new Set(faultsOf(row, drafting))].map((fault) => (
      <p key={fault} className='policy-fault'>
        {policyFaultWords[fault]}
      </p>
    ))}
  </div>
)

/** What it asks of a wish; open at once where the rule is new. */
const When = ({ row, drafting }: Omit<RowProps, 'isAdded'>) =>
  row.when && (
    <details className='policy-when' open={!isInForce(row, drafting)}>
      <summary>
        {words.when}
        <small>{words.whenHelp}</small>
      </summary>
      <FieldsView {...{ fields: row.when, ruleId: row.id, drafting }} />
    </details>
  )

const Body = ({ row, drafting }: Omit<RowProps, 'isAdded'>) => {
  const { id, fields, parts } = row
  return (
    <div className='policy-row-body'>
      {fields.length > 0 && <FieldsView {...{ fields, ruleId: id, drafting }} />}
      {parts && <PartsView {...{ parts, ruleId: id, drafting }} />}
      <When {...{ row, drafting }} />
    </div>
  )
}

/** Whoever has added a rule goes on in it. */
const useGoingOn = (isAdded: boolean) => {
  const here = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isAdded) here.current?.querySelector<HTMLElement>('.policy-fields input, textarea')?.focus()
  }, [isAdded])
  return here
}

export const RowView = ({ row, drafting, isAdded }: RowProps) => {
  const { list, isOff = false, isRest = false } = row
  const here = useGoingOn(isAdded)
  const isSwitched = isInForce(row, drafting) === isOff
  return (
    <li
      ref={here}
      className={`policy-row${isOff ? ' policy-off' : ''}${isSwitched ? ' policy-changed' : ''}`}
    >
      <Said {...{ row, drafting }} />
      {list && !isRest && (
        <div className='policy-row-acts'>
          {!isOff && <Place {...{ row, list, drafting }} />}
          <Use {...{ row, list, drafting }} />
        </div>
      )}
      {!isOff && <Body {...{ row, drafting }} />}
    </li>
  )
}

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useId } from 'react'
import { policyWords as words } from '../../words/policy'
import { FieldsView } from './field-view'
import type { Parts } from './fields'
import { isSameAt, partAt, withPart } from './paths'
import type { Drafting } from './use-policy'

interface PartsProps {
  readonly parts: Parts
  readonly ruleId: string
  readonly drafting: Drafting
}

/** Conditions of a level, steps of the brake: as many as are needed. */
export const PartsView = ({ parts, ruleId, drafting }: PartsProps) => {
  const { path, name, add, first, rows } = parts
  const { base, draft, write } = drafting
  const id = useId()
  const all = partAt(draft, path) as readonly unknown[]
  const become = (next: readonly unknown[]) => write(withPart(draft, path, next))
  const isChanged = partAt(base, path) !== undefined && !isSameAt(base, draft, path)
  return (
    <div role='group' aria-labelledby={id} className={`policy-parts${isChanged ? ' policy-changed' : ''}`}>
      <h4 id={id}>{name}</h4>
      {rows.map((fields, index) => (
        <div key={JSON.stringify(fields[0]?.path)} className='policy-part'>
          <FieldsView {...{ fields, ruleId, drafting }} />
          <Button
            {...{ type: 'text', size: 'small', icon: <DeleteOutlined /> }}
            aria-label={words.rule.dropPart(index + 1)}
            onClick={() => become(all.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      <Button size='small' icon={<PlusOutlined aria-hidden />} onClick={() => become([...all, first])}>
        {add}
      </Button>
    </div>
  )
}

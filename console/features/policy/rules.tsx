import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { serverNow } from '../../api/server-time'
import { policyWords as words } from '../../words/policy'
import type { Group } from './fields'
import { added } from './lists'
import { newRule, type Addable } from './new-rule'
import { RowView } from './row'
import type { Drafting } from './use-policy'

interface AddProps {
  readonly list: Addable
  readonly text: string
  readonly drafting: Drafting
  readonly onAdded: (id: string) => void
}

const Add = ({ list, text, drafting: { draft, write }, onAdded }: AddProps) => (
  <Button
    type='link'
    size='small'
    className='policy-add'
    icon={<PlusOutlined aria-hidden />}
    onClick={() => {
      const rule = newRule(list, draft, serverNow())
      onAdded(rule.id)
      write(added(draft, list, rule))
    }}
  >
    {text}
  </Button>
)

/** Rules of one kind. */
export const GroupView = ({ group, drafting }: { readonly group: Group; readonly drafting: Drafting }) => {
  const [fresh, setFresh] = useState<string | null>(null)
  const { name, help, rows, list, add } = group
  return (
    <section className='policy-group' aria-label={name}>
      <header>
        <h2>{name}</h2>
        <p>{help}</p>
      </header>
      {rows.length === 0 && <p className='policy-none'>{words.empty}</p>}
      <ul>
        {rows.map((row) => (
          <RowView key={row.id} {...{ row, drafting, isAdded: row.id === fresh }} />
        ))}
      </ul>
      {list && add !== undefined && <Add {...{ list, text: add, drafting, onAdded: setFresh }} />}
    </section>
  )
}

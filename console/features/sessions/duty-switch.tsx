import { DownOutlined, LoadingOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Dropdown } from 'antd'
import type { DeskMe } from '../../../core/contracts/desk.contract'
import type { Duty } from '../../../core/routing/agent'
import { api } from '../../api/client'
import { meKey } from '../../api/me'
import { must } from '../../api/query'
import { useNews } from '../../app/use-news'
import { dutyWords } from '../../words/sessions'
import './duty-switch.css'

const duties: readonly Duty[] = ['on', 'busy', 'off']

const useSetDuty = () => {
  const client = useQueryClient()
  const { done, failed } = useNews()
  return useMutation({
    mutationFn: (duty: Duty) => must(api.desk.setDuty({ duty })),
    onSuccess: (me) => {
      client.setQueryData(meKey, me)
      done(dutyWords.changed(me.duty))
    },
    onError: failed,
  })
}

/** 接待中, 暂停接待, 下班; until when, where it ends by itself. */
export const DutySwitch = ({ me: { duty, onUntil } }: { readonly me: DeskMe }) => {
  const change = useSetDuty()
  const items = duties.map((key) => ({
    key,
    label: (
      <span className='duty-choice'>
        {dutyWords.names[key]}
        <small>{dutyWords.hints[key]}</small>
      </span>
    ),
    onClick: () => key !== duty && change.mutate(key),
  }))
  const name = dutyWords.names[duty]
  const until = onUntil === null ? '' : dutyWords.until(onUntil)
  return (
    <Dropdown
      trigger={['click']}
      placement='bottomRight'
      disabled={change.isPending}
      menu={{ items, selectedKeys: [duty] }}
    >
      <button type='button' className='duty' aria-label={dutyWords.label(`${name}${until}`)}>
        {change.isPending ? <LoadingOutlined /> : <i className={`duty-dot duty-${duty}`} />}
        {name}
        {until !== '' && <small>{until}</small>}
        <DownOutlined className='duty-more' />
      </button>
    </Dropdown>
  )
}

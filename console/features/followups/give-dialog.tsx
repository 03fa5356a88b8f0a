import { useQuery } from '@tanstack/react-query'
import { Modal, Radio } from 'antd'
import { useState } from 'react'
import type { FollowUpView } from '../../../core/contracts/desk/followups'
import { api } from '../../api/client'
import { failureWords, must } from '../../api/query'
import { Failed, Skeleton } from '../../app/states'
import { followUpsWords } from '../../words/followups'
import { useDeed } from './use-follow-ups'

const words = followUpsWords.give

interface GiveDialogProps {
  readonly followUp: FollowUpView
  readonly onClose: () => void
}

/** 转给: a colleague sees to it, whether he is on duty now or not: it has days. */
export const GiveDialog = ({ followUp: { sessionId, called, agent }, onClose }: GiveDialogProps) => {
  const { data, error, refetch } = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => must(api.desk.colleagues({})),
  })
  const [to, setTo] = useState<string | null>(null)
  const { go, isBusy } = useDeed()
  const others = data?.agents.filter(({ userid }) => userid !== agent?.userid)
  const send = async () => {
    const name = others?.find(({ userid }) => userid === to)?.name ?? ''
    if (to !== null && (await go({ type: 'give', sessionId, to }, followUpsWords.done.given(name)))) onClose()
  }
  return (
    <Modal
      open
      width={420}
      title={words.title(called)}
      okText={words.send}
      cancelText={followUpsWords.cancel}
      confirmLoading={isBusy}
      okButtonProps={{ disabled: to === null }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      {error && !data && <Failed why={failureWords(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={3} />}
      {others?.length === 0 && <p className='dialog-why'>{words.nobody}</p>}
      {others && (
        <Radio.Group
          className='followup-choices followup-next'
          aria-label={words.title(called)}
          value={to}
          onChange={({ target }) => setTo(String(target.value))}
          options={others.map(({ userid: value, name: label }) => ({ value, label }))}
        />
      )}
    </Modal>
  )
}

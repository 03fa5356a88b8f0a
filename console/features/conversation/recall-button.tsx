import { useEffect, useState } from 'react'
import { Button } from 'antd'
import { RollbackOutlined } from '@ant-design/icons'
import type { MessageView } from '../../../core/conversation/message'
import { RECALL_MS } from '../../../core/conversation/recall'
import { serverNow } from '../../api/server-time'
import { conversationWords as words } from '../../words/conversation'
import { useActions } from './actions'

const leftOf = ({ at }: MessageView): number => at + RECALL_MS - serverNow()

/** Takes one's own words back, as long as that may be. */
export const RecallButton = ({ message }: { readonly message: MessageView }) => {
  const { recall } = useActions()
  const [may, setMay] = useState(() => leftOf(message) > 0)
  useEffect(() => {
    const left = leftOf(message)
    if (left <= 0) return
    const timer = window.setTimeout(() => setMay(false), left)
    return () => window.clearTimeout(timer)
  }, [message])
  if (!may) return null
  return (
    <Button size='small' type='text' icon={<RollbackOutlined />} onClick={() => recall(message.id)}>
      {words.recall}
    </Button>
  )
}

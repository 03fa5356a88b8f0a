import { Button } from 'antd'
import { DislikeOutlined } from '@ant-design/icons'
import { lazy, Suspense, useState } from 'react'
import type { MessageView } from '../../../core/conversation/message'
import { correctWords as words } from '../../words/learning'

const CorrectDialog = lazy(() =>
  import('./correct-dialog').then((loaded) => ({ default: loaded.CorrectDialog })),
)

interface CorrectButtonProps {
  readonly sessionId: string
  readonly message: MessageView
}

/** Says of an answer of the bot that it was wrong, and what would have been right. */
export const CorrectButton = ({ sessionId, message: { id, body } }: CorrectButtonProps) => {
  const [isOpen, setOpen] = useState(false)
  const [isTold, setTold] = useState(false)
  if (body.kind !== 'faq') return null
  return (
    <>
      <Button
        size='small'
        type='text'
        icon={<DislikeOutlined />}
        disabled={isTold}
        onClick={() => setOpen(true)}
      >
        {isTold ? words.told : words.act}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <CorrectDialog
            {...{ sessionId, messageId: id, question: body.question }}
            onTold={() => setTold(true)}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}

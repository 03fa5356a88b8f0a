import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { FollowUpView } from '../../../core/contracts/desk/followups'
import { api } from '../../api/client'
import { must } from '../../api/query'
import { useNews } from '../../app/use-news'
import { followUpsWords } from '../../words/followups'
import { useSentOnce } from '../conversation/use-sent-once'
import { WordsDialog } from '../story/words-dialog'

const words = followUpsWords.write

/** 写给顾客: a session is opened by these words, and the talk goes on there. The same words sent again are sent once. */
export const WriteButton = ({ followUp: { sessionId, called } }: { readonly followUp: FollowUpView }) => {
  const [isOpen, setOpen] = useState(false)
  const idOf = useSentOnce()
  const navigate = useNavigate()
  const { failed } = useNews()
  const { mutateAsync, isPending } = useMutation({
    mutationFn: (text: string) =>
      must(api.followUps.write({ sessionId, clientId: idOf(text), body: { kind: 'text', text } })),
  })
  const send = async (text: string): Promise<boolean> => {
    try {
      const { sessionId: opened } = await mutateAsync(text)
      await navigate(`/s/${opened}`)
      return true
    } catch (error) {
      failed(error as Error)
      return false
    }
  }
  return (
    <>
      <Button size='small' onClick={() => setOpen(true)}>
        {followUpsWords.acts.write}
      </Button>
      {isOpen && (
        <WordsDialog
          {...{ title: words.title(called), why: words.why, placeholder: words.placeholder }}
          {...{ send: words.send, isBusy: isPending, onSend: send }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

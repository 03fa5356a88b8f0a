import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/client'
import { failureWords, must } from '../../api/query'
import { useNews } from '../../app/use-news'
import { correctWords as words } from '../../words/learning'
import { EntryDialog } from './entry-dialog'
import { learningKey } from './use-learning'

interface CorrectDialogProps {
  readonly sessionId: string
  readonly messageId: string
  /** What the bot answered. */
  readonly question: string
  readonly onTold: () => void
  readonly onClose: () => void
}

/** Which entry would have been right; none may be. */
export const CorrectDialog = ({ sessionId, messageId, question, onTold, onClose }: CorrectDialogProps) => {
  const client = useQueryClient()
  const { done } = useNews()
  const { mutate, error, isPending } = useMutation({
    mutationFn: (key: string | null) => must(api.learning.correct({ sessionId, messageId, key })),
    onSuccess: () => {
      done(words.done)
      onTold()
      onClose()
      void client.invalidateQueries({ queryKey: learningKey })
    },
  })
  return (
    <EntryDialog
      title={words.title}
      why={words.why(question)}
      isBusy={isPending}
      wrong={error && failureWords(error)}
      onChoose={({ key }) => mutate(key)}
      none={{ name: words.none, choose: () => mutate(null) }}
      onClose={onClose}
    />
  )
}

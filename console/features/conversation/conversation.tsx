import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client'
import { failureWords, must } from '../../api/query'
import { Failed, Skeleton } from '../../app/states'

/** The middle: what was said in a session. */
export const Conversation = ({ sessionId }: { readonly sessionId: string }) => {
  const thread = useQuery({
    queryKey: ['thread', sessionId],
    queryFn: () => must(api.desk.pull({ sessionId, after: null })),
  })
  if (thread.isPending) return <Skeleton />
  if (thread.isError) {
    return <Failed why={failureWords(thread.error)} onRetry={() => void thread.refetch()} />
  }
  return (
    <ol>
      {thread.data.messages.map(({ id, body }) => (
        <li key={id}>{body.kind === 'text' ? body.text : ''}</li>
      ))}
    </ol>
  )
}

import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import type { DeskShopper, DeskThread } from '../../../core/contracts/desk.contract'
import { api } from '../../api/client'
import { must } from '../../api/query'
import { useNews } from '../../app/use-news'
import { conversationOf } from '../conversation/conversations'
import { newClientId } from '../conversation/client-id'

const keyOf = (sessionId: string) => ['shopper', sessionId] as const

/** Who the shopper of a session is. */
export const useShopper = (sessionId: string) =>
  useQuery({ queryKey: keyOf(sessionId), queryFn: () => must(api.desk.shopper({ sessionId })) })

/** Something about the shopper is changed; what is shown afterwards is what the door has. */
const useChange = <Asked, Answer>(
  sessionId: string,
  change: (asked: Asked) => Promise<Answer>,
): UseMutationResult<Answer, Error, Asked> => {
  const client = useQueryClient()
  const { failed } = useNews()
  return useMutation({
    mutationFn: change,
    onError: failed,
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(sessionId) }),
  })
}

export const useSetTags = (sessionId: string) =>
  useChange(sessionId, (asked: Pick<DeskShopper, 'tags' | 'tagsVersion'>) =>
    must(api.shoppers.setTags({ sessionId, ...asked })),
  )

/** The id is made where the note is written, so that one that is sent again is the same. */
export const useAddNote = (sessionId: string) =>
  useChange(sessionId, (asked: { readonly clientId: string; readonly text: string }) =>
    must(api.shoppers.addNote({ sessionId, ...asked })),
  )

export const useDropNote = (sessionId: string) =>
  useChange(sessionId, (noteId: string) => must(api.shoppers.dropNote({ sessionId, noteId })))

export const useReveal = (sessionId: string) => {
  const { failed } = useNews()
  return useMutation({
    mutationFn: (orderNo: string) => must(api.shoppers.reveal({ sessionId, orderNo })),
    onError: failed,
  })
}

interface Saying {
  readonly userid: string
  readonly sessionId: string
  /** What is told when it is done. */
  readonly done: string
}

/** Something goes into the conversation from here; it shows there at once. */
const useSay = <Asked>(
  { userid, sessionId, done }: Saying,
  say: (clientId: string, asked: Asked) => Promise<DeskThread>,
) => {
  const news = useNews()
  return useMutation({
    mutationFn: (asked: Asked) => say(newClientId(), asked),
    onSuccess: (thread) => {
      conversationOf(userid, sessionId).take(thread)
      news.done(done)
    },
    onError: news.failed,
  })
}

export const useSendOrder = (saying: Saying) =>
  useSay(saying, (clientId, orderNo: string) => {
    const body = { kind: 'order' as const, orderNo }
    return must(api.desk.reply({ sessionId: saying.sessionId, clientId, body }))
  })

export const useInvite = (saying: Saying) =>
  useSay(saying, (clientId, _asked: null) =>
    must(api.desk.inviteRating({ sessionId: saying.sessionId, clientId })),
  )

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeskReply, SavedReply } from '../../../../core/contracts/desk/replies'
import { api } from '../../../api/client'
import { failureWords, must } from '../../../api/query'
import { useNews } from '../../../app/use-news'
import { replyWords } from '../../../words/replies'
import { repliesKey } from '../use-replies'
import { writtenOf, type Draft } from './draft'

const words = replyWords.editor

const ask = ({ id, version, ...draft }: Draft): Promise<SavedReply> => {
  const written = writtenOf({ id, version, ...draft })
  if (version === null) return must(api.replies.create({ id, ...written }))
  return must(api.replies.edit({ replyId: id, version, ...written }))
}

/** How it stands now when somebody else was faster; `reply` null: deleted. */
export interface Stale {
  readonly id: string
  readonly reply: DeskReply | null
}

interface Done {
  readonly onSaved: (draft: Draft, reply: DeskReply) => void
  readonly onRemoved: (draft: Draft) => void
}

/** Saves and deletes; what can't be saved says why, and nothing that was written is lost. */
export const useKeeping = ({ onSaved, onRemoved }: Done) => {
  const news = useNews()
  const client = useQueryClient()
  const [stale, setStale] = useState<Stale | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const fresh = () => client.invalidateQueries({ queryKey: repliesKey })
  const onError = (error: unknown) => setWrong(failureWords(error))

  const save = useMutation({
    mutationFn: ask,
    onMutate: () => setWrong(null),
    onError,
    onSuccess: async (done, draft) => {
      if (done.status === 'wrong') return setWrong(done.why)
      await fresh()
      if (done.status === 'stale') return setStale({ id: draft.id, reply: done.reply })
      setStale(null)
      onSaved(draft, done.reply)
      news.done(words.saved)
    },
  })
  const remove = useMutation({
    mutationFn: ({ id, version }: Draft) => must(api.replies.remove({ replyId: id, version: version ?? 0 })),
    onError,
    onSuccess: async (done, draft) => {
      await fresh()
      if (done.stale) return setStale({ id: draft.id, reply: done.stale })
      onRemoved(draft)
      news.done(words.removed(draft.title))
    },
  })
  return { save, remove, stale, setStale, wrong, setWrong }
}
export type Keeping = ReturnType<typeof useKeeping>

/** Puts replies in another order at once, and back when it could not be. */
export const useOrdering = () => {
  const { failed } = useNews()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (replies: readonly DeskReply[]) =>
      must(api.replies.order({ replyIds: replies.map(({ _id }) => _id) })),
    onError: failed,
    onSettled: () => client.invalidateQueries({ queryKey: repliesKey }),
  })
}

import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { DeskReply } from '../../../../core/contracts/desk/replies'
import { api } from '../../../api/client'
import { must } from '../../../api/query'
import { newClientId } from '../../conversation/client-id'
import { useReplies } from '../use-replies'
import { draftOf, keepDrafts, newDraft, readDrafts, type Draft, type Drafts } from './draft'
import { everything, shownOf, type View } from './filter'
import type { Group } from './shelf-name'

const AT_ONCE = 50
const noUses: Readonly<Record<string, number>> = {}
const noReplies: readonly DeskReply[] = []
const noGroups: readonly Group[] = []

const usesOf = async (replyIds: readonly string[]): Promise<Record<string, number>> => {
  const uses: Record<string, number> = {}
  for (let at = 0; at < replyIds.length; at += AT_ONCE)
    Object.assign(uses, (await must(api.replies.uses({ replyIds: replyIds.slice(at, at + AT_ONCE) }))).uses)
  return uses
}

/** Everything that is looked after, and what of it is shown. */
export const useBook = () => {
  const book = useReplies()
  const [view, setView] = useState<View>(everything)
  const replies = book.data?.replies ?? noReplies
  const ids = useMemo(() => replies.map(({ _id }) => _id).sort(), [replies])
  const counted = useQuery({
    queryKey: ['replies', 'uses', ids],
    queryFn: () => usesOf(ids),
    enabled: ids.length > 0,
    staleTime: 60_000,
  })
  const uses = counted.data ?? noUses
  const shown = useMemo(() => shownOf(replies, view, uses), [replies, view, uses])
  const groups = book.data?.groups ?? noGroups
  return { book, replies, groups, view, setView, uses, shown }
}

/** What is being written, by reply: going to another one loses nothing. */
export const useDrafts = (replies: readonly DeskReply[]) => {
  const [drafts, setDrafts] = useState<Drafts>(readDrafts)
  const [openId, open] = useState<string | null>(null)
  useEffect(() => keepDrafts(drafts), [drafts])

  const stored = replies.find(({ _id }) => _id === openId)
  const draft = (openId === null ? undefined : drafts[openId]) ?? (stored && draftOf(stored)) ?? null
  const write = (next: Draft): void => setDrafts((all) => ({ ...all, [next.id]: next }))
  const drop = (id: string): void =>
    setDrafts((all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== id)))
  const begin = (shelf: string, category: string, like?: Draft): void => {
    const id = newClientId()
    write(like ? { ...like, id, version: null, position: null } : newDraft(id, shelf, category))
    open(id)
  }
  return {
    draft,
    stored: stored ?? null,
    isWritten: (id: string) => id in drafts,
    openId,
    open,
    write,
    drop,
    begin,
  }
}
export type Drafting = ReturnType<typeof useDrafts>

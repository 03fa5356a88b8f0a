import { useState } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Search } from '../../../core/conversation/search'
import { DAY, startOfDay } from '../../../core/shared/time'
import { api } from '../../api/client'
import { must } from '../../api/query'

/** What is typed into the form. */
export interface Asked {
  readonly words: string
  readonly kind: Search['kind']
  /** 2025-11-21, '' for none; both days included. */
  readonly from: string
  readonly to: string
}

export const nothingAsked: Asked = { words: '', kind: 'all', from: '', to: '' }

/** Midnight in China of a day that was chosen; null when none was. */
const dayAt = (date: string): number | null => {
  const noon = Date.parse(`${date}T12:00:00+08:00`)
  return Number.isNaN(noon) ? null : startOfDay(noon)
}

export const searchOf = ({ words, kind, from, to }: Asked): Search => {
  const last = dayAt(to)
  return { words: words.trim(), kind, from: dayAt(from), until: last === null ? null : last + DAY }
}

/** Looks through a shopper's whole conversation, page by page, newest first. */
export const useSearch = (sessionId: string) => {
  const [search, setSearch] = useState<Search | null>(null)
  const query = useInfiniteQuery({
    queryKey: ['search', sessionId, search],
    queryFn: ({ pageParam }) =>
      must(api.desk.search({ sessionId, search: search ?? searchOf(nothingAsked), before: pageParam })),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    enabled: search !== null,
  })
  const found = query.data?.pages.flatMap((page) => page.found) ?? []
  const now = query.data?.pages[0]?.now ?? 0
  return { search, ask: (asked: Asked) => setSearch(searchOf(asked)), query, found, now }
}

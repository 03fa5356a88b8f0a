import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { policyFaults } from '../../../core/aftersales/policy/policy-faults'
import type { PolicyDraft } from '../../../core/aftersales/policy/policy'
import type { ReplayedPolicy } from '../../../core/contracts/desk/policy'
import { api } from '../../api/client'
import { must, Refused } from '../../api/query'
import type { Group } from './fields'
import { changesIn, faultsIn, tabs, tabsOf, type Tab } from './tabs'

const key = ['policy', 'view'] as const

/** What is in force, and the versions before it. */
export const usePolicy = () =>
  useQuery({ queryKey: key, queryFn: () => must(api.policy.view({})), staleTime: 0, refetchOnMount: true })

/** What is written, until it is published or dropped: leaving the page does not lose it. */
let written: PolicyDraft | null = null

/** Whatever their versions are. */
const isSame = (one: PolicyDraft, other: PolicyDraft): boolean =>
  JSON.stringify({ ...one, version: 0 }) === JSON.stringify({ ...other, version: 0 })

/** The window asks before it is closed over what was not published. */
const useLeaving = (hasChanged: boolean): void =>
  useEffect(() => {
    if (!hasChanged) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [hasChanged])

/** A draft against the policy in force, and what it changes, tab by tab. */
export const useDraft = (base: PolicyDraft, known: PolicyDraft) => {
  const [own, setOwn] = useState<PolicyDraft | null>(written)
  const draft = own ?? base
  const write = (next: PolicyDraft | null): void => {
    written = next && isSame(next, base) ? null : next
    setOwn(written)
  }
  const hasChanged = !isSame(draft, base)
  useLeaving(hasChanged)
  const groups = tabsOf(draft, known)
  const count = (of: (groups: readonly Group[]) => number): Readonly<Record<Tab, number>> =>
    Object.fromEntries(tabs.map((tab) => [tab, of(groups[tab])])) as Record<Tab, number>
  const faults = policyFaults(draft)
  const changes = count((some) => changesIn(some, base, draft))
  return {
    ...{ base, known, draft, groups, changes, faults, write },
    faultCounts: count((some) => faultsIn(some, faults)),
    changed: tabs.reduce((sum, tab) => sum + changes[tab], 0),
    hasChanged,
  }
}
export type Drafting = ReturnType<typeof useDraft>

/** What was tried: a draft over so many days. */
export interface Asked {
  readonly draft: PolicyDraft
  readonly days: number
}

/** Plays the draft over the last days; the answer stays until the next. */
export const useTrying = () =>
  useMutation({
    mutationFn: async ({ draft, days }: Asked) => ({
      ...{ draft, days },
      tried: await must(api.policy.whatIf({ draft, days })),
    }),
  })
export type Trying = ReturnType<typeof useTrying>

/** The cases that a draft decides differently, and further ones of the same replay. */
export const useFurther = ({ draft, days }: Asked, { differences, next }: ReplayedPolicy) => {
  const [shown, setShown] = useState({ all: differences, next })
  const { mutate, error, isPending } = useMutation({
    mutationFn: async (cursor: string) => {
      const page = await must(api.policy.whatIf({ draft, days, cursor }))
      // a draft that could be tried has no faults
      if (page.status === 'wrong') throw new Refused('badRequest')
      return page
    },
    onSuccess: (page) => setShown({ all: [...shown.all, ...page.differences], next: page.next }),
  })
  return { ...shown, error, isMore: isPending, more: () => shown.next !== null && mutate(shown.next) }
}

interface Publication {
  readonly clientId: string
  readonly version: number
  readonly draft: PolicyDraft
  readonly note: string
}

export const usePublishing = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (asked: Publication) => must(api.policy.publish(asked)),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}

/** One that was in force, asked when it is wanted. */
export const usePastPolicy = () =>
  useMutation({ mutationFn: (version: number) => must(api.policy.find({ version })) })

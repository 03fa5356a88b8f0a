import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { policyFaults } from '../../../core/aftersales/policy/policy-faults'
import type { PolicyDraft } from '../../../core/aftersales/policy/policy'
import { api } from '../../api/client'
import { must } from '../../api/query'
import { isSameAt } from './paths'
import { tabs, tabsOf, type Tab } from './groups'
import type { Group } from './fields'

const key = ['policy', 'view'] as const

/** What is in force, and the versions before it. */
export const usePolicy = () =>
  useQuery({ queryKey: key, queryFn: () => must(api.policy.view({})), staleTime: 0, refetchOnMount: true })

/** What is written, until it is published or dropped: leaving the page does not lose it. */
let written: PolicyDraft | null = null

/** Whatever their versions are. */
const isSame = (one: PolicyDraft, other: PolicyDraft): boolean =>
  JSON.stringify({ ...one, version: 0 }) === JSON.stringify({ ...other, version: 0 })

/** How many things of these groups the draft has otherwise. */
const changedIn = (groups: readonly Group[], base: PolicyDraft, draft: PolicyDraft): number =>
  groups
    .flatMap(({ rows }) => rows)
    .reduce((count, { id, list, fields }) => {
      const isIn = (policy: PolicyDraft) =>
        list !== undefined &&
        (policy[list] as readonly { readonly id: string }[]).some((one) => one.id === id)
      if (isIn(base) !== isIn(draft)) return count + 1
      return count + fields.filter(({ path }) => !isSameAt(base, draft, path)).length
    }, 0)

const faultsIn = (groups: readonly Group[], draft: PolicyDraft): number => {
  const ids = new Set(groups.flatMap(({ rows }) => rows.map(({ id }) => id)))
  return policyFaults(draft).filter((fault) => 'id' in fault && ids.has(fault.id)).length
}

/** A draft against the policy in force, and what it changes, tab by tab. */
export const useDraft = (base: PolicyDraft, known: PolicyDraft) => {
  const [own, setOwn] = useState<PolicyDraft | null>(written)
  const draft = own ?? base
  const write = (next: PolicyDraft | null): void => {
    written = next && isSame(next, base) ? null : next
    setOwn(written)
  }
  const groups = tabsOf(draft, known)
  const count = (of: (groups: readonly Group[]) => number): Readonly<Record<Tab, number>> =>
    Object.fromEntries(tabs.map((tab) => [tab, of(groups[tab])])) as Record<Tab, number>
  const changes = count((some) => changedIn(some, base, draft))
  return {
    ...{ base, known, draft, groups, changes, write },
    faults: policyFaults(draft),
    faultCounts: count((some) => faultsIn(some, draft)),
    changed: tabs.reduce((sum, tab) => sum + changes[tab], 0),
    hasChanged: !isSame(draft, base),
  }
}
export type Drafting = ReturnType<typeof useDraft>

/** Plays the draft over the last days; the answer stays until the next. */
export const useTrying = () =>
  useMutation({
    mutationFn: async (asked: { readonly draft: PolicyDraft; readonly days: number }) => ({
      ...asked,
      tried: await must(api.policy.whatIf(asked)),
    }),
  })
export type Trying = ReturnType<typeof useTrying>

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

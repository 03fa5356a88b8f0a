import type { PolicyFault } from '../../../core/aftersales/policy/policy-faults'
import type { PolicyDraft } from '../../../core/aftersales/policy/policy'
import { isChanged, type Group, type Row } from './fields'
import { fastGroups } from './groups/fast'
import { moneyGroups, staffGroups } from './groups/money'
import { offerGroups } from './groups/offers'
import { returnGroups } from './groups/returns'
import { has, isReordered } from './lists'
import { isSameAt, partAt } from './paths'
import { namesOf } from './when-fields'

export const tabs = ['returns', 'fast', 'freight', 'words', 'offers'] as const
export type Tab = (typeof tabs)[number]

/** The rules of a draft in the order in which merchants look for them, by tab. */
export const tabsOf = (draft: PolicyDraft, known: PolicyDraft): Readonly<Record<Tab, readonly Group[]>> => {
  const policies = { draft, known, names: namesOf(draft, known) }
  return {
    returns: returnGroups(policies),
    fast: fastGroups(policies),
    freight: moneyGroups(policies),
    words: staffGroups(policies),
    offers: offerGroups(policies),
  }
}

const changesOf = (row: Row, base: PolicyDraft, draft: PolicyDraft): number => {
  const { id, list, fields, when = [], parts } = row
  if (list && has(base, list, id) !== has(draft, list, id)) return 1
  const changed = [...fields, ...when].filter((field) => isChanged(field, base, draft)).length
  const isNew = parts === undefined || partAt(base, parts.path) === undefined
  return changed + (isNew || isSameAt(base, draft, parts.path) ? 0 : 1)
}

/** How many things of these groups the draft has otherwise. */
export const changesIn = (groups: readonly Group[], base: PolicyDraft, draft: PolicyDraft): number =>
  groups.reduce((count, { rows, list }) => {
    const order = list && isReordered(list, base, draft) ? 1 : 0
    return rows.reduce((sum, row) => sum + changesOf(row, base, draft), count + order)
  }, 0)

/** How much of these groups has to be mended before the draft can be published. */
export const faultsIn = (groups: readonly Group[], faults: readonly PolicyFault[]): number => {
  const ids = new Set(groups.flatMap(({ rows }) => rows.map(({ id }) => id)))
  return faults.filter((fault) => 'id' in fault && ids.has(fault.id)).length
}

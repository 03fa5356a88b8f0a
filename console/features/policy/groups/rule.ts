import type { PolicyDraft } from '../../../../core/aftersales/policy/policy'
import type { When } from '../../../../core/aftersales/policy/when'
import { whenText } from '../../../../core/copy/aftersales-rules'
import { policyWords } from '../../../words/policy'
import type { Field, Group, Row } from '../fields'
import { has, isRest, pathOf, shownIn, type RuleList } from '../lists'
import type { Addable } from '../new-rule'
import type { Path } from '../paths'

/** A draft, what could be switched on in it, and what stands behind ids. */
export interface Policies {
  readonly draft: PolicyDraft
  readonly known: PolicyDraft
  readonly names: PolicyDraft
}

type Named = keyof typeof policyWords.groups
type RuleOf<L extends RuleList> = L extends 'levels'
  ? PolicyDraft['credit']['levels'][number]
  : L extends keyof PolicyDraft
    ? PolicyDraft[L] extends readonly (infer R)[]
      ? R
      : never
    : never

/** What a row says of one rule; its place and whether it is used are the same for all. */
export type RowOf<L extends RuleList> = (
  rule: RuleOf<L>,
  at: Path,
  /** The one for the rest asks nothing. */
  forRest: boolean,
) => Pick<Row, 'title' | 'sub' | 'when' | 'parts'> & { readonly fields: readonly Field[] }

/** The rules of a list, those that the draft does without among them. */
export const rowsOf = <L extends RuleList>(
  list: L,
  { draft, known }: Policies,
  rowOf: RowOf<L>,
): readonly Row[] =>
  shownIn(list, draft, known).map((rule) => {
    const isOff = !has(draft, list, rule.id)
    const forRest = isRest(draft, list, rule.id)
    const row = rowOf(rule as RuleOf<L>, [...pathOf(list), { id: rule.id }], forRest)
    const bare = { id: rule.id, list, isOff, isRest: forRest, title: row.title, sub: row.sub }
    return isOff ? { ...bare, fields: [] } : { ...bare, ...row }
  })

export const group = (id: Named, rows: readonly Row[]): Group => ({ id, ...policyWords.groups[id], rows })

/** A list of rules to which further ones can be written. */
export const listGroup = <L extends Addable>(list: L, policies: Policies, rowOf: RowOf<L>): Group => ({
  ...group(list, rowsOf(list, policies, rowOf)),
  ...{ list, add: policyWords.add[list] },
})

/** What a rule asks for, as its heading. */
export const titleOf = (when: When, { names }: Policies): string => whenText(when, names)

import type { PolicyDraft } from '../../../core/aftersales/policy/policy'

/** A part of the policy: by name, or the one of a list that has this id or place. */
export type Path = readonly (string | number | { readonly id: string })[]

const hasId = (one: unknown, id: string): boolean => (one as { readonly id?: unknown }).id === id

const inside = (whole: unknown, step: Path[number]): unknown => {
  if (typeof step === 'object') return (whole as readonly unknown[]).find((one) => hasId(one, step.id))
  return (whole as Readonly<Record<string, unknown>>)[step]
}

/** What stands there; undefined where the way ends earlier. */
export const partAt = (policy: PolicyDraft, path: Path): unknown =>
  path.reduce<unknown>(
    (whole, step) => (whole === null || whole === undefined ? undefined : inside(whole, step)),
    policy,
  )

const replaced = (whole: unknown, [step, ...rest]: Path, value: unknown): unknown => {
  if (step === undefined) return value
  if (!Array.isArray(whole)) {
    const name = step as string
    const parts = whole as Readonly<Record<string, unknown>>
    return { ...parts, [name]: replaced(parts[name], rest, value) }
  }
  const isIt = (one: unknown, index: number): boolean =>
    typeof step === 'object' ? hasId(one, step.id) : index === step
  return whole.map((one: unknown, index) => (isIt(one, index) ? replaced(one, rest, value) : one))
}

/** The policy with another value there; the fields (groups.ts) say of which kind, and the door reads all of it again. */
export const withPart = (policy: PolicyDraft, path: Path, value: unknown): PolicyDraft =>
  replaced(policy, path, value) as PolicyDraft

/** Is it the same in both? */
export const isSameAt = (one: PolicyDraft, other: PolicyDraft, path: Path): boolean =>
  JSON.stringify(partAt(one, path)) === JSON.stringify(partAt(other, path))

import type { Colleague } from '../../../core/contracts/desk.contract'

/** What is typed of a colleague's name right before the cursor: `@何` → `何`; null while no name is typed. */
export const nameTyped = (text: string, cursor: number): string | null =>
  /@([^\s@]{0,20})$/.exec(text.slice(0, cursor))?.[1] ?? null

export const namedLike = (colleagues: readonly Colleague[], typed: string): readonly Colleague[] =>
  colleagues.filter(({ name, userid }) => name.includes(typed) || userid.startsWith(typed)).slice(0, 8)

/** The text with the whole name in place of what was typed of it. */
export const withName = (text: string, cursor: number, name: string): string => {
  const before = text.slice(0, cursor).replace(/@[^\s@]*$/, `@${name} `)
  return `${before}${text.slice(cursor)}`
}

/** Who is named in it; at most ten are told. */
export const mentionedIn = (text: string, colleagues: readonly Colleague[]) =>
  colleagues
    .filter(({ name }) => text.includes(`@${name}`))
    .slice(0, 10)
    .map(({ userid, name }) => ({ userid, name }))

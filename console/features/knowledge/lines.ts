import { lettersOf } from '../../../core/knowledge/wordings'

/** Questions as they are written, one a line. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What stands twice, or is the title again, finds nothing more. */
export const withoutDoubles = (
  title: string,
  lines: readonly string[],
): { readonly kept: readonly string[]; readonly doubles: readonly string[] } => {
  const seen = new Set([lettersOf(title)])
  const [kept, doubles]: [string[], string[]] = [[], []]
  for (const line of lines) {
    const letters = lettersOf(line)
    // marks alone are no question: that is said when it is saved
    if (letters !== '' && seen.has(letters)) doubles.push(line)
    else kept.push(line)
    seen.add(letters)
  }
  return { kept, doubles }
}

import type { Confusion, Tested } from './run-test'
import { knowledgeScriptWords as words } from './words'

const WIDE = /[ᄀ-ᇿ⺀-꓏가-힣豈-﫿︰-﹏！-｠￠-￦]/u

/** How many columns of a terminal it takes. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0)

const cellsOf = ({ ask, answered, right }: Confusion): readonly string[] => [
  ask,
  answered.join('、'),
  right.length === 0 ? words.nobody : right.join('、'),
]

/** In columns, as a terminal shows them. */
const table = (lines: readonly (readonly string[])[]): readonly string[] => {
  const widths = words.columns.map((_, at) => Math.max(...lines.map((cells) => widthOf(cells[at] ?? ''))))
  return lines.map((cells) =>
    cells
      .map((cell, at) => `${cell}${' '.repeat((widths[at] ?? 0) - widthOf(cell))}`)
      .join('  ')
      .trimEnd(),
  )
}

/** What the labelled questions told. */
export const testText = ({ figures, confusions, unknown }: Tested): string =>
  [
    ...(unknown.length > 0 ? [words.unknownKeys(unknown)] : []),
    ...(confusions.length > 0
      ? [words.confusions, ...table([words.columns, ...confusions.map(cellsOf)])]
      : []),
    words.figures(figures),
  ].join('\n')

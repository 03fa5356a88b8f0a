/** Cells of a line of a table: `| a | b |`, or with tabs between; null: it is none. */
const cellsOf = (line: string): readonly string[] | null => {
  const cells = /^\|.*\|$/u.test(line) ? line.slice(1, -1).split('|') : line.split('\t')
  return cells.length > 1 ? cells.map((cell) => cell.trim()) : null
}

const isRule = (cells: readonly string[]): boolean => cells.every((cell) => /^:?-{2,}:?$/u.test(cell))

/** A line of a table says of each cell what it is: 尺码：S，胸围：88; the first line names them. */
const tableInWords = ([names = [], ...rows]: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0
    ? [names.join(' ')]
    : rows.map((cells) =>
        cells
          .map((cell, at) => (cell === '' || !names[at] ? cell : `${names[at]}：${cell}`))
          .filter((cell) => cell !== '')
          .join('，'),
      )

const withoutTables = (lines: readonly string[]): readonly string[] => {
  const plain: string[] = []
  let table: (readonly string[])[] = []
  for (const line of [...lines, '']) {
    const cells = cellsOf(line)
    if (cells) {
      if (!isRule(cells)) table.push(cells)
      continue
    }
    if (table.length > 0) plain.push(...tableInWords(table))
    table = []
    plain.push(line)
  }
  return plain
}

/** Marks that a phone would show as they stand; those of headings stay, they tell what they are. */
const withoutMarks = (line: string): string =>
  line
    .replace(/!\[[^\]]*\]\([^)]*\)/gu, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/gu, '$1')
    .replace(/^(?:>\s*)+/u, '')
    .replace(/^\*\*([^*]{1,30})\*\*[:：]?$/u, '【$1】')
    .replace(/\*\*|`/gu, '')
    .replace(/^[-*+•●○]\s+/u, '· ')
    .replace(/^(?:答|A\d{0,3})\s*[:：]\s*/u, '')
    .trim()

/** An article's lines without what is only form. */
export const plainLines = (text: string): readonly string[] => {
  const lines = text.replace(/\r\n?/gu, '\n').split('\n')
  const kept = lines.map((line) => line.trim()).filter((line) => !/^(?:[-*_=—]\s*){3,}$/u.test(line))
  return withoutTables(kept).map(withoutMarks)
}

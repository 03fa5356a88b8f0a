/** Chinese characters take two columns of a terminal. */
const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0)

/** A cell of a table, its words at the left. */
export const columnLeft = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(1, width - widthOf(text)))

/** A cell of a table, its words at the right. */
export const columnRight = (text: string, width: number): string =>
  ' '.repeat(Math.max(1, width - widthOf(text))) + text

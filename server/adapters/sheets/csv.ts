const BOM = '\uFEFF'

/** A cell that a spreadsheet would take for a formula is shown as text. */
const cellOf = (cell: string | number): string => {
  const plain = String(cell)
  const guarded = typeof cell === 'string' && /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** A CSV as spreadsheets open it with Chinese in it. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `${BOM}${rows.map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`

import type { Row } from './rows.shared'
import { FIRST_ROWS, MORE_ROWS } from './rows.shared'

/** Where the drawn part of the rows begins; before the first look upwards it is the last few. */
export const firstShown = (rows: readonly Row[], fromKey: string | null): number => {
  const found = fromKey === null ? -1 : rows.findIndex(({ key }) => key === fromKey)
  return found >= 0 ? found : Math.max(0, rows.length - FIRST_ROWS)
}

/** Where it begins after a look upwards. */
export const firstShownAfterLook = (rows: readonly Row[], fromKey: string | null): number =>
  Math.max(0, firstShown(rows, fromKey) - MORE_ROWS)

import type { NumbersView } from '../../../core/contracts/desk/numbers'
import { nothing, type Sums } from '../../../core/numbers/sums'

/** Every hour from the first to the last in which something happened. */
export const hoursOf = ({ hours }: NumbersView): { readonly hour: number; readonly sums: Sums }[] => {
  if (hours.length === 0) return []
  const known = hours.map(({ hour }) => hour)
  const [first, last] = [Math.min(...known), Math.max(...known)]
  return Array.from({ length: last - first + 1 }, (_, n) => {
    const sums = hours.find(({ hour }) => hour === first + n)?.sums ?? nothing
    return { hour: first + n, sums }
  })
}

/** How it went within what is shown: by the hours of one day, by the days of several. */
export const seriesOf = (view: NumbersView): readonly Sums[] =>
  view.days.length > 1 ? view.days.map(({ sums }) => sums) : hoursOf(view).map(({ sums }) => sums)

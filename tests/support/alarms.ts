import type { Alarm } from '../../local/functions/timers'

/** A clock that only a test turns: what was set for a time happens when the clock gets there. */
export const createAlarms = (start: number) => {
  let time = start
  let waiting: { readonly instant: number; readonly run: () => void }[] = []
  const alarm: Alarm = (instant, run) => {
    const entry = { instant, run }
    waiting.push(entry)
    return () => {
      waiting = waiting.filter((other) => other !== entry)
    }
  }
  const nextBefore = (end: number) =>
    waiting.filter(({ instant }) => instant <= end).sort((a, b) => a.instant - b.instant)[0]
  const happen = (due: (typeof waiting)[number]): void => {
    waiting = waiting.filter((other) => other !== due)
    due.run()
  }
  return {
    alarm,
    now: () => time,
    /** The instants that are waited for. */
    set: (): readonly number[] => waiting.map(({ instant }) => instant).sort((a, b) => a - b),
    turnTo: (end: number): void => {
      for (let next = nextBefore(end); next; next = nextBefore(end)) {
        time = Math.max(time, next.instant)
        happen(next)
      }
      time = end
    },
    /** The machine slept: what was due meanwhile happens only now. */
    sleepTo: (end: number): void => {
      time = end
      for (const due of waiting.filter(({ instant }) => instant <= end)) happen(due)
    },
  }
}

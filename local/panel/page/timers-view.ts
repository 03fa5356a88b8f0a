import type { TimerView } from '../timers'
import { get, post, whyOf } from './client'
import { button, card, empty, h } from './dom'
import { ms, when } from './format'
import { Table } from './table'
import { LIVE_MS, type View } from './view'
import { words } from './words'

/** The timers, which can be run at once. */
export const createTimers = (): View => {
  const note = h('p', { class: 'note', role: 'status' })
  const label = words.timerColumns
  let now = 0

  const fire = async ({ fn }: TimerView) => {
    note.textContent = ''
    await post('fire', { fn }).then(
      () => (note.textContent = `${fn} ${words.ran}`),
      (error: unknown) => (note.textContent = `${fn}：${whyOf(error)}`),
    )
    await refresh()
  }
  /** One button a function, kept over refreshes: a busy one stays busy. */
  const buttons = new Map<string, HTMLElement>()
  const buttonOf = (timer: TimerView): HTMLElement => {
    const known = buttons.get(timer.fn)
    if (known) return known
    const made = button(words.runNow, { busy: words.running, work: () => fire(timer) })
    buttons.set(timer.fn, made)
    return made
  }
  const table = new Table<TimerView>(
    [
      { key: 'fn', label: label.fn, cell: ({ fn, name }) => h('span', {}, h('code', {}, fn), ` ${name}`) },
      { key: 'cron', label: label.cron, cell: ({ cron }) => h('code', {}, cron) },
      {
        key: 'next',
        label: label.next,
        cell: ({ nextAt }) => (nextAt === null ? words.never : when(nextAt, now)),
      },
      {
        key: 'last',
        label: label.last,
        cell: ({ last }) => (last ? words.lastRun(when(last.at, now), ms(last.ms), last.ok) : words.notYet),
        tone: ({ last }) => (last?.ok === false ? 'bad' : ''),
      },
      { key: 'act', label: label.act, cell: buttonOf },
    ],
    '',
    words.sections.timers,
  )
  const none = empty(words.noTimers)
  const element = card(words.sections.timers, words.timersFoot, table.element, none, note)
  const refresh = async () => {
    const answer = await get<{ now: number; timers: TimerView[] }>('timers')
    now = answer.now
    table.update(answer.timers)
    none.hidden = answer.timers.length > 0
    table.element.hidden = !none.hidden
  }
  return { element, everyMs: LIVE_MS, refresh }
}

import type { TimerView } from '../timers'
import { get, post, whyOf } from './client'
import { Buttons, card, empty, h } from './dom'
import { ms, when } from './format'
import { Table, type Column } from './table'
import { LIVE_MS, type View } from './view'
import { words } from './words'

const label = words.timerColumns

/** The timers, which can be run at once. */
class Timers implements View {
  readonly everyMs = LIVE_MS
  readonly element: HTMLElement
  private readonly note = h('p', { class: 'note', role: 'status' })
  private readonly none = empty(words.noTimers)
  private readonly buttons = new Buttons()
  private readonly table = new Table(this.columns(), '', words.sections.timers)
  private now = 0

  constructor() {
    const { sections, timersFoot } = words
    this.element = card(sections.timers, timersFoot, this.table.element, this.none, this.note)
  }

  async refresh(): Promise<void> {
    const answer = await get<{ now: number; timers: TimerView[] }>('timers')
    this.now = answer.now
    this.table.update(answer.timers)
    this.none.hidden = answer.timers.length > 0
    this.table.element.hidden = !this.none.hidden
  }

  private async fire({ fn }: TimerView): Promise<void> {
    this.note.textContent = ''
    await post('fire', { fn }).then(
      () => (this.note.textContent = `${fn} ${words.ran}`),
      (error: unknown) => (this.note.textContent = `${fn}：${whyOf(error)}`),
    )
    await this.refresh()
  }

  private columns(): readonly Column<TimerView>[] {
    return [
      { key: 'fn', label: label.fn, cell: ({ fn, name }) => h('span', {}, h('code', {}, fn), ` ${name}`) },
      { key: 'cron', label: label.cron, cell: ({ cron }) => h('code', {}, cron) },
      {
        key: 'next',
        label: label.next,
        cell: ({ nextAt }) => (nextAt === null ? words.never : when(nextAt, this.now)),
      },
      {
        key: 'last',
        label: label.last,
        cell: ({ last }) =>
          last ? words.lastRun(when(last.at, this.now), ms(last.ms), last.ok) : words.notYet,
        tone: ({ last }) => (last?.ok === false ? 'bad' : ''),
      },
      {
        key: 'act',
        label: label.act,
        cell: (timer) =>
          this.buttons.of(timer.fn, {
            label: words.runNow,
            busy: words.running,
            work: () => this.fire(timer),
          }),
      },
    ]
  }
}

export const createTimers = (): View => new Timers()

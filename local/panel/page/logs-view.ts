import type { LogLine } from '../../functions/log-ring'
import { get } from './client'
import { card, empty, h } from './dom'
import { timeOf } from './format'
import { LIVE_MS, type View } from './view'
import { words } from './words'

const MOST_LINES = 2_000
const SHOWN_LINES = 500

interface Wanted {
  readonly fn: string
  readonly level: string
  readonly text: string
}

const isWanted = (line: LogLine, { fn, level, text }: Wanted): boolean =>
  (fn === '' || line.fn === fn) &&
  (level === '' || line.level === level) &&
  (text === '' || line.requestId.includes(text) || line.text.includes(text))

/** Our functions write JSON with a level of its own, all by `console.log` (server/adapters/console-log.ts). */
const withOwnLevel = (line: LogLine): LogLine => {
  const own = /^\{"level":"(\w+)"/.exec(line.text)?.[1] ?? ''
  return Object.hasOwn(words.levels, own) ? { ...line, level: own } : line
}

const levelWord = (level: string): string =>
  Object.hasOwn(words.levels, level) ? words.levels[level as keyof typeof words.levels] : level

const select = (label: string, all: string, options: readonly (readonly [string, string])[]) => {
  const made = h('select', { 'aria-label': label })
  made.append(h('option', { value: '' }, all))
  for (const [value, text] of options) made.append(h('option', { value }, text))
  return made
}

/** What the functions said, live. */
class Logs implements View {
  readonly everyMs = LIVE_MS
  readonly element: HTMLElement
  private lines: readonly LogLine[] = []
  private after = 0
  private readonly fn = select(words.functionColumns.fn, words.allFunctions, [])
  private readonly level = select(words.allLevels, words.allLevels, Object.entries(words.levels))
  private readonly text = h('input', {
    type: 'search',
    placeholder: words.findInLogs,
    'aria-label': words.findInLogs,
  })
  private readonly follow = h('input', { type: 'checkbox', checked: '' })
  private readonly list = h('ol', { class: 'log', tabindex: '0', 'aria-label': words.sections.logs })
  private readonly none = empty(words.noLogs)

  constructor() {
    const clear = h('button', { type: 'button', class: 'button quiet' }, words.clearLogs)
    clear.addEventListener('click', () => {
      this.lines = []
      this.draw()
    })
    for (const field of [this.fn, this.level, this.text]) field.addEventListener('input', () => this.draw())
    const follow = h('label', { class: 'check' }, this.follow, words.follow)
    const tools = h('div', { class: 'tools' }, this.fn, this.level, this.text, follow, clear)
    this.element = card(words.sections.logs, '', tools, this.list, this.none)
  }

  async refresh(): Promise<void> {
    const { lines, last } = await get<{ lines: LogLine[]; last: number }>(`logs?after=${this.after}`)
    if (last < this.after) {
      this.after = 0 // another cloud answers: npm start was started anew
      return this.refresh()
    }
    const news = lines.filter(({ n }) => n > this.after) // two answers may cross each other
    if (news.length === 0) return this.drawEmpty()
    this.after = last
    this.lines = [...this.lines, ...news.map(withOwnLevel)].slice(-MOST_LINES)
    this.addFunctions()
    this.draw()
  }

  private addFunctions(): void {
    const known = new Set([...this.fn.options].map(({ value }) => value))
    const heard = [...new Set(this.lines.map(({ fn }) => fn))].filter((fn) => !known.has(fn))
    for (const fn of heard) this.fn.append(h('option', { value: fn }, fn))
  }

  private get wanted(): readonly LogLine[] {
    const wanted = { fn: this.fn.value, level: this.level.value, text: this.text.value.trim() }
    return this.lines.filter((line) => isWanted(line, wanted)).slice(-SHOWN_LINES)
  }

  private draw(): void {
    this.list.replaceChildren(...this.wanted.map((line) => this.lineOf(line)))
    if (this.follow.checked) this.list.scrollTop = this.list.scrollHeight
    this.drawEmpty()
  }

  private drawEmpty(): void {
    this.none.hidden = this.list.childElementCount > 0
    this.list.hidden = !this.none.hidden
    this.none.textContent = this.lines.length === 0 ? words.noLogs : words.noLogsMatch
  }

  private lineOf({ at, fn, level, requestId, text }: LogLine): HTMLElement {
    const request = h(
      'button',
      { type: 'button', title: words.showRequest(requestId) },
      requestId.slice(0, 8),
    )
    request.addEventListener('click', () => {
      this.text.value = requestId
      this.draw()
    })
    return h(
      'li',
      { class: `level-${level}` },
      h('time', {}, timeOf(at)),
      h('b', {}, levelWord(level)),
      h('code', {}, fn),
      requestId === '' ? null : request,
      h('span', {}, text),
    )
  }
}

export const createLogs = (): View => new Logs()

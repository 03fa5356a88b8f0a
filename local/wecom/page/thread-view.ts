import { isMediaBody, type Entry } from '../config'
import { at, h } from './dom'
import { entryOfOutgoing, lineView, type Line } from './entry-view'
import type { Model, Thread } from './model'
import { inTime } from './order'
import { needsStamp, stampOf } from './time'
import { words } from './words'

interface Actions {
  readonly resend: (entry: Entry) => void
  readonly press: (entry: Entry, key: string, picked: string | undefined) => void
  readonly reload: () => void
}

interface Drawn {
  readonly look: string
  readonly node: HTMLElement
}

/** Draws the open chat; lines that did not change keep their nodes, so that nothing flickers or is read out twice. */
export class ThreadView {
  private drawn = new Map<string, Drawn>()
  private key = ''

  constructor(
    private readonly model: Model,
    private readonly actions: Actions,
  ) {}

  draw() {
    const { model } = this
    const scroller = at('scroll')
    const isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80
    const isOther = this.key !== model.current
    if (isOther) this.drawn = new Map()
    this.key = model.current

    const thread = model.threadOf(model.current)
    const entries = inTime(thread.entries, model.outgoingOf(model.current).map(entryOfOutgoing))
    const nodes = entries.length > 0 ? this.linesOf(entries) : [this.instead(thread)]
    at('thread').replaceChildren(...nodes)
    if (isOther || isAtEnd) scroller.scrollTop = scroller.scrollHeight
    at('more').hidden = isOther || isAtEnd || scroller.scrollTop === 0
  }

  private linesOf(entries: readonly Entry[]): HTMLElement[] {
    const next = new Map<string, Drawn>()
    const nodes = entries.flatMap((entry, index) => {
      const before = entries[index - 1]
      const isStamped = needsStamp(entry.at, before?.at)
      const stamp = isStamped ? [h('p', { class: 'stamp num' }, stampOf(entry.at, Date.now()))] : []
      const drawn = this.lineOf(entry, !isStamped && joins(entry, before))
      next.set(entry.id, drawn)
      return [...stamp, drawn.node]
    })
    this.drawn = next
    return nodes
  }

  private lineOf(entry: Entry, isJoined: boolean): Drawn {
    const { agent } = this.model
    const look = `${entry.status} ${entry.rev} ${isJoined} ${agent?.name ?? ''}`
    const known = this.drawn.get(entry.id)
    if (known?.look === look) return known
    const line: Line = {
      key: this.key,
      entry,
      isJoined,
      agentName: agent?.name ?? '',
      corpId: agent?.corpId ?? '',
      onResend: () => this.actions.resend(entry),
      onPress: (key, picked) => this.actions.press(entry, key, picked),
    }
    return { look, node: lineView(line) }
  }

  private instead({ state }: Thread): HTMLElement {
    if (!this.model.agent && this.model.agents.length === 0 && state !== 'failed') return note(words.noAgents)
    if (state === 'loading') return skeleton()
    if (state === 'ready')
      return h('div', { class: 'note' }, h('strong', {}, words.empty), h('p', {}, words.emptyWhy))
    const button = h('button', { class: 'btn', type: 'button' }, words.tryAgain)
    button.addEventListener('click', this.actions.reload)
    const failed = note(words.threadFailed)
    failed.setAttribute('role', 'alert')
    failed.append(button)
    return failed
  }
}

const joins = (entry: Entry, before: Entry | undefined): boolean =>
  isMediaBody(entry.body) && entry.from === 'app' && before?.from === 'app' && !before.passive

const note = (text: string) => h('div', { class: 'note' }, h('p', {}, text))

const skeleton = () =>
  h(
    'div',
    { class: 'skeleton', 'aria-hidden': 'true' },
    ...['a', 'b', 'me', 'a'].map((kind) => h('div', { class: `bone ${kind}` }, h('i'), h('span'))),
  )

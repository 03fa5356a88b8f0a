import type { EffectView, Waiting } from '../effects'
import { get, post, whyOf } from './client'
import { button, Buttons, card, empty, h } from './dom'
import { number, when } from './format'
import { Table, type Column } from './table'
import { LIVE_MS, type View } from './view'
import { words } from './words'

const label = words.effectColumns

/** What still has to happen outside, and what was given up. */
class Effects implements View {
  readonly everyMs = LIVE_MS
  readonly element: HTMLElement
  private readonly note = h('p', { class: 'note', role: 'status' })
  private readonly buttons = new Buttons()
  private readonly waiting = new Table(this.columns(), '', words.waiting)
  private readonly dead = new Table(this.columns(), '', words.dead)
  private readonly none = empty(words.noWaiting)
  private readonly noDead = empty('')
  private readonly more = h('p', { class: 'quiet' }, words.moreWaiting)
  private now = 0
  private isDeadShown = false

  constructor() {
    const find = button(words.findDead, { busy: words.finding, work: () => this.findDead() })
    this.noDead.hidden = true
    this.dead.element.hidden = true
    this.element = h(
      'div',
      { class: 'stack' },
      this.note,
      card(words.waiting, '', this.waiting.element, this.none, this.more),
      card(words.dead, '', this.dead.element, this.noDead, h('p', {}, find)),
    )
  }

  async refresh(): Promise<void> {
    const answer = await get<Waiting & { now: number }>('effects')
    this.now = answer.now
    this.waiting.update(answer.waiting)
    this.none.hidden = answer.waiting.length > 0
    this.waiting.element.hidden = !this.none.hidden
    this.more.hidden = !answer.more
  }

  /** Only when it is asked for: given-up turns stand in no index. */
  private async findDead(): Promise<void> {
    try {
      const { dead, among } = await get<{ dead: EffectView[]; among: number }>('dead')
      this.isDeadShown = true
      this.dead.update(dead)
      this.noDead.textContent = words.noDead(number(among))
      this.noDead.hidden = dead.length > 0
      this.dead.element.hidden = dead.length === 0
    } catch (error) {
      this.note.textContent = whyOf(error)
    }
  }

  private async make({ collection, id }: EffectView): Promise<void> {
    this.note.textContent = ''
    await post('due', { collection, id }).then(
      () => (this.note.textContent = words.doneNow),
      (error: unknown) => (this.note.textContent = whyOf(error)),
    )
    if (this.isDeadShown) await this.findDead()
    await this.refresh()
  }

  private buttonOf(effect: EffectView): HTMLElement {
    const name = effect.deadAt === null ? words.tryNow : words.revive
    const work = () => this.make(effect)
    return this.buttons.of(`${effect.collection} ${effect.id} ${name}`, {
      label: name,
      busy: words.trying,
      work,
    })
  }

  private columns(): readonly Column<EffectView>[] {
    return [
      {
        key: 'what',
        label: label.what,
        cell: ({ what }) => what.map((type) => words.effects[type] ?? type).join('，'),
      },
      {
        key: 'about',
        label: label.about,
        cell: ({ about, shopId }) => h('span', {}, about, h('small', { class: 'quiet' }, ` ${shopId}`)),
      },
      { key: 'at', label: label.at, cell: ({ at }) => when(at, this.now) },
      { key: 'attempts', label: label.attempts, cell: ({ attempts }) => words.attempts(attempts) },
      {
        key: 'next',
        label: label.next,
        cell: ({ nextAt, deadAt }) =>
          deadAt === null ? when(nextAt ?? this.now, this.now) : words.gaveUp(when(deadAt, this.now)),
        tone: ({ deadAt }) => (deadAt === null ? '' : 'bad'),
      },
      { key: 'act', label: label.act, cell: (effect) => this.buttonOf(effect) },
    ]
  }
}

export const createEffects = (): View => new Effects()

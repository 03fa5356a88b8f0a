import type { EffectView, Waiting } from '../effects'
import { get, post, whyOf } from './client'
import { button, card, empty, h } from './dom'
import { when } from './format'
import { Table } from './table'
import { LIVE_MS, type View } from './view'
import { words } from './words'

const LOOK_BACK = '50,000'

/** What still has to happen outside, and what was given up. */
export const createEffects = (): View => {
  const note = h('p', { class: 'note', role: 'status' })
  let now = 0
  let dead: readonly EffectView[] | undefined

  const make = async ({ collection, id }: EffectView) => {
    note.textContent = ''
    await post('due', { collection, id }).then(
      () => (note.textContent = words.doneNow),
      (error: unknown) => (note.textContent = whyOf(error)),
    )
    if (dead) await findDead()
    await refresh()
  }
  /** Kept over refreshes: a busy button stays busy. */
  const buttons = new Map<string, HTMLElement>()
  const buttonOf = (effect: EffectView): HTMLElement => {
    const label = effect.deadAt === null ? words.tryNow : words.revive
    const key = `${effect.collection} ${effect.id} ${label}`
    const known = buttons.get(key)
    if (known) return known
    const made = button(label, { busy: words.trying, work: () => make(effect) })
    buttons.set(key, made)
    return made
  }
  const tableOf = (title: string) => {
    const label = words.effectColumns
    return new Table<EffectView>(
      [
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
        { key: 'at', label: label.at, cell: ({ at }) => when(at, now) },
        { key: 'attempts', label: label.attempts, cell: ({ attempts }) => words.attempts(attempts) },
        {
          key: 'next',
          label: label.next,
          cell: ({ nextAt, deadAt }) =>
            deadAt === null ? when(nextAt ?? now, now) : words.gaveUp(when(deadAt, now)),
          tone: ({ deadAt }) => (deadAt === null ? '' : 'bad'),
        },
        { key: 'act', label: label.act, cell: buttonOf },
      ],
      '',
      title,
    )
  }
  const [waitingTable, deadTable] = [tableOf(words.waiting), tableOf(words.dead)]
  const [none, noDead, more] = [
    empty(words.noWaiting),
    empty(words.noDead(LOOK_BACK)),
    h('p', { class: 'quiet' }, words.moreWaiting),
  ]
  const drawDead = () => {
    deadTable.update(dead ?? [])
    noDead.hidden = dead === undefined || dead.length > 0
    deadTable.element.hidden = dead === undefined || dead.length === 0
  }
  const findDead = async () => {
    await get<{ dead: EffectView[] }>('dead').then(
      (answer) => (dead = answer.dead),
      (error: unknown) => (note.textContent = whyOf(error)),
    )
    drawDead()
  }
  const element = h(
    'div',
    { class: 'stack' },
    note,
    card(words.waiting, '', waitingTable.element, none, more),
    card(
      words.dead,
      '',
      deadTable.element,
      noDead,
      h('p', {}, button(words.findDead, { busy: words.finding, work: findDead })),
    ),
  )
  const refresh = async () => {
    const answer = await get<Waiting & { now: number }>('effects')
    now = answer.now
    waitingTable.update(answer.waiting)
    none.hidden = answer.waiting.length > 0
    waitingTable.element.hidden = !none.hidden
    more.hidden = !answer.more
    drawDead()
  }
  return { element, everyMs: LIVE_MS, refresh }
}

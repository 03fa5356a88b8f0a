import type { Overview } from '../overview'
import { createCollections } from './collections-view'
import { whyOf } from './client'
import { createDatabase } from './database-view'
import { at, empty, h } from './dom'
import { createEffects } from './effects-view'
import { bytes, span } from './format'
import { createLogs } from './logs-view'
import { createOverview } from './overview-view'
import { createProcedures } from './procedures-view'
import { createTimers } from './timers-view'
import type { View } from './view'
import { words } from './words'

const tellSince = ({ now, startedAt, rssBytes }: Overview): void => {
  at('since').textContent = words.since(span(now - startedAt), bytes(rssBytes))
}

const creators: Readonly<Record<keyof typeof words.sections, () => View>> = {
  overview: () => createOverview(tellSince),
  procedures: createProcedures,
  database: createDatabase,
  collections: createCollections,
  effects: createEffects,
  timers: createTimers,
  logs: createLogs,
}
type Section = keyof typeof creators

const views = new Map<Section, View>()
/** Those that have something to show. */
const filled = new Set<View>()
let timer = 0

const sectionOf = (hash: string): Section => {
  const name = hash.slice(1).split('/')[0] ?? ''
  return Object.hasOwn(creators, name) ? (name as Section) : 'overview'
}

const viewOf = (section: Section): View => {
  const known = views.get(section)
  if (known) return known
  const made = creators[section]()
  views.set(section, made)
  return made
}

const say = (problem: string): void => {
  at('offline').textContent = problem
  at('offline').hidden = problem === ''
}

/** Until the first answer there is one word instead of a section without content. */
const show = (view: View): void => {
  const isBusy = !filled.has(view)
  at('view').setAttribute('aria-busy', String(isBusy))
  at('view').replaceChildren(...(isBusy ? [empty(words.loading)] : []), view.element)
}

const showFilled = (view: View): void => {
  say('')
  if (filled.has(view)) return
  filled.add(view)
  at('view').setAttribute('aria-busy', 'false')
  at('view').firstElementChild?.remove()
}

/** Refreshes the section that is seen until another is; a page that nobody sees asks for nothing. */
const live = async (view: View): Promise<void> => {
  clearTimeout(timer)
  const isSeen = () => views.get(sectionOf(location.hash)) === view
  if (document.visibilityState === 'visible') {
    await view.refresh().then(
      () => isSeen() && showFilled(view),
      (error: unknown) => isSeen() && say(`${words.offline}（${whyOf(error)}）`),
    )
  }
  if (isSeen()) {
    clearTimeout(timer)
    timer = window.setTimeout(() => void live(view), view.everyMs)
  }
}

const open = (): void => {
  const section = sectionOf(location.hash)
  const view = viewOf(section)
  for (const link of at('nav').querySelectorAll('a')) {
    if (link.hash === `#${section}`) {
      link.setAttribute('aria-current', 'page')
      link.scrollIntoView({ block: 'nearest', inline: 'center' })
    } else link.removeAttribute('aria-current')
  }
  show(view)
  document.title = `${words.sections[section]} · 小美本机云`
  void live(view)
}

at('nav').append(
  ...Object.entries(words.sections).map(([section, label]) => h('a', { href: `#${section}` }, label)),
)
window.addEventListener('hashchange', open)
document.addEventListener('visibilitychange', () => void live(viewOf(sectionOf(location.hash))))
open()

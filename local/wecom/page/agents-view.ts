import type { PageAgent } from '../page-server'
import { at, h } from './dom'
import { avatarView } from './entry-view'
import type { Model } from './model'
import { receptionView } from './reception'
import { previewOf } from './text-view'
import { stampOf } from './time'
import { words } from './words'

/** The list of agents by shop: a column on the desktop, a page of its own on a phone. */
export const drawAgents = (model: Model, open: (key: string) => void) => {
  const shops = [...new Set(model.agents.map(({ shop }) => shop))]
  at('agents').replaceChildren(
    ...shops.flatMap((shop) => [
      h('h2', {}, shop),
      ...model.agents.filter((agent) => agent.shop === shop).map((agent) => agentRow(model, agent, open)),
    ]),
  )
  const others = model.agents.filter((agent) => agent.key !== model.current && model.isUnread(agent)).length
  at('back-dot').hidden = others === 0
  drawHead(model, others)
}

const drawHead = ({ agent, reception }: Model, others: number) => {
  const { text, button } = receptionView(reception)
  at('duty').textContent = button
  if (!agent) return
  at('title').textContent = agent.title
  at('sub').textContent = [text, `${agent.name} · ${agent.shop}`].join('\u3000')
  document.title = `${others > 0 ? `(${others}) ` : ''}${agent.title} · ${agent.name}`
}

const agentRow = (model: Model, agent: PageAgent, open: (key: string) => void): HTMLElement => {
  const { last, name, key } = agent
  const isUnread = model.isUnread(agent)
  const time = last ? stampOf(last.at, Date.now()) : ''
  const row = h(
    'button',
    { class: 'row', type: 'button', ...(key === model.current && { 'aria-current': 'true' }) },
    h('span', { class: 'face' }, avatarView(name), ...(isUnread ? [unreadDot()] : [])),
    h('span', { class: 'who' }, h('b', {}, name), h('span', {}, last ? preview(last) : words.empty)),
    h('time', { class: 'num' }, time),
  )
  row.addEventListener('click', () => open(key))
  return row
}

const unreadDot = () => h('i', { class: 'dot', role: 'img', 'aria-label': words.unread })

const preview = ({ body }: NonNullable<PageAgent['last']>) => {
  if (body.type === 'text') return previewOf(body.content)
  const kind = words.preview[body.type]
  return body.type === 'card' ? `${kind} ${body.card.main_title.title ?? ''}` : kind
}

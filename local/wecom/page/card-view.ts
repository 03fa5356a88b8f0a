import type { CardBody } from '../config'
import { h } from './dom'
import { words } from './words'

type Button = CardBody['card']['button_list'][number]

interface Pressing {
  readonly onPress: (key: string, picked: string | undefined) => void
}

const line = (tag: string, name: string, text: string | undefined): HTMLElement[] =>
  text ? [h(tag, { class: name }, text)] : []

const factsView = ({ horizontal_content_list: facts = [] }: CardBody['card']): HTMLElement =>
  h('dl', {}, ...facts.flatMap(({ keyname, value = '' }) => [h('dt', {}, keyname), h('dd', {}, value)]))

/** 模板卡片, 按钮交互型, as WeCom's client lays it out: source, titles, text, facts, a choice, buttons. */
export const cardView = (body: CardBody, { onPress }: Pressing): HTMLElement => {
  const { card, press, over } = body
  const { title, desc } = card.main_title
  const select = over === undefined ? selectView(body) : undefined
  const isLost = press?.status === 'failed' && over === undefined
  return h(
    'section',
    { class: 'bcard', 'aria-label': title ?? '' },
    ...line('small', 'src', card.source?.desc),
    ...line('h2', 'title', title),
    ...line('p', 'sub', desc),
    ...line('p', 'said', card.sub_title_text),
    factsView(card),
    ...(select ? [select.line] : []),
    ...(isLost ? [h('p', { class: 'bad', role: 'alert' }, words.pressFailed)] : []),
    buttonsView(body, (key) => onPress(key, select?.picked())),
  )
}

const selectView = ({ card, picked }: CardBody) => {
  const { button_selection: selection } = card
  if (!selection) return undefined
  const chosen = picked ?? selection.selected_id ?? selection.option_list[0]?.id
  const options = selection.option_list.map(({ id, text }) =>
    h('option', { value: id, ...(id === chosen && { selected: '' }) }, text),
  )
  const box = h('select', {}, ...options)
  const label = h('label', { class: 'pick' }, h('span', {}, selection.title ?? ''), box)
  return { line: label, picked: () => (box instanceof HTMLSelectElement ? box.value : undefined) }
}

const buttonsView = ({ card, over, press }: CardBody, onPress: (key: string) => void): HTMLElement => {
  if (over !== undefined) return h('p', { class: 'over' }, over)
  return h(
    'div',
    { class: 'acts' },
    ...card.button_list.map((button) => buttonView(button, press?.status === 'sending', onPress)),
  )
}

const buttonView = (button: Button, isBusy: boolean, onPress: (key: string) => void): HTMLElement => {
  if ('url' in button) {
    return h('a', { class: 'act', href: button.url, target: '_blank', rel: 'noopener' }, button.text)
  }
  const kind = button.style === 2 ? 'act bad' : 'act main'
  const busy = isBusy ? { disabled: '', 'aria-busy': 'true' } : {}
  const element = h('button', { class: kind, type: 'button', ...busy }, button.text)
  element.addEventListener('click', () => onPress(button.key))
  return element
}

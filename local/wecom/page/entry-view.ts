import { firstOf } from '../../../core/shared/graphemes'
import type { Body, Entry } from '../config'
import { bodyView } from './body-view'
import { h, icon } from './dom'
import type { Outgoing } from './model'
import { viewOf, type TextView } from './text-view'
import { words } from './words'

/** A line of the chat with what its drawing needs to know. */
export interface Line {
  readonly key: string
  readonly entry: Entry
  readonly agentName: string
  readonly corpId: string
  /** A picture that goes with the text before it shares its avatar. */
  readonly isJoined: boolean
  readonly onResend: () => void
  /** A button of its card. */
  readonly onPress: (key: string, picked: string | undefined) => void
}

export const lineView = (line: Line): HTMLElement => {
  const { body, from, passive } = line.entry
  if (body.type !== 'text') return messageView(line, bodyView(body, line))
  const view = viewOf({ from, passive, content: body.content })
  if (view.kind === 'ack') return h('p', { class: 'ack num' }, icon('check'), h('span', {}, view.text))
  return messageView(line, textView(view))
}

const messageView = (line: Line, content: HTMLElement): HTMLElement => {
  const isMine = line.entry.from === 'member'
  const column = h('div', { class: 'col' }, isMine ? withState(line, content) : content)
  if (line.entry.status === 'failed') column.append(resendButton(line.onResend))
  const avatar = line.isJoined
    ? h('span', { class: 'av none' })
    : avatarView(isMine ? line.agentName : undefined)
  return h('div', { class: isMine ? 'msg me' : 'msg' }, avatar, column)
}

/** The initial of an agent; without a name it is 小美. */
export const avatarView = (name?: string): HTMLElement =>
  name === undefined
    ? h('span', { class: 'av bot', role: 'img', 'aria-label': words.bot }, icon('smile'))
    : h('span', { class: 'av agent', 'aria-hidden': 'true' }, firstOf(name, 1))

const outgoingBody = ({ text, chosen, place }: Outgoing): Body => {
  if (chosen) return { type: chosen.type.media, mediaId: '' }
  return place ? { type: 'location', ...place } : { type: 'text', content: text ?? '' }
}

/** A message that is still on its way looks like the line that it will become. */
export const entryOfOutgoing = (outgoing: Outgoing): Entry => ({
  id: outgoing.clientId,
  seq: Infinity,
  rev: Infinity,
  at: outgoing.at,
  from: 'member',
  passive: false,
  body: outgoingBody(outgoing),
  status: outgoing.isFailed ? 'failed' : 'sending',
})

const textView = (view: Exclude<TextView, { kind: 'ack' }>): HTMLElement => {
  if (view.kind === 'bubble') {
    const mark = view.mark ? [h('b', { class: 'mark' }, view.mark)] : []
    const number = view.number ? [h('small', {}, ` ${view.number}`)] : []
    return h('div', { class: 'bubble' }, ...mark, ...number, view.text)
  }
  const title = h('h2', {}, h('b', { class: 'mark' }, view.mark), ` ${view.title}`)
  const lines = view.lines ? [h('p', {}, view.lines)] : []
  const hint = view.hint ? [h('footer', {}, ...hintView(view.hint))] : []
  return h('section', { class: 'tcard' }, title, ...lines, ...hint)
}

const hintView = (hint: string) =>
  hint.split(/(#\d+ 内容)/).map((part, index) => (index % 2 === 1 ? h('code', {}, part) : part))

const withState = ({ entry, onResend }: Line, content: HTMLElement): HTMLElement => {
  if (entry.status === 'sending') {
    return h(
      'div',
      { class: 'state' },
      h('span', { class: 'ring', role: 'status', 'aria-label': words.sendingNow }),
      content,
    )
  }
  if (entry.status !== 'failed') return content
  const mark = h('button', { class: 'bang', type: 'button', 'aria-label': words.resend }, '!')
  mark.addEventListener('click', onResend)
  return h('div', { class: 'state' }, mark, content)
}

const resendButton = (onResend: () => void) => {
  const button = h('button', { class: 'failnote', type: 'button', role: 'alert' }, words.resend)
  button.addEventListener('click', onResend)
  return button
}

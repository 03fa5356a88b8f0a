import type { BotAnswer } from '../../core/bot/answer'
import type { Command, Person } from '../../core/conversation/commands'
import type { Instant } from '../../core/shared/time'
import { NOW } from './samples'

export const linXiao: Person = { agentId: 'linxiao', name: '林晓' }
export const chenMo: Person = { agentId: 'chenmo', name: '陈默' }
/** A supervisor. */
export const zhouMin: Person = { agentId: 'zhoumin', name: '周敏' }

export const botSays = (text: string, more: Partial<BotAnswer> = {}): BotAnswer => ({
  bodies: [{ kind: 'text', text }],
  handOff: false,
  offersPerson: false,
  orderNo: null,
  ...more,
})

export const say = (text: string, answer: BotAnswer | null = null): Command => ({
  type: 'say',
  body: { kind: 'text', text },
  answer,
})
/** The shopper asks for a person in words. */
export const sayPerson = say('人工', botSays('好的', { handOff: true }))
export const enter: Extract<Command, { type: 'enter' }> = {
  type: 'enter',
  orderNo: null,
  welcome: [{ from: { kind: 'bot' }, body: { kind: 'text', text: '您好' } }],
  shopper: { name: '张雨晴', gender: 'female' },
}
export const callHuman: Command = { type: 'callHuman' }
export const cancel: Command = { type: 'cancelHandOff' }
export const assignTo = (to: Person): Command => ({ type: 'assign', to })
export const reply = (by: Person, text = '看到了'): Command => ({
  type: 'reply',
  by,
  body: { kind: 'text', text },
})
/** Takes back words of turn 1. */
export const recall = (by: Person, at: Instant = NOW): Command => {
  const from = { kind: 'agent' as const, ...linXiao }
  const message = { from, body: { kind: 'text' as const, text: '看到了' }, seq: 1, position: 0, at }
  return { type: 'recall', by, message }
}
export const note = (
  by: Person,
  as: 'agent' | 'supervisor' | 'asked' = 'agent',
  mentions: readonly Person[] = [],
): Command => ({
  type: 'note',
  by,
  text: '她上周也来过',
  mentions,
  as,
})
export const end = (by: Person): Command => ({ type: 'end', by })
export const transfer = (by: Person, to: Person): Command => ({ type: 'transfer', by, to })
export const requeue = (from: Person): Command => ({ type: 'requeue', from: from.agentId })
export const rate = (sessionId: string, stars = 5): Command => ({
  type: 'rate',
  sessionId,
  rating: { stars, tags: ['回复快'], comment: '' },
})

/** A session that 林晓 serves. */
export const served = [callHuman, assignTo(linXiao)] as const

import type { Duty } from '../routing/agent'
import type { RequestAnswer } from './request-words'

/** A command's word and what stands behind it. */
export type CommandWord = Command & { readonly rest: string }

type Command =
  | { readonly type: 'duty'; readonly duty: Duty }
  | { readonly type: 'request'; readonly verb: RequestAnswer['verb'] }
  | { readonly type: 'link' | 'unlink' }
  | { readonly type: 'end' | 'plan' | 'progress' }
  | { readonly type: 'level' }
  | { readonly type: 'transfer' | 'requests' | 'sessions' | 'replies' | 'help' }

/** Every word by which a command is called; Latin ones in any case and width. */
const words: readonly (readonly [Command, readonly string[]])[] = [
  [{ type: 'end' }, ['end', '结束', '结束会话']],
  [{ type: 'transfer' }, ['to', '转给', '转接', '转']],
  [{ type: 'plan' }, ['plan', '方案', '已给方案', '给了方案']],
  [{ type: 'progress' }, ['progress', '进展', '已同步进展', '同步进展']],
  [{ type: 'level' }, ['level', '级别', '问题级别']],
  [{ type: 'link' }, ['link', '关联', '关联订单', '绑定订单']],
  [{ type: 'unlink' }, ['unlink', '取消关联', '解除关联', '解绑订单']],
  [{ type: 'request', verb: 'accept' }, ['yes', '同意']],
  [{ type: 'request', verb: 'decline' }, ['no', '不同意', '拒绝']],
  [{ type: 'request', verb: 'finish' }, ['done', '办好', '已办好']],
  [{ type: 'requests' }, ['requests', '申请', '待办']],
  [{ type: 'duty', duty: 'on' }, ['on', '上班', '接待', '开始接待', '恢复接待']],
  [{ type: 'duty', duty: 'busy' }, ['busy', '暂停', '暂停接待', '忙碌']],
  [{ type: 'duty', duty: 'off' }, ['off', '下班']],
  [{ type: 'sessions' }, ['sessions', 's', '会话', '我的会话']],
  [{ type: 'replies' }, ['replies', 'r', '快捷回复', '快捷', '话术']],
  [{ type: 'help' }, ['help', 'h', '?', '帮助']],
]

const byWord: ReadonlyMap<string, Command> = new Map(
  words.flatMap(([command, names]) => names.map((name) => [name, command] as const)),
)

/** Longest first: 转给张三 is 转给 + 张三. */
const gluedTransfer = /^(?:转给|转接|转)(?=\S)/

/** 级别2 is 级别 + 2. */
const gluedLevel = /^(?:问题级别|级别|level)(?=[\d０-９])/i

const glued = [
  ['transfer', gluedTransfer],
  ['level', gluedLevel],
] as const

const plain = (word: string): string => word.normalize('NFKC').toLowerCase()

/** `to张三`: Latin letters end where Chinese begins. */
const latinHead = /^[a-zａ-ｚ]+(?=\p{Script=Han})/iu

const split = (written: string): readonly [head: string, rest: string] => {
  const [first = ''] = written.split(/\s/, 1)
  const head = latinHead.exec(first)?.[0] ?? first
  return [head, written.slice(head.length).trim()]
}

/** The command that stands behind a slash; null when there is none by that name. */
export const commandOf = (written: string): CommandWord | null => {
  const [head, rest] = split(written)
  const command = byWord.get(plain(head))
  if (command) return { ...command, rest }
  for (const [type, pattern] of glued) {
    const found = pattern.exec(written)?.[0]
    if (found !== undefined) return { type, rest: written.slice(found.length).trim() }
  }
  return null
}

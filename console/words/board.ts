import type { Board, BoardSession } from '../../core/contracts/desk/board'
import type { Duty } from '../../core/routing/agent'
import { clockText, type Instant } from '../../core/shared/time'
import { dueText, roughly, spanText } from './sessions'

type Rule = NonNullable<BoardSession['dueRule']>
const ruleNames: Readonly<Record<Rule['for'], string>> = {
  firstResponse: '首次回复',
  reply: '回复',
  promise: '说过“正在加急处理”，答复',
  plan: '给方案',
  resolution: '解决',
  progress: '同步进展',
}

/** What the live board says. */
export const boardWords = {
  title: '看板',
  now: (at: Instant) => `${clockText(at)} 更新`,
  figures: {
    label: '此刻',
    waiting: '排队',
    longest: '等得最久',
    over: '超时',
    staff: '在岗',
    places: '接待位',
    nobodyWaits: '没有人等',
    people: (count: number) => `${count} 人`,
    sessions: (count: number) => `${count} 个`,
    taken: (held: number, capacity: number) => `${held} / ${capacity}`,
    free: (count: number) => `还能接 ${count} 个`,
    full: '接满了',
    nobodyOn: '没有人在岗',
    allInTime: '都在时限内',
    span: spanText,
  },
  escalations: { title: '请主管帮忙', asked: (name: string, ms: number) => `${name}，${roughly(ms)}前` },
  queue: { title: '排队', empty: '没有人排队', order: '等得最久的在上' },
  urgent: { title: '接待中', empty: '没有等回复的会话', order: '最急的在上' },
  more: '只列出最前面的 30 个',
  part: '人多，组和客服的超时数按最前面的 200 个算',
  agents: {
    title: '客服',
    empty: '还没有客服。在客服名单里加上企业微信成员后，这里看得到每个人的状态',
    duty: { on: '接待中', busy: '暂停接待', off: '下班' } satisfies Record<Duty, string>,
    held: (held: number, capacity: number) => `${held} / ${capacity}`,
    heldTitle: (held: number, capacity: number) => `正在接待 ${held} 个，最多 ${capacity} 个`,
    over: (count: number) => `超时 ${count}`,
    none: '手上没有会话',
  },
  groups: {
    title: '分组',
    line: ({ waiting, onDuty }: Board['groups'][number]) => `排队 ${waiting}，在岗 ${onDuty} 人`,
    longest: (ms: number) => `最久 ${spanText(ms)}`,
    over: (count: number) => `超时 ${count}`,
  },
  row: {
    queued: '排队中',
    look: (called: string) => `查看${called}的会话`,
    takeOver: '接手',
    takeOverAsk: (called: string) => `接手${called}？`,
    takeOverWhy: (agent: string | null) =>
      agent === null
        ? '这个会话会到您手上，顾客会看到由您接待'
        : `顾客会看到转由您接待，${agent}会收到通知，之前说的您都看得到`,
    keep: '先不接手',
    assign: '指派',
    assignTo: (called: string) => `把${called}指派给`,
    receiver: (name: string, held: number, capacity: number) => `${name}（${held} / ${capacity}）`,
    whisper: '悄悄说',
    clock: (waitedMs: number) => `等了 ${spanText(waitedMs)}`,
    rule: ({ for: what, standardMs }: Rule, due: Instant, now: Instant) =>
      `规则：${ruleNames[what]}不超过 ${roughly(standardMs)}，${dueText(due, now)} 前`,
    noOne: '没有别的同事可以接',
  },
  whisper: {
    title: (agent: string) => `悄悄对${agent}说`,
    why: '只有同事看得到，会发到对方的企业微信',
    placeholder: '比如：先别答应赔偿，我问一下仓库',
    send: '发送',
  },
  answer: {
    title: (agent: string) => `答复${agent}`,
    button: '答复',
    why: '会发到对方的企业微信。您也可以直接接手',
    placeholder: '比如：可以先补发，再补偿 20 元',
    send: '发送答复',
    rule: (by: Instant) => `规则：主管 ${clockText(by)} 前答复`,
  },
  cancel: '取消',
  done: {
    takenOver: (called: string) => `已接手${called}`,
    assigned: (called: string, name: string) => `已把${called}交给${name}`,
    whispered: (name: string) => `已发给${name}`,
    answered: (name: string) => `已答复${name}`,
  },
  forSupervisors: '看板给主管用',
  forSupervisorsWhy: '您看得到自己的会话和排队。要看整个店，请管理员把您设为主管',
} as const

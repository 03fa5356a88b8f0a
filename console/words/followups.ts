import type { FollowUpListName } from '../../core/contracts/desk/followups'
import type { Next, Outcome } from '../../core/followups/follow-up'
import { DAY, HOUR, momentText, type Instant } from '../../core/shared/time'
import { spanText } from './sessions'

/** `2 天 6 小时`; under a day `5:02:10`. */
export const longText = (ms: number): string => {
  if (ms < DAY) return spanText(ms)
  const hours = Math.floor((ms % DAY) / HOUR)
  return `${Math.floor(ms / DAY)} 天${hours > 0 ? ` ${hours} 小时` : ''}`
}

const limitText = (ms: number): string => (ms % DAY === 0 ? `${ms / DAY} 天` : `${ms / HOUR} 小时`)

/** What the page 回访 says. */
export const followUpsWords = {
  title: '回访',
  why: '评价低、求助过主管、问题升级过、处理超时的会话，结束后要问一声',
  lists: '看哪些',
  list: { mine: '我的', free: '待认领', all: '全部', done: '已完成' } satisfies Record<
    FollowUpListName,
    string
  >,
  empty: {
    mine: '没有要做的回访',
    free: '没有待认领的回访',
    all: '全店都回访完了',
    done: '还没有完成的回访',
  } satisfies Record<FollowUpListName, string>,
  emptyWhy: {
    mine: '会话结束后，评价低、求助过主管、问题升级过、处理超时的会出现在这里',
    free: '原来的客服不在了，或者请主管跟进的，会出现在这里',
    all: '会话结束后，要回访的会出现在这里',
    done: '记下结果的回访会出现在这里',
  } satisfies Record<FollowUpListName, string>,
  count: (count: number) => `${count} 个回访要做`,
  countLate: (count: number) => `${count} 个回访超时`,

  moment: momentText,
  ended: (at: Instant, now: Instant) => `${momentText(at, now)} 结束`,
  by: (name: string) => `${name}负责`,
  nobody: '还没有人负责',
  stars: (stars: number) => `评 ${stars} 星`,
  left: (ms: number) => `还剩 ${longText(ms)}`,
  over: (ms: number) => `超时 ${longText(ms)}`,
  rule: (standardMs: number, due: Instant, now: Instant) =>
    `规则：会话结束后 ${limitText(standardMs)}内回访，${momentText(due, now)} 前`,
  level: (level: string) => `问题 ${level}`,
  outcome: {
    satisfied: '满意',
    notSatisfied: '不满意',
    notReached: '没联系上',
  } satisfies Record<Outcome, string>,
  inTime: '按时',
  late: '超时',
  herself: '顾客自己评了 5 星',
  note: (note: string) => `“${note}”`,

  acts: {
    story: '看经过',
    write: '写给顾客',
    answer: '记结果',
    give: '转给',
    take: '我来做',
  },
  storyTitle: (called: string) => `${called}的经过`,
  wholeChat: '看全部聊天',
  write: {
    title: (called: string) => `写给${called}`,
    why: '会打开一个新会话，占您一个接待位。顾客不在小程序里时，订阅过通知的会收到提醒',
    placeholder: '比如：上次的杯子补发收到了吗，还有别的需要吗',
    send: '发送',
  },
  answer: {
    title: (called: string) => `${called}的回访结果`,
    outcome: '结果',
    next: '接下来',
    nexts: {
      again: '已再处理，过后再问一次',
      supervisor: '请主管跟进',
      nothing: '没有别的办法了，就此结束',
    } satisfies Record<Next, string>,
    note: '记一句',
    notePlaceholder: '顾客说了什么，答应了什么',
    noteNeeded: '不满意要写上原因',
    tries: (done: number, most: number) => `第 ${done + 1} 次，最多试 ${most} 次，每次隔 4 小时`,
    save: '记下',
  },
  give: {
    title: (called: string) => `把${called}的回访转给`,
    nobody: '没有别的同事',
    send: '转给',
  },
  cancel: '取消',
  done: {
    answered: '已记下',
    given: (name: string) => `已转给${name}`,
    taken: '已是您的',
  },
} as const

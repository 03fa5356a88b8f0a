import type { DeskClock } from '../../core/contracts/desk/clocks'
import type { Level } from '../../core/policy/service-policy'
import { clockWords } from './sessions'

type Name = DeskClock['clock']

const names: Readonly<Record<Name, string>> = {
  plan: '方案',
  resolution: '解决',
  progress: '进展',
  promise: '答复',
  escalation: '主管',
}

const together = (all: readonly Name[]): string => all.map((one) => names[one]).join('、')

/** What the head of a chat says of the clocks beside the next answer. */
export const clocksWords = {
  label: '处理时限',
  names,
  /** 方案还剩 2:06, 方案 12:05 前. */
  named: (clock: Name, words: string) => `${names[clock]}${/^\d/.test(words) ? ' ' : ''}${words}`,
  theirs: (all: readonly Name[]) => `${together(all)}等客户`,
  shut: (all: readonly Name[]) => `${together(all)}营业后开始计`,
  /** How a clock stands that stands still. */
  stopped: (clock: Name, leftMs: number) =>
    `${names[clock]}${leftMs < 0 ? clockWords.over(-leftMs) : clockWords.left(leftMs)}，客户回复后接着计`,
  acts: {
    plan: { button: '已给方案', why: '已经告诉客户怎么处理', done: '已记下，方案给过了' },
    progress: { button: '已同步进展', why: '已经告诉客户办到哪一步', done: '已记下，下次进展重新计时' },
  },
  level: {
    button: (level: Level | undefined) => (level === undefined ? '问题级别' : `问题级别 ${level}`),
    choices: {
      L1: 'L1 客服直接解决',
      L2: 'L2 要商家或品控配合，定时同步进展',
      L3: 'L3 系统故障，定时同步进展',
    } satisfies Record<Level, string>,
    done: (level: Level) => `问题级别改为 ${level}`,
  },
} as const

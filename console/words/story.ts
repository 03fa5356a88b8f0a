import { yuanText } from '../../core/shared/money'
import { clockText, momentText, dayText, type Instant } from '../../core/shared/time'

/** What is said when a session changes hands. */
export const storyWords = {
  digest: {
    title: '小美交接',
    head: (openedAt: Instant, handedAt: Instant | null, botAnswers: number) => {
      const [from, to] = [clockText(openedAt), handedAt === null ? '' : clockText(handedAt)]
      return `${to === '' || to === from ? from : `${from}–${to}`}，机器人答 ${botAnswers} 次`
    },
    came: '由来',
    hops: (hops: number) => `转过 ${hops} 次手`,
    asked: '问题',
    askedNothing: '还没有说什么事',
    photos: (count: number) => `已发照片 ${count} 张`,
    order: '订单',
    paid: (fen: number) => `实付 ${yuanText(fen)}`,
    promised: '答应',
    hands: '转接',
    handed: (from: string, to: string) => `${from} → ${to}`,
    note: (note: string) => `：${note}`,
    helped: '主管',
    help: (name: string, text: string, isAnswer: boolean) =>
      isAnswer ? `${name}答复：${text}` : `${name}请帮忙：${text}`,
    earlier: '上次',
    cameBefore: (endedAt: Instant, now: Instant, agentName: string) =>
      `${dayText(endedAt, now)} ${agentName}接待`,
    before: (asked: string, decided: string | null) =>
      `问“${asked}”${decided === null ? '' : `，答“${decided}”`}`,
    stars: (stars: number) => `评 ${stars} 星`,
    first: '先做',
    /** What to do with whoever comes again, and how soon (R144). */
    firstSteps: '30 秒内确认是不是上次那件事，再问还需要什么',
    said: (at: Instant, now: Instant) => momentText(at, now),
    failed: '交接没有载入',
    retry: '重试',
    fold: '收起',
    unfold: '展开交接',
  },
  hand: {
    button: '转接',
    title: (called: string) => `把${called}转给`,
    colleagues: '同事',
    groups: '分组',
    nobody: '现在没有在岗的同事',
    place: (held: number, capacity: number) => `${held} / ${capacity}`,
    onDuty: (count: number) => (count === 0 ? '没有人在岗，会由别的组接' : `在岗 ${count} 人`),
    note: '给对方的话',
    notePlaceholder: '比如：库存已锁，等她确认地址',
    noteWhy: '顾客看不到。问过什么、答应过什么，小美会一起带过去',
    send: '转接',
    cancel: '取消',
    done: (name: string) => `已转给${name}`,
    choose: '选一位同事或一个组',
  },
  help: {
    button: '请主管帮忙',
    title: '请主管帮忙',
    why: '主管会在企业微信收到，答复前系统会一直提醒。会话还在您手上',
    placeholder: '比如：要求三倍赔偿，超过我的权限',
    send: '发给主管',
    done: '已发给主管',
  },
  more: '更多操作',
  takeOver: { button: '接手', done: '已接手' },
} as const

import type { AcceptedCall, Outcome, SentMessage } from './journal'

/** 发送应用消息: per app and member, more is dropped without a word. */
const limits = [
  { windowMs: 60_000, count: 30 },
  { windowMs: 3600_000, count: 1000 },
] as const

/** What decides whether an accepted message is shown; fed with the past, so that a restart changes nothing. */
export class Limits {
  private readonly shownAt = new Map<string, number[]>()
  private readonly seenAt = new Map<string, number>()

  judge(call: AcceptedCall, sent: Omit<SentMessage, 'outcome'>): Outcome {
    const before = this.seenAt.get(requestKey(call, sent))
    if (sent.duplicateMs > 0 && before !== undefined && call.at - before < sent.duplicateMs)
      return 'duplicate'
    const times = this.shownAt.get(pairKey(call, sent)) ?? []
    const isFull = limits.some(({ windowMs, count }) => {
      const oldest = times.at(-count)
      return oldest !== undefined && call.at - oldest < windowMs
    })
    return isFull ? 'dropped' : 'shown'
  }

  learn(call: AcceptedCall) {
    const { sent } = call
    if (sent?.outcome !== 'shown') return
    this.seenAt.set(requestKey(call, sent), call.at)
    const times = this.shownAt.get(pairKey(call, sent)) ?? []
    this.shownAt.set(pairKey(call, sent), [...times, call.at].slice(-1000))
  }
}

const pairKey = (call: AcceptedCall, { userid }: Pick<SentMessage, 'userid'>) =>
  `${call.corpId}:${call.agentId}:${userid}`

const requestKey = (call: AcceptedCall, sent: Pick<SentMessage, 'userid' | 'requestHash'>) =>
  `${pairKey(call, sent)}:${sent.requestHash}`

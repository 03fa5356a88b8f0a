import { MINUTE, SECOND } from '../shared/time'

const waited = (ms: number): string =>
  ms < 2 * MINUTE ? `${Math.round(ms / SECOND)} 秒` : `${Math.floor(ms / MINUTE)} 分钟`

/** Why a session came to this agent: kept with the assignment. */
export const routingWords = {
  dedicated: '是他的专属客服',
  owner: '这个会话最先由他接待（首问负责）',
  last: '上次由他接待',
  skilled: '擅长顾客问的事',
  least: (taken: number, capacity: number) => `手上最少（${taken} / ${capacity}）`,
  only: '只有他有空位',
  ofGroup: (group: string) => `${group}组`,
  overflow: (from: string, waitedMs: number) => `${from}组 ${waited(waitedMs)}没有空位，由别组帮接`,
  nobodyThere: (group: string) => `${group}组没有人在岗，由别组接`,
} as const

import { MINUTE, SECOND } from '../shared/time'

const waited = (ms: number): string =>
  ms < 2 * MINUTE ? `${Math.round(ms / SECOND)} 秒` : `${Math.floor(ms / MINUTE)} 分钟`

/** Why a session came to its agent: kept with the assignment, read by himself and by others. */
export const routingWords = {
  dedicated: '专属客服',
  owner: '首问负责（最先接待）',
  last: '上次接待过这位顾客',
  skilled: '擅长顾客问的事',
  least: (taken: number, capacity: number) => `手上最少（${taken} / ${capacity}）`,
  only: '别人都没有空位',
  ofGroup: (group: string) => `${group}组`,
  overflow: (from: string, waitedMs: number) => `${from}组 ${waited(waitedMs)}没有空位，由别组帮接`,
  nobodyThere: (group: string) => `${group}组没有人在岗，由别组接`,
} as const

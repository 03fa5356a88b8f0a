import { plainText } from '../bot/phrases'
import { beginClock, waitScore } from '../policy/waits'
import type { Context } from './commands'
import type { MessageBody } from './message'
import type { Service } from './state'
import type { Event } from './turn'

type Assigned = Extract<Service, { status: 'assigned' }>

/** "已收到您的反馈，正在加急处理": the answer comes later (R37). Over `plainText`. */
const saysLater =
  /正在(?:为您|给您|帮您)?(?:加急|尽快|抓紧|紧急)|(?:会|将|已经?)(?:为您|给您|帮您)?(?:加急|抓紧)(?:处理|办理|核实|跟进|催)/

/** Words that are no answer: they don't keep a promise. */
const courtesy =
  /^(?:好|嗯|不客气|不用谢|没关系|没事|您好|你好|在的?|稍等|请稍等|请稍候|稍候|感谢|谢谢|抱歉|应该的)(?:好|的|哦|呢|啊|吧|您|你|一下|理解|耐心|等待|配合|支持|稍等|不客气)*$/

export const isCourtesy = (text: string): boolean => courtesy.test(plainText(text))

/** What an agent says he or the shop will do, for her: by its time, or by its verb. */
const willDo =
  /(?:今天|今晚|明天|后天|本周|下周|周[一二三四五六日]|\d+(?:个)?(?:分钟|小时|天|工作日))(?:之?内|以内|前|就|会|给|发|退|到)|(?:会|将|马上|立即|稍后)(?:再)?(?:给|为|帮|把)(?:您|你)|(?:给|为|帮)(?:您|你).{0,6}(?:补发|退款|退回|换货|赔付|补偿|登记|申请|安排|寄出|发出|催)/

/** Words by which an agent binds himself or the shop. Questions bind nobody. */
export const isPromise = (text: string): boolean =>
  !/[?？]\s*$|吗[。!！]?\s*$/.test(text) && (willDo.test(plainText(text)) || saysLater.test(plainText(text)))

const textOf = (body: MessageBody): string => (body.kind === 'text' ? plainText(body.text) : '')

/** Does an agent put the shopper off with these words? */
export const promisesLater = (body: MessageBody): boolean => saysLater.test(textOf(body))

const asksToWait = /稍等|稍候|请等/

/** Do these words of an agent leave the next step with the shop? */
export const putsOff = (body: MessageBody, { owed }: Pick<Assigned, 'owed'>): boolean => {
  const text = textOf(body)
  return saysLater.test(text) || asksToWait.test(text) || (owed?.promise !== undefined && courtesy.test(text))
}

/**
 * What an agent's words mean for a promise: "正在加急处理" starts its clock, his next words of substance keep it. Saying
 * it again keeps nothing, and begins no new time.
 */
export const promiseIn = (body: MessageBody, { owed }: Assigned, context: Context): Event[] => {
  const running = owed?.promise
  if (promisesLater(body)) {
    const clock = running ? null : beginClock('promise', context)
    return clock ? [{ type: 'promised', clock }] : []
  }
  if (!running || courtesy.test(textOf(body))) return []
  const score = waitScore(context.promises, { clock: running }, context.now) ?? { usedMs: 0, kept: true }
  return [{ type: 'promiseKept', rowId: running.rowId, ...score }]
}

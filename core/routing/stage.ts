import { topicOf } from '../bot/topics'
import { plainText } from '../bot/phrases'
import type { Story } from '../conversation/state'
import type { Stage } from './rules'

const saysAftersales =
  /退|换货|换一|坏|破|断了|碎|裂|漏|少发|漏发|错发|发错|质量|售后|保修|维修|投诉|赔|补发|瑕疵|假货/
const saysSale = /发货|物流|快递|包裹|订单|付款|支付|地址|发票|催|签收|到哪|优惠券用不了/

const stageOfWords = (text: string): Stage | null => {
  if (saysAftersales.test(text)) return 'aftersales'
  return saysSale.test(text) ? 'sale' : null
}

const saysNothing =
  /^(?:你好|您好|在吗|在么|有人吗|(?:转|找|要|叫)?(?:人工|客服|人工客服|真人|经理)(?:客服|服务)?)*$/

type Told = Pick<Story, 'asked' | 'orderNos' | 'choosingFor'>

/**
 * What a session is about, by what the shopper said last and the orders that were spoken of; null when he only called
 * for a person: nothing is known then, and anybody may serve it.
 */
export const stageOf = ({ asked, orderNos, choosingFor }: Told): Stage | null => {
  const spoken = [...asked].reverse().map(stageOfWords)
  const said = spoken.find((stage) => stage !== null)
  if (said !== undefined) return said
  if ((choosingFor ?? null) !== null || orderNos.length > 0) return 'sale'
  return asked.some((text) => !saysNothing.test(plainText(text))) ? 'presales' : null
}

/** What of it an agent may be good at: the topics of its questions (core/bot/topics.ts). */
export const topicsOf = ({ asked }: Pick<Story, 'asked'>): string[] => [
  ...new Set(asked.flatMap((text) => topicOf(plainText(text)) ?? [])),
]

import type { Urgency } from '../policy/service-policy'
import type { Story } from './state'

type Told = Pick<Story, 'asked'>

/** Something is wrong with the goods, or somebody is at odds with the shop: no hour settles that (R32). */
const saysComplex =
  /质量|瑕疵|坏|破|断了|碎|裂|漏|少发|发错|错发|假货|过敏|受伤|投诉|举报|曝光|起诉|赔|差评|故障|闪退|打不开/
/** The return flow and payment (R31). */
const saysGeneral = /退|换货|换一|换个|换码|付款|支付|扣款|扣费|到账|发票|开票|改地址|修改地址|取消订单|运费/
/** Order query, logistics, coupons (R30). */
const saysCommon =
  /物流|快递|包裹|发货|签收|到哪|单号|优惠[券卷]|红包|折扣码|满减|(?:查|看|找).{0,4}订单|订单.{0,4}(?:状态|进度|在哪|到哪|查)/

const say = ({ asked }: Told, words: RegExp): boolean => asked.some((text) => words.test(text))

/** How hard her question is, by what she said last (R30, R31); undefined: complex (R32), or nobody knows yet. */
export const topicOf = (story: Told): 'common' | 'general' | undefined => {
  if (say(story, saysComplex)) return undefined
  if (say(story, saysGeneral)) return 'general'
  return say(story, saysCommon) ? 'common' : undefined
}

/** Something is wrong with her account, or with the order itself (R34). */
const pressing =
  /(?:账号|帐号|账户|帐户|登录|登陆|密码).{0,8}(?:异常|被盗|盗|冻结|封|不了|不上|失败|不对|错|丢)|盗刷|被盗|(?:重复|多)(?:扣|付|下单)|扣了?(?:两|2|二)次|发错|错发|(?:订单|地址|尺码|数量|金额|价格|下单|填|写|拍|买).{0,3}(?:错|异常|不对|出问题)/
const suggesting = /建议|意见|希望(?:你们|贵店|店里|以后)|要是能|能不能(?:增加|多出|出个|上新|进)/

/** How much it presses, by what she said last (R34). */
export const urgencyOf = (story: Told): Urgency => {
  if (say(story, pressing)) return 'urgent'
  return say(story, suggesting) && !say(story, saysComplex) && !say(story, saysGeneral) ? 'low' : 'normal'
}

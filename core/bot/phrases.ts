/**
 * What shoppers' sentences look like, as patterns over `plainText`. Each is a list of real turns of phrase; the order
 * in which they are asked stands in understand.ts. A doubt is never answered: it offers a person (R107, R111).
 */
const oneOf = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'))

/** WeChat's own emoticons and the emoji that answer a question, as the words that they stand for. */
const spoken: readonly (readonly [RegExp, string])[] = [
  [/\[(?:强|握手|好的)\]|👌|👍|🆗|✅|🤝/gu, '好'],
  [/\[(?:抱拳|合十|玫瑰|爱心)\]|🙏|🌹|❤/gu, '谢谢'],
]

/** Letters and digits only, in one width and case: 转 人工！ and 转人工 are the same. */
export const plainText = (text: string): string =>
  spoken
    .reduce((so, [sign, word]) => so.replace(sign, word), text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{C}\p{M}]/gu, '')

/** 人工 is a person unless it is a material, a craft, a fee, or asked about: 人工智能, 人工费, 人工缝的, 人工客服几点上班. */
const byHand =
  '智|费|成本|合成|草|皮|钻|养|呼吸|降雨|湖|泪|关节|翻译|缝|制|做|织|编|雕|打磨|种|培|手|绘|安装|晶|宝石|珍珠|牙|色素|甜|香精|革|毛'
const details = '的?(?:几点|上班|下班|工作时间|服务时间|在线时间|时间|收费|电话|热线|号码|微信|态度)'
const someone = `(?:人工(?!${byHand})(?:客服|服务)?|真人|活人|客服|坐席|专员)(?!${details})`
const fetching = '(?:转接?|找|叫|要|接入?|换|来|联系|呼叫|有没有|有)(?:一?个|一下|下|到|成|你们的?|在线)?'
const hello = '(?:你好|您好|请问|在吗|在么|在线|喂|hello|hi|亲|麻烦|那)*'

const above = '(?:经理|主管|店长|领导|负责人|管事的)'
/** 有人吗, 人呢 */
const anybody =
  '(?:有没有人|有人没有?|有人|没有?人|人呢|人在)(?:吗|么|啊|呀|呢|哪|在|管|理我|回我|回复|处理)*(?:吗|么|啊|呀|呢)|有没有人(?:在|管|理我|回我|回复|处理)?|有人没有?|人呢'

/** 人工, 转人工, 找客服, 客服在吗, 不想和机器人聊 … */
export const wantsPerson = oneOf(
  `(?<![纯半])人工(?!${byHand})(?!(?:客服|服务)?${details})`,
  `${fetching}${someone}`,
  '(?:找|叫|换|来)一?个人(?![体形家])',
  `^${hello}(?:真人|活人|客服)(?:人员|小姐姐|小哥)?(?:在吗|在不在|在么|有人吗|你好|您好|呢|啊|吗)*$`,
  `(?:叫|找|喊|换|让|请|转|联系)(?:一?[个位]|一下)?(?:你们?的?)?${above}(?!推荐|签)`,
  '(?:叫|找|喊|让|派)你们?的?人(?:来|过来|出来|处理|(?:跟|和|给|联系|回复?)我|$)',
  `^${hello}(?:${anybody})+$`,
  '(?:不要|不想|别|不跟|不和)(?:再)?(?:跟|和|与|给我|用|让)?(?:这个|个)?机器人(?![吸扫拖])',
)

/** 我有订单没有显示在这里，请帮我关联: only a person can look whose it is. */
export const asksToLink = oneOf('(?:关联|绑定|认领).{0,8}订单', '订单.{0,50}(?:关联|绑定|认领)')

const refusal =
  '(?:(?<!要)(?:不要|不用|不需要|不想|不必|不找|不转|先不|无需|别|取消)再?(?:给我|帮我|跟我)?再?' +
  `(?:转接?|找|叫|接|要|联系|换)?(?:到|成)?(?:人工(?!${byHand})|真人|客服)|(?:人工|客服)就?(?:不用|不要|不必|算了))`
/** 不要人工, 别转人工 … */
export const refusesPerson = oneOf(refusal)

/** An answer to “shall a person come?”. */
export const saysYes =
  /^(?:好|嗯|可以|行|需要|要|是|对|转|帮我转|请转|麻烦(?:你|您)?了?|ok)(?:好|嗯|可以|行|要|的|吧|啊|呀|嘞|转|一下|麻烦(?:你|您)?了?|谢谢(?:你|您)?)*$/

/** Something that ends a talk, or needs no answer of substance. */
export const closes = oneOf(
  // Each word has one reading, so that a long row of them is read once: 知道 + 了, never 知道了 beside it.
  '^(?![的了吧嘞啦你您们]+$)(?:好|的|吧|嘞|嗯|哦|噢|行|可以|ok|了解|了|啦|知道|明白|收到|没事|没问题|再见|拜拜|谢|多谢|感谢|辛苦|你|您|们|小美)+$',
  '^(?:先|暂时|那)?(?:不用|不要|不需要|不必|不转|不了|不|算了)(?:了|吧|啊|谢谢|你|您)*$',
  `^(?:我|先|暂时|那)*${refusal}(?:了|吧|啊|谢谢|客服)*$`,
)

export const greets =
  /^(?:你好|您好|hi|hello|hey|哈喽|哈罗|嗨|喂|亲|在吗|在么|在不在|在线吗|有人吗|有人在吗|有人么|早|早上好|上午好|中午好|下午好|晚上好|请问|打扰了?|小美|老板|店家|啊|呀|哦|呢)+$/

/** 常见问题, 有哪些常见问题 */
export const asksQuestions =
  /^(?:我想|请|帮我)?(?:看看|看|有哪些|有什么)?(?:的)?(?:常见|常问)的?问题(?:有哪些|有什么|呢|吗)?$|^faq$/

/** More than where an order is: nothing that its status answers, so a person. */
export const asksMore = oneOf(
  '退|换(?!句)|售后|保修|维修|发票|开票|地址|改(?!天)|取消|拦截|拒收|合并|备注|定制',
  '少(?:了|发|件|寄)|漏|错(?:了|发)|(?:发|送|寄)错|破|碎|坏|裂|变形|脏|瑕疵|色差|质量|正品',
  '丢|弄没|赔|投诉|举报|态度|骗|差评|优惠|券|红包|积分|差价|价保|保价|补发|补寄|补货|有货|库存',
  '验证码|短信|运费|快递费|邮费|包邮|配送费|范围|保险',
  '(?:哪家|什么|哪个|啥)快递|(?:发|用|走|指定)顺丰|自提|代收|上门|(?:放|送)(?:到|在)?(?:驿站|门口|快递柜|柜)',
  '签收.*[没未]有?(?:收到|拿到|见到|看到)|[没未]有?(?:收到|拿到|见到|看到).*签收',
  '(?:现在|马上|如果|要是|明天)我?(?:下单|拍|买)|今天(?:下单|拍|买)(?!的)|下单后|拍下',
  '从哪|哪[里儿]发|发货地|能(?:不能)?[发送寄]到(?!吗|呢|啊|了|我|$)',
)

/** A cancellation that has happened, or that is spoken of: nothing to be asked for. */
const cancelledAlready =
  /(?:为什么|为啥|怎么会|被|已经?|自动)取消|取消(?:了吗|成功|失败|不了|的订单)|取消.{0,3}(?:关注|订阅|收藏|会员|优惠|预约)/
const cancelling = oneOf(
  '取消(?:掉|了|这个|这笔|那个|那笔|我的|一下|下)*(?:订单|单子?(?!号)|购买|交易)',
  '取消.{0,14}订单|(?:订单|单子|这单|这笔|那单|那笔|没发货).{0,8}取消',
  '(?:可以|能|想|要|帮我|怎么|如何|申请)(?:不能|不可以|把它|直接|给)?取消(?:吗|呢|掉|一下|$)',
  '^我?(?:现在|突然)?(?:不想要|不想买|不买)了$',
  '(?:订单|单子|这单|这笔|那单|那笔)我?(?:现在|突然)?(?:不想要|不要|不想买|不买)了',
)
/** 我要取消订单, 还没发货可以取消吗 … (R100) */
export const asksCancel = (plain: string): boolean => cancelling.test(plain) && !cancelledAlready.test(plain)

const otherAddress = /(?:退货|退回|寄回|发票|店铺|门店|邮箱|仓库|你们的?)地址/
const readdressing = oneOf(
  '(?:改|换|错|变更)(?:一下|下|个|了|过|成)?(?:我的|订单的?|收货|收件|送货|派送|快递|新|的)*地址',
  '地址.{0,6}(?:改(?!天)|换|错|不对|变了|搬家)',
)
/** 改地址, 收货地址写错了 … (R100) */
export const asksReaddress = (plain: string): boolean => readdressing.test(plain) && !otherAddress.test(plain)

const when = '(?:时候|多久|几天|几时|何时|啥时)才?(?:能|可以|会)?'
export const asksSending = oneOf(
  '发货|发出|寄出|出库|催单|催(?:一?下)?发',
  `(?:${when}|还不|还没|还没有|怎么不|快点|赶紧|尽快|抓紧)(?:给我|给)?[发寄](?![票现错生布邮])`,
)
export const asksWhere = /到哪|哪了|哪[里儿]了|派送|派件|揽收|物流|包裹|运单|(?<!订)单号|签收|送达|取件码/
export const asksParcel = oneOf(
  '快递|配送|送到|到货|收不到|不到货',
  '[没未]有?收到(?!短信|验证码|钱|通知|回复|消息)|(?:还没|还不|怎么不)到(?!账|时间|期)',
  `${when}(?:到(?!账|期)|送|收到)|[今明后]天(?:能|会|可以)?(?:不能)?到(?!账|期)`,
  '我(?:买)?的(?:货|东西|宝贝|件)(?:呢|到|在|怎么|还)',
)
export const asksOrders =
  /^(?:我的)?订单$|我的订单|订单(?:状态|进度|查询|情况|怎么样|详情|呢|在哪)|[查看](?:一下|下|询)?(?:我的?)?订单/

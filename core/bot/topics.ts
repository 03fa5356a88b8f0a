/**
 * What shops' own questions are about, in the words in which shoppers ask it, over `plainText` and always as a whole
 * sentence: 我要退货 asks what 怎么退换货 answers, 退货的快递到哪了 does not. The answer is the shop's, of its own
 * question about the same (R7, R111).
 */
type Topic = 'returns' | 'returnFreight' | 'refundTime' | 'invoice'

// Each word has one reading, so that a long row of them is read once.
const opening =
  '(?:你好|您好|请问|亲|那|我|想|问|咨询|现在|需要|要|得|申请|办理|怎么|如何|可不可以|可以|能不能|能|一下|帮|给|麻烦|支持)*'
const closing =
  '(?:吗|么|呢|啊|呀|了|吧|的|一下|怎么|怎样|如何|办|理|弄|操作|走|是|样|有|什么|哪些|服务|流程|步骤|政策|规则|规定|条件|要求|说明|方法|方式|申请|可以|行|谢谢)*'
const about = (...words: readonly string[]): RegExp =>
  new RegExp(`^${opening}(?:${words.join('|')})${closing}$`)

const goods = '(?:(?:这|那)(?:个|件|单|笔)?(?:商品|东西|货|订单)?|商品|东西|货|订单)'
const reason = '(?:(?:7|七)天)?(?:无理由)?'
const when = '(?:多久|多长时间|几天|什么时候|啥时候|何时)'
const comes = '(?:能|可以|会|才)?(?:到账?|退回?来?|收到)'
const pays = '(?:(?:要|是)?(?:谁|自己|我)来?(?:出|付|承担)|(?:要)?多少钱?)'
const bill = '(?:(?:电子|纸质|增值税|普通|专用)*发票|专票|普票)'

const phrases: readonly (readonly [Topic, RegExp])[] = [
  ['returns', about(`(?:${goods}${opening})?${reason}(?:退换货?|退货退款|退货|换货|退掉|退|换)${goods}?`)],
  ['returnFreight', about(`(?:退换货?|退货|换货|退回|寄回)去?的?来?回?的?(?:运费|邮费|快递费)${pays}?`)],
  [
    'refundTime',
    about(
      `退款(?:${when}${comes}|到账(?:时间|要?${when})|要?${when})`,
      `${when}(?:能|可以|会|才)?退(?:款|钱)`,
    ),
  ],
  ['invoice', about(`(?:开具?|补开)(?:一?张|个)?${bill}`, `${bill}(?:怎么|能|可以|在哪)?开?具?`, '开票')],
]

/** The topic of a sentence in plain text; null when it is about none of them, or about more. */
export const topicOf = (plain: string): Topic | null =>
  phrases.find(([, pattern]) => pattern.test(plain))?.[0] ?? null

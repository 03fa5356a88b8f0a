/**
 * Questions as people write them, brought to one form: what means the same is written the same, and what means
 * nothing is left out. Every rule here serves any trade; what is particular to a shop is learned from its entries.
 */

/** Each way of asking → the one kept. In this order: longer ones come first. */
const asks: readonly (readonly [RegExp, string])[] = [
  [
    /怎么样才能|怎么样可以|怎么样能|要怎么样|如何才能|怎样才能|怎么才能|应该怎么|要怎么|该怎么|怎么样|怎样|如何|咋样|咋/g,
    '怎么',
  ],
  [/为什么|为何|为啥|怎么回事|怎么会|是什么原因|什么原因|凭什么/g, '为何'],
  [/什么时候|啥时候|什么时间|哪天|何时|啥时|几时/g, '何时'],
  [/多长时间|多少时间|多久|多少天|几天|几个工作日/g, '多久'],
  [/啥|什么/g, '何'],
  [/哪儿|哪里|什么地方|何地/g, '哪'],
  [/能不能|可不可以|可否|能否|是否可以|是否能|可以|行不行/g, '能'],
  [/是不是|是否/g, '是'],
  [/有没有|有无/g, '有'],
]

/** Words that mean the same to whoever buys and sells, whatever it is. */
const sayings: readonly (readonly [RegExp, string])[] = [
  [/账号|帐号|帐户|户头/g, '账户'],
  [/邮费|快递费|邮资/g, '运费'],
  [/手续费|花费|费用|价格|价钱|要钱|收钱|花钱|收费标准|多少钱|几块钱/g, '收费'],
  [/撤销|撤回|撤掉|解除|取消掉/g, '取消'],
  [/更改|变更|更换|换成|改成|改一下/g, '修改'],
  [/查看|查找|查一下|看一下|看看/g, '查询'],
  [/电话号码|手机号码|手机号/g, '手机号'],
  [/增值税专用发票|专用发票|增值税专票/g, '专票'],
  [/电子发票|电子票|开票|要票/g, '开发票'],
  [/物流|包裹|快件|邮包/g, '快递'],
  [/退钱|打款|返款|还钱|把钱还/g, '退款'],
  [/支付|付钱|给钱/g, '付款'],
  [/优惠券|折扣券|满减券|代金券|红包/g, '券'],
  [/码数|码子|大小码|尺寸/g, '尺码'],
  [/寄出|发出|寄了|发走/g, '发货'],
  [/没货|无货|断码|断货|库存不足|库存不够|卖完|抢光|售罄/g, '缺货'],
  [/坏的|损坏/g, '坏了'],
  [/破的|破了|碎了|裂了|裂开|烂了|摔坏|压坏|碎掉/g, '破损'],
  [/东西|货品|物品|产品|宝贝/g, '商品'],
  [/单子/g, '订单'],
  [/单号|编号/g, '单号'],
  [/打折|折扣|便宜点|便宜/g, '优惠'],
  [/催一下|催催|快点|尽快|加急/g, '催'],
  [/晚点|晚几天|过几天|延后|延期|推迟|延长/g, '延迟'],
  [/人工客服|真人|人工服务|活人/g, '人工'],
  [/弄丢|丢失|遗失|丢了/g, '丢件'],
  [/少件|漏发|漏了|少发|少了/g, '少件'],
  [/发错|寄错/g, '发错'],
  [/不想要|不要了|后悔/g, '不想要'],
]

/** Said around a question, not in it. */
const fillers =
  /你好|您好|请问一下|请问|麻烦|我想问一下|想问一下|问一下|我想知道|想知道|我想了解|想了解|了解一下|了解下|了解|介绍一下|介绍下|给我说说|说说|跟我说|谁能告诉我|谁可以告诉我|告诉我|我不知道|不知道|你知道|知道|我不清楚|不清楚|不懂|不了解|咨询一下|咨询|请教一下|请教|我要看一下|我需要|我想要|我要|我想|请|谢谢|亲|一下|的|了|呢|吗|么|嘛|呀|啊|吧|哦|呗|是|你们|贵行|贵店|我|你|都|会/g

/** How WeChat writes its own emoji: [微笑]. */
const emoji = /\[\p{Script=Han}{1,4}\]/gu

/** Full and half width, upper and lower case are one; punctuation, blanks and emoji are none. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(emoji, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** The one form of a question; what consists of fillers alone stays as it is. */
export const canonicalOf = (text: string): string => {
  const said = [...asks, ...sayings].reduce((so, [ways, kept]) => so.replace(ways, kept), lettersOf(text))
  const left = said.replace(fillers, '')
  return left.length >= 2 ? left : said
}

/** What a question asks for, by its canonical form. */
const asking: readonly RegExp[] = [
  /怎么|步骤|流程|操作|方法|办法/, // how
  /为何|原因/, // why
  /何时|几点|日期|时间|多久|到账/, // when
  /哪|地址|位置|怎么走|附近/, // where
  /多少|收费|限额|利率|额度|几/, // how much
  /何(?!时)|意思|含义|定义|介绍/, // what
  /能|支持/, // whether
  /条件|要求|资料|材料|证件|对象|需要/, // on what condition
  /谁|电话|联系方式/, // who
]

/** 1 where it asks for that, in the order of `asking`. */
export const asksOf = (canonical: string): readonly number[] =>
  asking.map((kind) => (kind.test(canonical) ? 1 : 0))

const negation = /不能|不了|没有|没|无法|不|未|失败|错误|异常/
export const isNegated = (canonical: string): boolean => negation.test(canonical)

/** Numbers, models, brands in Latin letters: another one is another question. */
export const marksOf = (canonical: string): readonly string[] => canonical.match(/\d+|[a-z]+/g) ?? []

/** Its characters, each once. */
export const onesOf = (canonical: string): ReadonlySet<string> => new Set(canonical)

/** Its pairs of characters, each once. */
export const twosOf = (canonical: string): ReadonlySet<string> => {
  const letters = [...canonical]
  return new Set(letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`))
}

import { inFigures, plainOf } from './assistant-claims'

const oneOf = (...ways: readonly string[]): RegExp => new RegExp(ways.join('|'), 'g')

/** What binds the shop, or praises it. Longer ones first: each is compared as it is written. */
const promises = oneOf(
  '保证|保障|担保|承诺|确保|答应|一定|肯定|必定|必然|绝对|百分百|务必|放心|没问题|包您|包你',
  '免费|免运费|免邮|免单|免息|免收|免退货|包邮|包退|包换|包赔|包运费|无理由|无条件|无限|终身|永久|随时|任何时候',
  '全额|全款|全免|全部|双倍|多倍|翻倍|翻番|赔|补偿|补发|补差|补贴|报销|返现|返利|返还',
  '赠|白送|送您|送你|加送|额外|折扣|打折|对折|降价|差价|特价|成本价|满减|抽奖|中奖|奖金',
  '优先|加急|插队|通道|专属|专人|特批|破例|例外|特殊照顾|立即|立刻|马上|尽快|很快|第一时间|秒退|秒到|即时|审核通过|豁免',
  '(?:我们|我方|商家|卖家|店铺|本店|店里|买家|顾客|您)来?(?:出|承担|负责|付|掏|包)(?!现|货|哪|发)|多[退给送补]|一直|永远|不限|(?:不用|无需|不必)(?:退|寄|还|付|出)|也(?:可以|能|行|支持)',
  '正品|第一(?![步次个条])|最(?:低|优|佳|快|便宜|划算)|顶级|国家级|纯天然|治疗|疗效|根治|副作用',
)

/** What a promise is about: brought in it is one, in its own place it is only the subject. */
const subjects = oneOf('退款|退钱|退还|优惠|红包|券|积分|现金|好评|同意|批准')

/** Done, or about to be done, by whoever says so: the model does nothing. */
const deeds = oneOf(
  '已经?(?:为|帮|给|替|退|取消|修改|登记|提交|安排|联系|处理|通知|申请|受理|核实|记录|反馈|发货|寄出|升级|加急)',
  '(?:我|我们|小美|这边|客服)(?:会|将|这就|马上|现在|可以)?(?:帮|为|给|替)(?:您|你)',
  '(?:我|我们|本店|店铺|店里|客服)(?:已经?|会)?(?:同意|批准|通过|答应)',
)

/** Days and hours without a number. */
const moments = oneOf(
  '今天|今日|明天|明日|后天|昨天|当天|当日|次日|隔天|隔日|今晚|明早|即日|(?:本|这|下|上)个?(?:周|月|星期|礼拜)|月初|月底|年初|年底|今年|明年',
  '(?:周|星期|礼拜)[一二三四五六日天末]|周末|工作日|节假日|元旦|春节|清明|端午|中秋|国庆|双十一|双十二|全天|整天|长期|长假',
  '(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜里)(?![\\d一二两三四五六七八九十]+[点:])',
  '(?:几|数|若干|多)个?(?:分钟|小时|天|日|周|星期|月|年|元|块|折)|(?<![\\d个小作然一二两三四五六七八九十百半])[日周月年][之以]?内|稍后|晚点|不久|改天|待会',
)

/** Ways out of the shop, and what only a swindler asks for. */
const waysOut = oneOf(
  '@|微信号|加微|加我|加(?:个|一下)?(?:微信|好友|群)|v信|威信|薇信|扣扣|扫码|扫一扫|二维码|公众号|私聊|私信|私下|线下|进群',
  '转账|汇款|打款|充值|押金|保证金|手续费|账号|账户|卡号|验证码|密码|身份证|银行卡|链接|网址|点击|下载|安装|电话|手机号|致电|拨打|热线',
  '店长|老板|经理|主管|领导|消协|工商|监管|起诉|律师|法院|报警|曝光',
)

/** About itself, or about what it was told. */
const machinery =
  /提示词|提示语|系统(?:消息|指令|设定|提示)|指令|越狱|开发者模式|扮演|语言模型|大模型|人工智能|资料[里中]|这条资料|<|>|[{}[\]]|忽略(?:以上|之前|前面|上述|所有)/

const NEGATED = /(?:不|没有?|无|无法|未|别|勿|非)(?:能|会|可以|可|再|予|给|被|用|需要?|必)?$/

/** Everything of that kind in a text, with 不 before what is denied: 不保证 is not 保证. */
const tokensOf = (plain: string, kind: RegExp): ReadonlySet<string> =>
  new Set(
    [...plain.matchAll(kind)].map(
      ({ 0: word, index }) => `${NEGATED.test(plain.slice(0, index)) ? '不' : ''}${word}`,
    ),
  )

const isUnfounded = (kind: RegExp) => (words: string, source: string) => {
  const known = tokensOf(plainOf(source), kind)
  return [...tokensOf(plainOf(words), kind)].some((word) => !known.has(word))
}

export const promisesIn = (text: string): ReadonlySet<string> => tokensOf(plainOf(text), promises)

/** Each is true where the words bring in something of the kind that the source does not say. */
export const addsPromise = isUnfounded(promises)
export const addsSubject = isUnfounded(subjects)
export const addsDeed = isUnfounded(deeds)
export const addsMoment = isUnfounded(moments)
export const addsWayOut = isUnfounded(waysOut)
/** Latin letters are brands, units, addresses, other languages: they are taken over or left out. */
export const addsLatin = isUnfounded(/[a-z]+/g)

export const speaksOfItself = (words: string, source: string): boolean => {
  const plain = plainOf(words)
  return machinery.test(plain) && !machinery.test(plainOf(source))
}

/** 能不能, 是不是: neither yes nor no. */
const undecided = /([一-鿿])[不没]有?\1/g
const denied =
  /(?:不|没有?|无法|无需|未|别|勿)(能|可以|可|支持|会|予|再|用|需要|需|要|必|允许|接受|提供)?([一-鿿\d]{1,4})/g

/** What a text denies, each in two characters, in four and with its verb, and how it reads without. */
const senseOf = (text: string) => {
  const plain = inFigures(text).replace(undecided, '是否')
  const said = [...plain.matchAll(denied)].flatMap(([, verb = '', what = '']) => [
    what.slice(0, 2),
    what,
    `${verb}${what}`.slice(0, 4),
  ])
  return { denied: new Set(said), rest: plain.replace(denied, '，') }
}

type Sense = ReturnType<typeof senseOf>

/** What one denies and the other says, and neither says both. */
const isTurned = (one: Sense, other: Sense): boolean =>
  [...one.denied].some(
    (what) => other.rest.includes(what) && !other.denied.has(what) && !one.rest.includes(what),
  )

/** 不支持退货 said as 支持退货, or the other way round. */
export const contradicts = (words: string, source: string): boolean => {
  const [said, known] = [senseOf(words), senseOf(source)]
  return isTurned(known, said) || isTurned(said, known)
}

/**
 * Carriers of parcels within China. `kuaidi100` is the code of 快递100's table of carriers (快递公司编码表); the forms of
 * numbers are those that the carriers print and that 快递100's own detection tells apart. No carrier publishes them as
 * a rule, so `may` is wide (a number that is refused wrongly keeps a shopper from returning her parcel) and only `own`,
 * which no other carrier uses, names the carrier by itself.
 */
export interface Carrier {
  /** Ours, kept in documents. */
  readonly code: string
  /** As shoppers know it. */
  readonly name: string
  /** How shops and platforms call it too. */
  readonly aliases: readonly string[]
  readonly kuaidi100: string
  /** Numbers that it alone has. */
  readonly own: RegExp
  /** All numbers that it may have. */
  readonly may: RegExp
  /** It shows a track only to who knows the sender's or the recipient's phone (快递100: 顺丰, 顺丰快运, 中通). */
  readonly needsPhone: boolean
}

const carrier = (
  code: string,
  [name = '', ...aliases]: readonly string[],
  forms: Pick<Carrier, 'kuaidi100' | 'own' | 'may'> & Partial<Carrier>,
): Carrier => ({ code, name, aliases, needsPhone: false, ...forms })

export const carriers: readonly Carrier[] = [
  carrier('sf', ['顺丰速运', '顺丰快递', '顺丰'], {
    kuaidi100: 'shunfeng',
    own: /^SF[0-9A-Z]\d{12}$/,
    may: /^(SF[0-9A-Z]\d{12}|\d{12}|\d{15})$/,
    needsPhone: true,
  }),
  carrier('zto', ['中通快递', '中通速递', '中通'], {
    kuaidi100: 'zhongtong',
    own: /^7[3-9]\d{12}$/,
    may: /^(\d{12}|\d{14}|[A-Z]{2}\d{10,13})$/,
    needsPhone: true,
  }),
  carrier('yto', ['圆通速递', '圆通快递', '圆通'], {
    kuaidi100: 'yuantong',
    own: /^YT\d{13}$/,
    may: /^(YT\d{13}|[A-Z0-9]\d{9,11}|\d{18})$/,
  }),
  carrier('sto', ['申通快递', '申通速递', '申通'], {
    kuaidi100: 'shentong',
    own: /^(77\d{13}|STO\d{10})$/,
    may: /^(\d{12,13}|\d{15}|STO\d{10})$/,
  }),
  carrier('yunda', ['韵达快递', '韵达速递', '韵达'], {
    kuaidi100: 'yunda',
    own: /^(4[36]\d{13}|YD\d{13})$/,
    may: /^(\d{13}|\d{15}|YD\d{13})$/,
  }),
  carrier('jt', ['极兔速递', '极兔快递', '极兔', 'J&T'], {
    kuaidi100: 'jtexpress',
    own: /^JT\d{13}$/,
    may: /^(JT\d{13}|\d{12,15})$/,
  }),
  carrier('jd', ['京东快递', '京东物流', '京东'], {
    kuaidi100: 'jd',
    own: /^JD[A-Z0-9]{11,18}$/,
    may: /^(JD[A-Z0-9]{11,18}|V[A-C0-9]\d{9,13}|\d{10,15})$/,
  }),
  carrier('ems', ['EMS', '邮政特快专递', '邮政EMS', '中国邮政EMS'], {
    kuaidi100: 'ems',
    own: /^E[A-Z]\d{9}CN$/,
    may: /^(E[A-Z]\d{9}[A-Z]{2}|1\d{12})$/,
  }),
  carrier('post', ['邮政快递包裹', '中国邮政', '邮政包裹', '邮政'], {
    kuaidi100: 'youzhengguonei',
    own: /^9[89]\d{11}$/,
    may: /^([A-Z]{2}\d{9}CN|\d{13})$/,
  }),
  carrier('deppon', ['德邦快递', '德邦物流', '德邦'], {
    kuaidi100: 'debangkuaidi',
    own: /^DPK\d{12}$/,
    may: /^(DPK\d{12}|DP[A-Z0-9]\d{8,12}|\d{8,12})$/,
  }),
  carrier('cainiao', ['菜鸟速递', '丹鸟', '丹鸟快递'], {
    kuaidi100: 'danniao',
    own: /^(CN|DN)\d{13}$/,
    may: /^((CN|DN)\d{11,14}|\d{13,15})$/,
  }),
  carrier('kuayue', ['跨越速运', '跨越'], {
    kuaidi100: 'kuayue',
    own: /^KY[E0-9]\d{12}$/,
    may: /^KY[A-Z0-9]\d{10,14}$/,
  }),
]

/** What is asked of a carrier that is not in the table: 快递100 takes 6 to 32 characters. */
export const anyNumber = /^[A-Z0-9]{6,32}$/

/** A carrier whose name we do not know. */
export const OTHER = 'other'

const key = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase()

const byName: ReadonlyMap<string, Carrier> = new Map(
  carriers.flatMap((one) =>
    [one.code, one.name, one.kuaidi100, ...one.aliases].map((name) => [key(name), one] as const),
  ),
)

/** The carrier of that name, code or code of 快递100; null for one that is not in the table. */
export const carrierOf = (company: string): Carrier | null => byName.get(key(company)) ?? null

/** Whose number it can be: those of whom it must be first. Empty when it is nobody's form. */
export const detectCarriers = (trackingNo: string): readonly Carrier[] => {
  const own = carriers.filter((one) => one.own.test(trackingNo))
  return own.length > 0 ? own : carriers.filter(({ may }) => may.test(trackingNo))
}

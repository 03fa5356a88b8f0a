import type { Category } from '../aftersales/policy/policy'

type CategoryWords = Pick<Category, 'name' | 'words' | 'conditions'> &
  Pick<Category['quality'], 'definition' | 'obvious'>

const usual = ['商品完好，不影响再次销售', '配件、赠品、吊牌齐全']
const broken = ['断', '碎', '裂', '破', '漏', '变形']

/** The words of the policy that a shop starts from: its own to change. */
export const seedCategoryWords = {
  custom: {
    name: '定制商品',
    words: ['定制', '定做', '订做', '刻字', '来图'],
    conditions: usual,
    definition: '尺寸、图案、文字与下单时确认的不一致，或有破损、污渍、无法使用',
    obvious: [...broken, '刻错', '印错', '写错'],
  },
  fresh: {
    name: '生鲜鲜活',
    words: ['生鲜', '水果', '鲜果', '鲜花', '海鲜', '冷鲜', '冰鲜', '大闸蟹', '蛋糕'],
    conditions: [],
    definition: '签收时已腐烂、变质、死亡、解冻，或坏果、破损超过约定比例',
    obvious: ['腐', '烂', '坏', '臭', '霉', '死', '化了', '变质', ...broken],
  },
  digital: {
    name: '数字化商品',
    words: ['激活码', '兑换码', '充值', '点卡', '软件', '电子书', '会员卡'],
    conditions: ['未拆封、未激活、未下载'],
    definition: '激活码无效或已被使用，内容与描述不符，无法下载或安装',
    obvious: ['无效', '已被使用', '打不开', '不能激活'],
  },
  intimate: {
    name: '贴身与个护用品',
    words: ['内衣', '内裤', '袜', '泳衣', '口罩', '牙刷', '剃须', '护肤', '面膜', '口红'],
    conditions: ['未拆封、未使用', ...usual],
    definition: '破损、漏液、过期、与描述不符，或出现经医院证明的过敏',
    obvious: [...broken, '过期', '霉'],
  },
  general: {
    name: '一般商品',
    words: [],
    conditions: usual,
    definition: '破损、污渍、功能失灵、缺件，或材质、规格与商品页不符',
    obvious: [...broken, '脏', '污', '缺', '坏', '霉', '不能用', '用不了', '打不开'],
  },
} as const satisfies Record<string, CategoryWords>

export const seedCreditNames = {
  poor: '谨慎',
  excellent: '优秀',
  good: '良好',
  normal: '普通',
} as const

/** By which an agent refuses; the shopper reads them (R113). */
export const seedRejectWords = {
  excepted: '这类商品不支持 7 天无理由退货。如果有质量问题，请补充照片重新申请',
  late: '已超过 7 天无理由退货的期限',
  qualityLate: '已超过这类商品的质量问题申请期限',
  opened: '这类商品拆封后不支持无理由退货',
  evidence: '照片看不清问题所在，请补充清晰的照片或视频',
  notQuality: '按这类商品的质量问题定义，照片里的情况不属于质量问题',
  used: '商品有使用痕迹或配件不齐，影响再次销售',
  notOurs: '寄回的不是我们售出的商品',
  amount: '申请的金额超过这部分商品的实付金额',
  done: '这笔订单已经按另一种方式解决',
} as const

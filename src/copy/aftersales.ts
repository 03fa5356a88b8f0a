import type { CaseType, GoodsState } from '../../core/aftersales/kinds'
import type { ShopperAction } from '../../core/aftersales/view'

/** What a type means for her, in a few letters; its name stands in core/copy/aftersales.ts. */
export const typeMeans: Readonly<Record<CaseType, string>> = {
  refundOnly: '不用寄回',
  return: '寄回再退',
  exchange: '寄回换新',
  reissue: '补发少的',
  repair: '寄回修好',
}

export const goodsWords: Readonly<Record<GoodsState, string>> = {
  received: '已收到货',
  notReceived: '没收到货',
}

/** A type or a reason that a newer server knows and this page does not. */
export const unknownWords = { type: '售后', reason: '其他原因' } as const

export const caseFormWords = {
  title: '申请售后',
  amend: '修改申请',
  saved: (clock: string) => `草稿已保存 ${clock}`,
  savedHere: '草稿存在手机里，连上网再同步',
  failed: { title: '申请页没有载入', what: '您的订单' },

  goods: '商品',
  bought: (pieces: number) => `买了 ${pieces} 件`,
  left: (pieces: number) => `还能申请 ${pieces} 件`,
  noneLeft: '都已经申请过售后',
  fewer: (title: string) => `${title}，减少 1 件`,
  more: (title: string) => `${title}，增加 1 件`,
  nothingTitle: '这笔订单没有可以申请的商品',
  nothingText: '都已经退过，或者正在售后中。',
  open: (title: string) => `这笔订单有一个售后在处理：${title}`,

  type: '类型',
  reason: '原因',
  chooseReason: '选择原因',
  reasonTitle: '为什么申请售后',
  goodsState: '货物',
  packing: '包装',
  unopened: '没拆封',
  opened: '拆开了',
  refund: '退款',
  change: '修改',
  asMost: '改回最多',
  amountLabel: '退款金额，元',
  most: (yuan: string) => `最多 ${yuan}`,
  quoting: '正在算',
  noQuote: '选好商品和原因，就能看到金额',
  description: '说明',
  descriptionHint: '写清楚哪里有问题，审核更快',
  policy: '按店铺政策，这次',
  notNow: '按店铺政策，这次不能自动通过',
  stillAsk: '也可以照样提交，由客服看过再定。',

  problem: {
    lines: '选要售后的商品和件数',
    type: '选一种类型',
    reason: '选一个原因',
    unopened: '告诉我们包装拆了没有',
    amount: '填一个大于 0 的金额',
    amountTooHigh: (yuan: string) => `最多能退 ${yuan}`,
    photo: '加 1 张看得清问题的照片',
    video: '加 1 段看得清问题的视频',
  },
  problems: (count: number) => `有 ${count} 处要补`,

  total: (yuan: string) => `退 ${yuan}`,
  submit: '提交申请',
  submitting: '提交中',
  waiting: '传完就提交',
  waitNot: '先不提交',
  withoutTitle: (count: number) => `有 ${count} 个没传上`,
  withoutText: '不带上它们就提交？也可以先点图重试。',
  withoutYes: '直接提交',
  withoutNo: '先重试',

  elsewhere: '这份草稿在别处改过',
  takeTheirs: '用那一份',
  keepMine: '用这一份',
} as const

export const evidenceWords = {
  title: '照片和视频',
  limits: (photos: number, mostPhotos: number) => `${photos}/${mostPhotos}，视频 1 段、最长 60 秒`,
  add: '添加',
  addLabel: '添加照片或视频',
  preparing: '压缩中',
  waits: '等待',
  retry: '重试',
  photo: (place: number) => `第 ${place} 张照片`,
  video: (place: number) => `第 ${place} 个，视频`,
  retryLabel: (place: number) => `第 ${place} 个没传上，重试`,
  remove: (place: number) => `删除第 ${place} 个`,
  look: '看大图',
  failedOffline: (places: string) => `第 ${places} 个网络断开没传上，点图重试。`,
  failedFor: (place: number, why: string) => `第 ${place} 个：${why}`,
  tooManyPhotos: (most: number) => `照片最多 ${most} 张`,
  tooManyVideos: (most: number) => `视频最多 ${most} 段`,
  refused: (count: number, why: string) => `${count} 个没有选上：${why}`,
  photosLeft: (count: number) => `还有 ${count} 张在上传`,
  filmsLeft: (count: number) => `还有 ${count} 段在上传`,
  filesLeft: (count: number) => `还有 ${count} 个在上传`,
  failed: (count: number) => `${count} 个没传上`,
  checking: '审核中',
  notPassed: '未过审核',
} as const

export const caseWords = {
  bookPickup: '约上门取件',
  title: '售后详情',
  failed: { title: '售后没有载入', what: '您的申请' },
  missingTitle: '没有找到这个售后单',
  missingText: '可能不是用这个微信申请的。',
  toCases: '看我的售后',
  ask: '问客服',
  order: '看订单',

  refundAmount: '退款金额',
  freightAmount: '运费补偿',
  askedAmount: '申请金额',
  agreedAmount: '商定金额',
  before: (when: string) => `${when}前`,
  proposal: '商家建议',
  accept: '同意',
  decline: '不同意',
  answerBy: ' 前答复，过时按原申请处理',
  story: '进度',
  returnTo: '寄回地址',
  copyAddress: '复制寄回地址',
  noReturnTo: '寄到哪里，请向客服要地址。',
  back: (state: string) => `寄回的包裹，${state}`,
  forth: (state: string) => `商家发出的包裹，${state}`,
  stalled: (when: string) => `${when} 起没有更新，已经提醒商家处理`,
  findings: '商家验货的照片',
  evidence: '我提交的照片和视频',
  asked: (type: string, reason: string) => `${type}，${reason}`,
  number: (caseNo: string) => `售后单 ${caseNo}`,
  copyNumber: (caseNo: string) => `复制售后单号 ${caseNo}`,
  pieces: (pieces: number) => `×${pieces}`,
  more: '更多',
  rating: '这次售后，您满意吗',
  rated: '谢谢您的评价',
  commentLabel: '想说的',
  comment: '哪里好，哪里还能更好',
  rate: '提交评价',
  sending: '提交中',
  done: '好了',
  addTitle: '补充照片和视频',
  add: '补充上去',
  addNothing: '先加一张照片或一段视频',
} as const

/** 待领取: money that she confirms in WeChat. */
export const takeWords = {
  take: (yuan: string) => `去领取 ${yuan}`,
  opening: '正在打开微信',
  until: ' 前领取，过时退回商家',
  shown: '领取后，到账情况会在这里更新。',
  left: '还没有领取，可以再点一次。',
  failed: '没有打开微信的领取页面，请再试一次。',
  tooOld: '您的微信版本太低，更新后再来领取。',
  noTicket: '微信支付还没有给出领取入口，请稍后再看，或问客服。',
  tooLate: '领取时间已过，钱会退回商家。请问客服重新发放。',
  notHere: {
    title: '请在微信里领取',
    text: '打开微信里的店铺小程序，进“我的售后”，打开这一单，点“去领取”。',
    yes: '知道了',
  },
} as const

/** What can be done, as its button says it; what needs a second thought, with the question. */
export const actionWords: Readonly<Record<ShopperAction, string>> = {
  amend: '修改申请',
  addEvidence: '补充照片和视频',
  cancel: '撤销申请',
  hurry: '催一下',
  acceptProposal: '同意',
  declineProposal: '不同意',
  appeal: '申诉，请主管复核',
  shipBack: '填寄回单号',
  correctParcel: '改寄回单号',
  confirmReceived: '确认收到',
  reportProblem: '收到的有问题',
  rate: '评价',
}

interface Question {
  readonly title: string
  readonly text: string
  readonly yes: string
}

export const actionQuestions: Partial<Readonly<Record<ShopperAction, Question>>> = {
  cancel: { title: '撤销这个申请？', text: '撤销以后可以再申请一次。', yes: '撤销' },
  acceptProposal: { title: '同意商家的建议？', text: '同意以后就按它办。', yes: '同意' },
  confirmReceived: { title: '确认收到了？', text: '确认以后有问题还能告诉我们。', yes: '收到了' },
  appeal: { title: '请主管复核？', text: '您提交的照片和说明会一起交给主管。', yes: '申诉' },
}

/** What was done, in a word that goes away by itself. */
export const actionDone: Partial<Readonly<Record<ShopperAction, string>>> = {
  cancel: '已撤销',
  hurry: '已经催了',
  acceptProposal: '已同意',
  declineProposal: '已告诉商家',
  appeal: '已提交申诉',
  confirmReceived: '已确认',
  reportProblem: '已告诉商家',
}

export const shipWords = {
  title: '填寄回单号',
  number: '快递单号',
  numberHint: '面单上的单号',
  scan: '扫一扫',
  scanFailed: '没有扫到单号，可以手动填',
  carrier: '快递公司',
  seems: '看起来是这家，不对就改选',
  others: '其他快递',
  submit: '提交单号',
  submitting: '提交中',
} as const

export const caseListWords = {
  title: '我的售后',
  tab: '售后',
  apply: '申请售后',
  emptyTitle: '还没有售后',
  emptyText: '退款、退货、换货的进度都在这里看。在订单里就能申请。',
  toOrders: '去订单里申请',
  failed: { title: '售后没有载入', what: '您的申请' },
  loadingMore: '正在载入更早的',
  moreFailed: '下面的还没载入，',
  moreRetry: '点这里重试',
  noMore: '没有更早的了',
  pieces: (pieces: number) => `共 ${pieces} 件`,
} as const

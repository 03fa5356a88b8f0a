import type { PrivacyPolicy } from '../../core/privacy/policy'
import type { Blocker, RequestKind } from '../../core/privacy/request'
import { deadlineText, momentText, type Instant } from '../../core/shared/time'

const years = (days: number): string => (days % 365 === 0 ? `${days / 365} 年` : `${days} 天`)

/** Words of the privacy page; how long things are kept comes from the shop. */
export const privacyWords = {
  title: '隐私与我的数据',
  keptTitle: '我们保存什么',
  kept: ({ conversationDays, orderDays }: PrivacyPolicy) =>
    [
      {
        id: 'conversation',
        what: '聊天记录和您发的照片、视频、语音',
        why: '用来回复您、办售后，换了客服也不用您再说一遍',
        howLong: `保存 ${years(conversationDays)}`,
      },
      {
        id: 'orders',
        what: '订单、收件人、电话和地址，您对订单提的申请',
        why: '用来查物流、改地址、退换货；法律要求商家留存交易记录',
        howLong: `保存 ${years(orderDays)}`,
      },
      {
        id: 'identity',
        what: '微信给小程序的用户编号，您填的称呼',
        why: '用来认出这是您的订单和对话；我们看不到您的微信号',
        howLong: '保存到您要求删除',
      },
    ] as const,
  keptNote:
    '只有为您服务的客服看得到。您发的内容会交给微信做内容安全检查。我们不卖您的数据，也不用来投广告。',
  mineTitle: '您可以这样做',
  download: {
    title: '下载我的数据',
    text: '聊天、订单、申请和文件的副本，准备好后在这里领取',
    act: '申请下载',
  },
  delete: {
    title: '删除我的数据',
    text: ({ deletionWaitHours }: PrivacyPolicy) =>
      `删除聊天、文件、称呼和您提的申请，订单和售后不再关联到您。申请后 ${deletionWaitHours} 小时内可以撤回，之后不能恢复`,
    act: '申请删除',
    sure: '确定要删除吗？',
    sureText:
      '聊天、照片、称呼和您提的申请会永久删除，订单和售后不再关联到您。企业微信里客服已经收到的消息由商家按规定另行清理。',
    yes: '申请删除',
    no: '先不删',
  },
  status: {
    submitted: (kind: RequestKind, beginsAt: Instant, now: Instant) =>
      kind === 'delete' ? `已申请，${deadlineText(beginsAt, now)} 开始删除` : '已申请，马上开始准备',
    preparing: { download: '正在准备，请稍后再来看', delete: '正在删除' },
    ready: (until: Instant, now: Instant) => `准备好了，${deadlineText(until, now)} 前可以领取`,
    expired: '已过期，可以重新申请',
    deleted: (at: Instant, now: Instant) => `已删除，${momentText(at, now)}`,
    withdrawn: '已撤回',
  },
  refused: {
    openSession: '没有删除：客服正在为您服务，等这次服务结束再申请',
    openRequest: '没有删除：您对订单提的申请还没有结果，有结果后再申请，或先在订单里撤回',
    openCase: '没有删除：您的售后还没有办完，办完后再申请，或先撤销售后',
    openOrder: '没有删除：还有订单没有收到货，收货后再申请',
  } satisfies Record<Blocker, string>,
  withdraw: '撤回',
  copyLink: '复制下载链接',
  copied: '链接已复制，1 小时内在浏览器里打开',
  again: '重新申请',
  failed: { title: '隐私说明没有载入', what: '您的数据' },
  contact: (phone: string) => `有疑问可以打 ${phone}`,
} as const

import type { MessageBody, Quote } from '../conversation/message'
import type { Rating } from '../conversation/rating'
import { brief } from '../lane/text'
import { orderTail, type OrderCard } from '../orders/order-view'
import type { Suggestion } from '../quick-replies/suggest'
import { isolated } from '../shared/bidi'
import { yuanText } from '../shared/money'
import { SECOND, deadlineText, clockText, daysBetween, type Instant } from '../shared/time'
import { statusWords } from './bot'
import { bodyWords } from './conversation'

/** A session as an agent is told of it. */
export interface Called {
  /** The number that a person says: #12. */
  readonly number: number
  /** 张女士. */
  readonly honorific: string
}

/** Between the head of a line and its words. */
export const wideSpace = '\u3000'

/** `#12 张女士` */
export const calledText = ({ number, honorific }: Called): string => `#${number} ${isolated(honorific)}`

const goods = ({ title, sku, kinds }: OrderCard): string =>
  [title, sku, kinds > 1 ? `等 ${kinds} 种` : ''].filter(Boolean).join(' ')

/** `手捏陶瓷杯 320ml 月白 等 2 种，已签收` */
const orderInBrief = (order: OrderCard): string => `${goods(order)}，${statusWords[order.status]}`

const quotedByAgents = { shopper: '自己', bot: '机器人', system: '系统' } as const

type MessageBodyOf<K extends MessageBody['kind']> = Extract<MessageBody, { kind: K }>

/** An earlier session, in a line. */
interface CameBefore {
  readonly day: string
  readonly agentName: string
  readonly asked: string | null
  readonly decided: string | null
  readonly stars: number | null
}

/** What an agent sees of a session in the app's chat. */
export const laneView = {
  /** A shopper of whom the shop knows no name. */
  unnamed: '顾客',
  /** WeCom can't show this kind of picture. */
  pictureLink: (link: string) => `这张图企业微信显示不了，点开看（1 小时内有效）：${link}`,
  videoLink: (link: string) => `这个视频超过 10 MB，企业微信放不了，点开看（1 小时内有效）：${link}`,
  /** A file's name in the chat: WeCom plays no voice but its own. */
  voiceFile: (durationMs: number, extension: string) =>
    `语音${Math.max(1, Math.round(durationMs / SECOND))}秒.${extension}`,
  order: (order: OrderCard) =>
    `[订单] 尾号 ${orderTail(order.orderNo)} ${goods(order)} ${yuanText(order.paidFen)} ${statusWords[order.status]}`,
  goods: ({ orderNo, title, sku, quantity, priceFen }: MessageBodyOf<'goods'>) =>
    `${bodyWords.goods(title)}${sku === undefined ? '' : ` ${sku}`} ${yuanText(priceFen)} × ${quantity}，订单尾号 ${orderTail(orderNo)}`,
  location: ({ name, address, latitude, longitude }: MessageBodyOf<'location'>) =>
    `${bodyWords.location(name)}\n${address}（${latitude.toFixed(5)}，${longitude.toFixed(5)}）`,
  /** Above the words that answer to it. */
  quote: ({ from, excerpt }: Quote) =>
    `引用${from.kind === 'agent' ? from.name : quotedByAgents[from.kind]}：“${excerpt}”`,
  rated: (called: Called, { stars, tags, comment }: Rating) => {
    const said = [tags.join('、'), comment].filter(Boolean).join('：')
    return `${calledText(called)} 评价 ${'★'.repeat(stars)}${'☆'.repeat(5 - stars)}${said ? ` ${said}` : ''}`
  },
  ended: (called: Called, by: 'shopper' | 'system') =>
    `${calledText(called)} ${by === 'shopper' ? '结束了会话' : '的会话已自动结束'}`,

  arrived: (called: Called) => `${calledText(called)}接入`,
  arrivedFrom: (called: Called, agentName: string) => `${calledText(called)}由${agentName}转来`,
  colleague: '同事',
  aboutOrder: (tail: string, order: OrderCard | undefined) =>
    `订单尾号 ${tail}${order ? `（${orderInBrief(order)}）` : ''}`,
  asked: (words: readonly string[]) =>
    words.length === 1
      ? `说：${words.map(isolated).join('')}`
      : `说：${words.map((word) => `“${isolated(word)}”`).join('')}`,
  askedNothing: '没有说什么事，直接找人工',
  photos: (count: number) => `已发照片 ${count} 张`,
  botAnswers: (count: number) => (count > 0 ? `机器人答过 ${count} 次。` : '机器人没有答过。'),
  lastBotAnswer: (text: string) => `最后答：“${text}”。`,
  handNote: (from: string, note: string) => `${from}留言：${isolated(note)}`,
  promised: (agentName: string, text: string) => `${agentName}答应过：“${isolated(text)}”`,
  /** When she came within the last days: what she asked, and what was decided. */
  cameBefore: ({ day, agentName, asked, decided, stars }: CameBefore) =>
    [
      `上次 ${day}（${agentName}接待${stars === null ? '' : `，评 ${stars} 星`}）`,
      asked === null ? '' : `问“${isolated(asked)}”`,
      decided === null ? '' : `答“${isolated(decided)}”`,
    ]
      .filter(Boolean)
      .join('，'),
  agentReplies: (agentName: string, count: number) => `${agentName}答过 ${count} 次。`,
  replyTo: ({ number }: Called) => `回复 #${number} 内容`,
  /** A quick reply that fits, and why (R84). */
  suggested: ({ number }: Called, { reply, word }: Suggestion) =>
    `可用 #${number} /${reply.position} ${brief(reply.title, 20)}（顾客提到“${isolated(brief(word, 20))}”）`,
  firstReplyBy: (by: Instant, now: Instant) =>
    `，首响请在 ${daysBetween(now, by) === 0 ? clockText(by) : deadlineText(by, now)} 前`,
  record: '之前说的：',
  shopperSaid: (text: string) => `顾客：${isolated(text)}`,
  botSaid: (text: string) => `机器人：${text}`,
  agentSaid: (agentName: string, text: string) => `${agentName}：${text}`,
} as const

import type { Client } from '../../core/contracts/client'
import type { ShopperContract } from '../../core/contracts/shopper.contract'
import type { Scene } from '../../core/contracts/shopper/conversation.contract'
import type { MessageView } from '../../core/conversation/message'
import { secondsText } from '../../core/copy/conversation'
import { orderTail } from '../../core/orders/order-view'
import type { Result } from '../../core/shared/result'

/** The value of a reply that is expected to be a yes. */
export const must = async <T>(asked: Promise<Result<T>>): Promise<T> => {
  const reply = await asked
  if (!reply.ok) throw new Error(`refused: ${reply.error}`)
  return reply.value
}

/** A reply that is a no. */
export const refused = (error: string) => ({ ok: false, error })

const speakers = { shopper: '顾客', bot: '小美', system: '系统' } as const
const bodyText = ({ body }: MessageView): string => {
  switch (body.kind) {
    case 'text':
      return body.text
    case 'image':
      return `[照片 ${body.width}×${body.height}]`
    case 'video':
      return `[视频 ${secondsText(body.durationMs)}]`
    case 'voice':
      return `[语音 ${secondsText(body.durationMs)}]`
    case 'location':
      return `[位置 ${body.name}]`
    case 'goods':
      return `[商品 ${body.title}]`
    case 'faq':
      return body.answer
    case 'afterSales':
      return `[售后 ${body.title} ${body.statusText}]`
    case 'order':
      return `[订单 ${orderTail(body.order.orderNo)}]`
    case 'requestForm':
    case 'orders':
      return `${body.text}${body.orders.map(({ orderNo }) => `[订单 ${orderTail(orderNo)}]`).join('')}`
    case 'notice':
      return `[${body.notice.type}]`
    case 'rating':
      return '[请评价]'
  }
}

/** A message as one line: `林晓：看到了`. */
export const lineOf = (message: MessageView): string =>
  `${message.from.kind === 'agent' ? message.from.name : speakers[message.from.kind]}：${bodyText(message)}`
export const linesOf = ({ messages }: { readonly messages: readonly MessageView[] }): string[] =>
  messages.map(lineOf)

let talks = 0

/** One shopper at the phone, whose every action has an id of its own. */
export const talkOf = (client: Client<ShopperContract>) => {
  talks += 1
  const prefix = `talk${talks}`
  let count = 0
  const id = (): string => {
    count += 1
    return `${prefix}-${String(count).padStart(6, '0')}`
  }
  const { conversation } = client
  return {
    client,
    id,
    enters: (scene: Scene = { from: 'home' }) => must(conversation.enter({ clientId: id(), scene })),
    says: (text: string, clientId = id()) =>
      must(conversation.send({ clientId, body: { kind: 'text', text } })),
    /** One after the other, as fast as the server takes them; `pass` lets the world's time go on. */
    saysAll: async (texts: readonly string[], pass: (ms: number) => void): Promise<void> => {
      for (const text of texts) {
        const { nextInMs = 0 } = await must(
          conversation.send({ clientId: id(), body: { kind: 'text', text } }),
        )
        pass(nextInMs)
      }
    },
    tries: (text: string, clientId = id()) => conversation.send({ clientId, body: { kind: 'text', text } }),
    sendsOrder: (orderNo: string) =>
      must(conversation.send({ clientId: id(), body: { kind: 'order', orderNo } })),
    asksForPerson: () => must(conversation.callHuman({ clientId: id() })),
    leavesQueue: () => must(conversation.cancelHandOff({ clientId: id() })),
    rates: (sessionId: string, stars: number, comment = '') =>
      conversation.rate({ clientId: id(), sessionId, rating: { stars, tags: [], comment } }),
    /** Everything so far, page by page, as the mini-program pulls. */
    sees: async (): Promise<string[]> => {
      const lines: string[] = []
      for (let after = 0, more = true; more;) {
        const page = await must(conversation.pull({ after }))
        lines.push(...linesOf(page))
        more = page.messages.length > 0
        after = page.seq
      }
      return lines
    },
    service: async () => (await must(conversation.pull({ after: 0 }))).service,
  }
}

export type Talk = ReturnType<typeof talkOf>

/** A shopper whom a person serves already. */
export const served = async (client: Client<ShopperContract>): Promise<Talk> => {
  const talk = talkOf(client)
  await talk.enters()
  await talk.says('转人工')
  return talk
}

/** What an agent was told of one session's shopper, without the heads: `A1`. */
export const wordsFor = (lines: readonly string[], number: number): string[] =>
  lines.flatMap((line) => {
    const [, words] = new RegExp(`^#${number} \\S+ ·[\\d–]+[\\u3000\\n]([^]*)$`).exec(line) ?? []
    return words === undefined ? [] : words.split('\n')
  })

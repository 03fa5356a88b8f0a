import { randomUUID } from 'node:crypto'
import type { Body, PressBody, StandInApp } from './config'
import type { Context } from './context'
import { callbackRequest, readReply, type Fields } from './envelope'
import type { Told } from './ledger'

/** 接收消息协议的说明: 5 s for an answer, then again, three times at most. */
const answerMs = 5000
const attempts = 4

interface Delivery {
  readonly app: StandInApp
  readonly typed: Told
}

/** Takes what members type to the app's callback, as often as WeCom would, and shows what comes back. */
export class Callbacks {
  private readonly running = new Set<Promise<void>>()
  private readonly closing = new AbortController()

  constructor(private readonly context: Context) {}

  /** Ends when the callback was answered or given up. */
  deliver(delivery: Delivery): Promise<void> {
    const work = this.attempt(delivery, 1).finally(() => this.running.delete(work))
    this.running.add(work)
    return work
  }

  async close() {
    this.closing.abort()
    await Promise.allSettled(this.running)
  }

  private async attempt(delivery: Delivery, attempt: number): Promise<void> {
    const isLast = attempt === attempts || !this.context.faults.retries
    const answer = await this.tryOnce(delivery, isLast)
    if (this.closing.signal.aborted) return // the journal still holds it: the next start goes on
    if (answer !== undefined) this.taken(delivery, answer, attempt)
    else if (isLast) this.givenUp(delivery, attempt)
    else await this.attempt(delivery, attempt + 1)
  }

  /** The answer's body; undefined when there was none with status 200 within 5 s, and those 5 s are over. */
  private async tryOnce({ app, typed }: Delivery, isLast: boolean): Promise<string | undefined> {
    const ending = new AbortController()
    const end = () => ending.abort()
    this.closing.signal.addEventListener('abort', end)
    const cancel = this.context.after(answerMs, end)
    const { url, body } = callbackRequest(app, fieldsOf(this.context, app, typed), this.context.now())
    const answer = await post(url, body, ending.signal)
    if (answer === undefined && !isLast) await ended(ending.signal)
    cancel()
    this.closing.signal.removeEventListener('abort', end)
    return answer
  }

  private taken({ app, typed: { to, msgId } }: Delivery, answer: string, attempts: number) {
    const { ledger, now } = this.context
    const { text, isReadable } = readReply(app, answer)
    const reply = text ? 'shown' : isReadable ? 'none' : 'unreadable'
    ledger.record({ type: 'answered', at: now(), to, msgId, outcome: 'delivered', attempts, reply })
    if (!text) return
    ledger.record({
      type: 'replied',
      at: now(),
      to,
      msgId: randomUUID(),
      body: { type: 'text', content: text },
    })
  }

  private givenUp({ typed: { to, msgId } }: Delivery, attempts: number) {
    const { ledger, now } = this.context
    ledger.record({ type: 'answered', at: now(), to, msgId, outcome: 'failed', attempts, reply: 'none' })
  }
}

const post = async (url: string, body: string, signal: AbortSignal): Promise<string | undefined> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/xml' },
      signal,
    })
    const answer = await response.text()
    return response.status === 200 ? answer : undefined
  } catch {
    return undefined // refused, broken off or too late: all the same to WeCom
  }
}

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })

const fieldsOf = (context: Context, app: StandInApp, { to, msgId, at, body }: Told): Fields => ({
  ToUserName: app.corpId,
  FromUserName: to.userid,
  CreateTime: Math.floor(at / 1000),
  ...(body.type === 'press' ? pressFields(body) : { ...saidFields(context, app, body), MsgId: msgId }),
  AgentID: app.agentId,
})

/** 模板卡片事件推送: an event, so without a MsgId. */
const pressFields = ({ key, taskId, code, picked }: PressBody): Fields => ({
  MsgType: 'event',
  Event: 'template_card_event',
  EventKey: key,
  TaskId: taskId,
  CardType: 'button_interaction',
  ResponseCode: code,
  ...(picked && {
    SelectedItems: {
      SelectedItem: { QuestionKey: picked.questionKey, OptionIds: { OptionId: picked.optionId } },
    },
  }),
})

/** 接收消息, 消息格式: what each kind of message carries. */
const saidFields = ({ origin }: Context, app: StandInApp, body: Body): Fields => {
  switch (body.type) {
    case 'text':
      return { MsgType: 'text', Content: body.content }
    case 'location':
      return {
        MsgType: 'location',
        Location_X: body.latitude,
        Location_Y: body.longitude,
        Scale: 15,
        Label: body.label,
        AppType: 'wxwork',
      }
    case 'image': {
      const query = new URLSearchParams({ corpId: app.corpId, id: body.mediaId }).toString()
      return { MsgType: 'image', PicUrl: `${origin}/page/media?${query}`, MediaId: body.mediaId }
    }
    case 'voice':
      return { MsgType: 'voice', MediaId: body.mediaId, Format: 'amr' }
    case 'video':
      return { MsgType: 'video', MediaId: body.mediaId, ThumbMediaId: body.thumbMediaId ?? '' }
    case 'file':
      return { MsgType: 'file', MediaId: body.mediaId }
    case 'card':
      return {} // nobody but an app sends one
  }
}

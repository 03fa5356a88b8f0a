import type { IncomingMessage, ServerResponse } from 'node:http'
import { MINUTE, type Instant } from '../../core/shared/time'
import { parseJson, readBody, sendJson, urlOf } from '../http'
import { md5, refusal, resultOf, type Parcel } from './answers'
import { planOf, type PlannedLine } from './plan'
import { Asked, Subscribed } from './requests'

export interface Kuaidi100StandInOptions {
  readonly accounts: readonly { readonly customer: string; readonly key: string }[]
  readonly now: () => Instant
  /** Runs something later; gives the way to stop it. */
  readonly after: (ms: number, run: () => void) => () => void
  /** What is known of a parcel that was on its way before; nothing of a new one. */
  readonly known?: (parcel: Parcel) => Promise<readonly PlannedLine[]>
  /** How it goes on then; as `planOf` says when it is left out. */
  readonly plan?: typeof planOf
}

export interface Kuaidi100StandIn {
  /** Answers what belongs to 快递100; false when it is for somebody else. */
  readonly handle: (req: IncomingMessage, res: ServerResponse) => Promise<boolean>
  /** What was asked, oldest first; `isTooSoon`: the real one would have locked the number. */
  readonly journal: Journal[]
  /** Puts a line on a parcel's way and pushes it to who asked; done when it was answered. */
  readonly move: (parcel: Parcel, line: PlannedLine) => Promise<void>
  /** Pushes once more all that is known, as the real one does now and then; `fields` go in place of the usual ones. */
  readonly pushAgain: (parcel: Parcel, fields?: object) => Promise<void>
  readonly close: () => void
}

interface Journal extends Parcel {
  readonly what: 'query' | 'subscribe' | 'push'
  readonly at: Instant
  /** `returnCode`, or the callback's own. */
  readonly code: string
  readonly isTooSoon: boolean
}

/** Before the paths of `poll.kuaidi100.com`. */
export const KUAIDI100_PREFIX = '/kuaidi100-standin'

const LEAST_BETWEEN_MS = 30 * MINUTE
/** 回调失败: pushed again after half an hour, three times. */
const MOST_PUSHES = 4
const AGAIN_MS = 30 * MINUTE
const MOST_BYTES = 1_000_000

interface Followed {
  readonly callbackUrl: string
  readonly salt: string | undefined
}

const needsPhone: ReadonlySet<string> = new Set(['shunfeng', 'shunfengkuaiyun', 'zhongtong'])

/** 快递100 on this machine: queries, subscriptions and signed pushes as documented; parcels move by their plan. */
export const createKuaidi100StandIn = (options: Kuaidi100StandInOptions): Kuaidi100StandIn => {
  const standIn = new StandIn(options)
  return {
    handle: (req, res) => standIn.handle(req, res),
    journal: standIn.journal,
    move: (parcel, line) => standIn.move(parcel, line),
    pushAgain: (parcel, fields) => standIn.push(parcel, fields),
    close: () => standIn.close(),
  }
}

class StandIn {
  readonly journal: Journal[] = []
  private readonly lines = new Map<string, PlannedLine[]>()
  private readonly followed = new Map<string, Followed>()
  private readonly stops = new Set<() => void>()

  constructor(private readonly options: Kuaidi100StandInOptions) {}

  async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const { pathname } = urlOf(req)
    if (req.method !== 'POST' || !pathname.startsWith(`${KUAIDI100_PREFIX}/`)) return false
    const form = new URLSearchParams((await readBody(req, MOST_BYTES)).toString('utf8'))
    if (pathname === `${KUAIDI100_PREFIX}/poll/query.do`) sendJson(res, await this.query(form))
    else if (pathname === `${KUAIDI100_PREFIX}/poll`) sendJson(res, await this.subscribe(form))
    else return false
    return true
  }

  close(): void {
    for (const stop of this.stops) stop()
    this.stops.clear()
  }

  async move(parcel: Parcel, line: PlannedLine): Promise<void> {
    const key = keyOf(parcel)
    this.lines.set(key, [...(this.lines.get(key) ?? []), line])
    await this.push(parcel)
  }

  /** One push; what is not answered with `result: true` is pushed again later. */
  async push(parcel: Parcel, fields: object = {}, tries = 1): Promise<void> {
    const followed = this.followed.get(keyOf(parcel))
    if (!followed) return
    const lastResult = resultOf(parcel, this.linesOf(parcel))
    const isSigned = lastResult.ischeck === '1'
    const status = isSigned ? 'shutdown' : 'polling'
    const param = JSON.stringify({
      status,
      message: '',
      autoCheck: '0',
      comOld: '',
      comNew: '',
      lastResult,
      ...fields,
    })
    const code = await send(followed, param)
    this.note('push', parcel, code)
    if (code === '200') {
      if (isSigned) this.followed.delete(keyOf(parcel))
      return
    }
    if (tries < MOST_PUSHES) this.later(AGAIN_MS, () => void this.push(parcel, fields, tries + 1))
  }

  private async query(form: URLSearchParams): Promise<object> {
    const text = form.get('param') ?? ''
    const asked = Asked.safeParse(parseJson(text))
    const account = this.options.accounts.find(({ customer }) => customer === form.get('customer'))
    if (!account || !asked.success) return refusal('400', '提交的数据不完整，或者贵公司没授权')
    if (form.get('sign') !== md5(text + account.key + account.customer)) return refusal('503', '验证签名失败')
    const { com, num, phone } = asked.data
    if (needsPhone.has(com) && !phone)
      return this.answered('query', asked.data, refusal('408', '请输入正确的手机号'))
    await this.begin({ com, num })
    const lines = this.linesOf({ com, num })
    if (lines.length === 0)
      return this.answered('query', asked.data, refusal('500', '查询无结果，请隔段时间再查'))
    return this.answered('query', asked.data, resultOf({ com, num }, lines))
  }

  private async subscribe(form: URLSearchParams): Promise<object> {
    const asked = Subscribed.safeParse(parseJson(form.get('param') ?? ''))
    if (form.get('schema') !== 'json' || !asked.success) return refusal('700', '订阅方的订阅数据存在错误')
    const { company: com, number: num, key, parameters } = asked.data
    const parcel = { com, num }
    if (!this.options.accounts.some((account) => account.key === key)) {
      return this.answered('subscribe', parcel, refusal('600', '您不是合法的订阅者'))
    }
    if (needsPhone.has(com) && !parameters.phone) {
      return this.answered('subscribe', parcel, refusal('700', '订阅方的订阅数据存在错误'))
    }
    if (this.followed.has(keyOf(parcel)))
      return this.answered('subscribe', parcel, refusal('501', '重复订阅'))
    this.followed.set(keyOf(parcel), { callbackUrl: parameters.callbackurl, salt: parameters.salt })
    await this.begin(parcel)
    return this.answered('subscribe', parcel, { result: true, returnCode: '200', message: '提交成功' })
  }

  /** A parcel that is asked for the first time goes on from what is known of it. */
  private async begin(parcel: Parcel): Promise<void> {
    if (this.lines.has(keyOf(parcel))) return
    const { now, known = () => Promise.resolve([]), plan = planOf } = this.options
    this.lines.set(keyOf(parcel), [])
    const before = await known(parcel)
    const coming = plan(parcel.num, before, now())
    this.lines.set(keyOf(parcel), [...before, ...coming])
    for (const { at } of coming) this.later(at - now(), () => void this.push(parcel))
  }

  private linesOf(parcel: Parcel): readonly PlannedLine[] {
    return (this.lines.get(keyOf(parcel)) ?? []).filter(({ at }) => at <= this.options.now())
  }

  private answered(what: 'query' | 'subscribe', { com, num }: Parcel, answer: object): object {
    const { returnCode = '200' } = answer as { readonly returnCode?: string }
    this.note(what, { com, num }, returnCode)
    return answer
  }

  private note(what: Journal['what'], { com, num }: Parcel, code: string): void {
    const at = this.options.now()
    const before = this.journal.filter((one) => one.what === 'query' && one.com === com && one.num === num)
    const last = before[before.length - 1]
    const isTooSoon = what === 'query' && last !== undefined && at - last.at < LEAST_BETWEEN_MS
    this.journal.push({ what, com, num, at, code, isTooSoon })
  }

  private later(ms: number, run: () => void): void {
    const stop = this.options.after(Math.max(0, ms), () => {
      this.stops.delete(stop)
      run()
    })
    this.stops.add(stop)
  }
}

const keyOf = ({ com, num }: Parcel): string => `${com}:${num}`

/** The `returnCode` of the callback; empty when nobody answered in the documented form. */
const send = async ({ callbackUrl, salt }: Followed, param: string): Promise<string> => {
  const sign = salt === undefined ? {} : { sign: md5(param + salt) }
  try {
    const body = new URLSearchParams({ ...sign, param })
    const answer = (await (await fetch(callbackUrl, { method: 'POST', body })).json()) as {
      result?: unknown
      returnCode?: unknown
    }
    if (answer.result === true) return '200'
    return typeof answer.returnCode === 'string' ? answer.returnCode : ''
  } catch {
    return ''
  }
}

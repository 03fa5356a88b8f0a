import { verdictOf, type Suggestion, type WxSettings } from './settings'

/** A file that was handed in for a verdict. */
export interface HandedIn {
  readonly traceId: string
  readonly appid: string
  readonly openid: string
}

/** Brings an event to the function that takes the mini-program's pushes; gives what it answered. */
export type Push = (
  event: object,
  to: { readonly appid: string; readonly openid: string },
) => Promise<unknown>

/** An event that was not answered with `success` is sent again: three times in all, five seconds apart. */
const MOST_PUSHES = 3
const AGAIN_MS = 5_000

/** `wxa_media_check` of version 2, as the message push of the cloud hands it over: JSON, unencrypted, unsigned. */
const eventOf = ({ traceId, appid, openid }: HandedIn, suggest: Suggestion, at: number): object => ({
  ToUserName: `gh_${appid.slice(-12)}`,
  FromUserName: openid,
  CreateTime: Math.floor(at / 1_000),
  MsgType: 'event',
  Event: 'wxa_media_check',
  appid,
  trace_id: traceId,
  version: 2,
  ...verdictOf(suggest),
  errcode: 0,
  errmsg: 'ok',
})

/** The verdicts on files: they come some time after the question, by an event. */
export class Verdicts {
  private readonly waiting = new Map<string, HandedIn>()

  constructor(
    private readonly settings: () => WxSettings,
    private readonly push: Push,
    private readonly now: () => number,
  ) {}

  /** The trace ids that have no verdict yet, oldest first. */
  get open(): readonly string[] {
    return [...this.waiting.keys()]
  }

  take(handedIn: HandedIn): void {
    this.waiting.set(handedIn.traceId, handedIn)
    const { verdictAfterMs } = this.settings()
    if (verdictAfterMs === null) return
    setTimeout(() => void this.decide(handedIn.traceId, this.settings().media), verdictAfterMs).unref()
  }

  /** Sends the verdict now; false when nobody took it. */
  async decide(traceId: string, suggest: Suggestion): Promise<boolean> {
    const handedIn = this.waiting.get(traceId)
    if (!handedIn) return false
    this.waiting.delete(traceId)
    return this.tell(handedIn, eventOf(handedIn, suggest, this.now()), 1)
  }

  private async tell(handedIn: HandedIn, event: object, pushes: number): Promise<boolean> {
    const taken = await this.push(event, handedIn).then(
      (answer) => answer === 'success' || answer === '',
      () => false,
    )
    if (!taken && pushes < MOST_PUSHES) {
      setTimeout(() => void this.tell(handedIn, event, pushes + 1), AGAIN_MS).unref()
    }
    return taken
  }
}

import { createClient, type Client } from '../../core/contracts/client'
import { shopperContract, type ShopperContract } from '../../core/contracts/shopper.contract'
import type { MessageView } from '../../core/conversation/message'
import { addressKey, type Entry } from '../../local/wecom/config'
import { appid, wecomApp } from './crash-people'
import { pause, until, type CrashRig } from './crash-rig'

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

interface Answer {
  readonly result?: { readonly ok: boolean; readonly error?: string }
}

/** Not taken, and worth repeating: what the mini-program shows as failed. */
const isTaken = ({ result }: Answer): boolean =>
  result !== undefined && result.error !== 'internal' && result.error !== 'busy'

const clientFor = (rig: CrashRig, openid: string): Client<ShopperContract> =>
  createClient('shopper', shopperContract, async (door, call) => {
    const request = json({ data: call }, { 'x-local-appid': appid, 'x-local-openid': openid })
    let answer: Answer = {}
    await until(async () => {
      answer = (await rig.ask('cloud', `call/${door}`, request)) as Answer
      if (!isTaken(answer)) rig.repeated += 1
      return isTaken(answer)
    }, `an answer to ${call.procedure}`)
    return answer.result
  })

export interface Acknowledged {
  readonly clientId: string
  readonly text: string
  readonly seq: number
}

/** Some are equal to the one before on purpose: they have to stay two. */
const wordsOf = (openid: string, n: number): string => (n % 5 > 2 ? '在吗' : `${openid.slice(-1)}号第${n}句`)

/** One shopper: asks for a person, says so many things one after the other, and reads along all the time. */
export class CrashShopper {
  readonly acknowledged: Acknowledged[] = []
  /** What came by the cursor, through all crashes. */
  readonly read: MessageView[] = []
  private readonly client
  private cursor = 0
  private done = false

  constructor(
    rig: CrashRig,
    readonly openid: string,
  ) {
    this.client = clientFor(rig, openid)
  }

  /** `onSent` is told of each acknowledged message. */
  async talk(messages: number, onSent: () => void): Promise<void> {
    const reading = this.readAlong()
    const { conversation } = this.client
    await conversation.enter({ clientId: `${this.openid}-enter`, scene: { from: 'home' } })
    await conversation.callHuman({ clientId: `${this.openid}-person` })
    await until(async () => {
      const { service } = await this.pull(0)
      return service.status === 'assigned'
    }, 'an agent')
    for (let n = 1; n <= messages; n += 1) {
      const [clientId, text] = [`${this.openid}-${n}`, wordsOf(this.openid, n)]
      const reply = await conversation.send({ clientId, body: { kind: 'text', text } })
      if (!reply.ok) throw new Error(`refused: ${reply.error}`)
      this.acknowledged.push({ clientId, text, seq: reply.value.seq })
      onSent()
    }
    this.done = true
    await reading
  }

  /** Everything anew, page by page. */
  async readAll(): Promise<MessageView[]> {
    const all: MessageView[] = []
    for (let page = await this.pull(0); page.messages.length > 0; page = await this.pull(page.seq)) {
      all.push(...page.messages)
    }
    return all
  }

  /** What is new since the last time. */
  async readOn(): Promise<void> {
    const page = await this.pull(this.cursor)
    this.read.push(...page.messages)
    this.cursor = page.seq
  }

  private async readAlong(): Promise<void> {
    while (!this.done) {
      await this.readOn()
      await pause(50)
    }
  }

  private async pull(after: number) {
    const page = await this.client.conversation.pull({ after })
    if (!page.ok) throw new Error(`refused: ${page.error}`)
    return page.value
  }
}

const { corpId, agentId } = wecomApp
export const keyOf = (userid: string): string => addressKey({ corpId, agentId, userid })

/** The session that a line of the app is about. */
const numberIn = (entry: Entry): string | undefined =>
  entry.body.type === 'text' ? /^#(\d+) /.exec(entry.body.content)?.[1] : undefined

/** One agent in WeCom: answers every session that he is told of so many times, one answer after the other. */
export class CrashAgent {
  /** Texts that the stand-in has taken. */
  readonly typed: string[] = []

  constructor(
    private readonly rig: CrashRig,
    private readonly userid: string,
  ) {}

  async serve(answers: number, isOver: () => boolean): Promise<void> {
    const given = new Map<string, number>()
    while (!isOver()) {
      const numbers = new Set((await this.chat()).flatMap((entry) => numberIn(entry) ?? []))
      for (const number of numbers) {
        const n = (given.get(number) ?? 0) + 1
        if (n > answers) continue
        given.set(number, n)
        await this.say(`#${number} `, `答${number}之${n}`)
      }
      await pause(50)
    }
  }

  private async say(head: string, text: string): Promise<void> {
    const input = { agent: keyOf(this.userid), clientId: `${this.userid}-${text}`, text: head + text }
    const entry = (await this.rig.ask('wecom', 'page/say', json(input))) as Entry
    this.typed.push(text)
    await until(async () => {
      const now = (await this.chat()).find(({ id }) => id === entry.id)
      return now !== undefined && now.status !== 'sending'
    }, `a callback for ${text}`)
  }

  private async chat(): Promise<readonly Entry[]> {
    const agent = encodeURIComponent(keyOf(this.userid))
    return ((await this.rig.ask('wecom', `page/thread?agent=${agent}`)) as { entries: Entry[] }).entries
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import type { Answered, Town } from '../town'
import type { Consoles } from './agents'
import { agentOfSession, sessionIdOf, SESSIONS } from './people'

const PER_SECOND = 20
/** A click that is a double click. */
const TWICE_EVERY = 20
const DRAIN_MS = 5_000
/** Starts every instance, and lets the engine compile what is hot: counted, but not timed. */
const WARM_UP_SECONDS = 15

/** So many talk at the same time, each side in turn, for so many messages; then the next so many do. */
const AT_ONCE = 100
const EACH = 10

const turnOf = (n: number): Pick<Said, 'session' | 'by'> => ({
  session: 1 + ((Math.floor(n / (AT_ONCE * EACH)) * AT_ONCE + (n % AT_ONCE)) % SESSIONS),
  by: (Math.floor(n / AT_ONCE) + n) % 2 === 0 ? 'shopper' : 'agent',
})

/** Something that was said, and what became of it. */
export interface Said {
  readonly session: number
  readonly by: 'shopper' | 'agent'
  readonly mark: number
  readonly dueAt: number
  /** When whoever said it knew that it had arrived; undefined: it was refused. */
  heardAt?: number
  /** How often each agent's chat in WeCom showed it, and when first. */
  shown: number
  shownAt?: number
}

const now = (): number => performance.timeOrigin + performance.now()
const textOf = (mark: number): string => `请问第${mark}号什么时候发货`
export const marksIn = (text: string): number[] =>
  [...text.matchAll(/第(\d+)号/g)].map(([, mark]) => Number(mark))

/** What shoppers and agents say, at fixed moments, whether or not the cloud keeps up; and what WeCom showed of it. */
export class Talking {
  readonly all: Said[] = []
  /** Marks in the order in which WeCom's stand-in showed them. */
  readonly shown: number[] = []

  constructor(
    private readonly town: Town,
    private readonly consoles: Consoles,
  ) {}

  /** What was said after the warm-up. */
  get timed(): readonly Said[] {
    return this.all.slice(PER_SECOND * WARM_UP_SECONDS)
  }

  /** @returns once everything was answered, and shown as far as it was within some seconds. */
  async run(seconds: number): Promise<void> {
    const calls: Promise<void>[] = []
    const startedAt = now()
    for (let n = 0; n < PER_SECOND * (WARM_UP_SECONDS + seconds); n += 1) {
      const dueAt = startedAt + (n * 1_000) / PER_SECOND
      const wait = dueAt - now()
      if (wait > 1) await pause(wait)
      calls.push(this.say(n, dueAt))
      if (n % PER_SECOND === 0) await this.look()
    }
    await Promise.all(calls)
    const end = now() + DRAIN_MS
    for (await this.look(); this.isMissing() && now() < end; await this.look()) await pause(100)
  }

  private async say(n: number, dueAt: number): Promise<void> {
    const mark = this.all.length + 1
    const { session, by } = turnOf(n)
    const said: Said = { session, by, mark, dueAt, shown: 0 }
    this.all.push(said)
    const tries = n % TWICE_EVERY === 0 ? 2 : 1
    const answers = await Promise.all(Array.from({ length: tries }, () => this.send(said)))
    if (answers.some(({ ok }) => ok)) said.heardAt = now()
  }

  private send({ session, by, mark }: Said): Promise<Answered> {
    const clientId = `bench-desk-${mark}`
    if (by === 'shopper') return this.town.send(session, clientId, textOf(mark))
    const sessionId = sessionIdOf(session)
    const body = { kind: 'text', text: textOf(mark) }
    return this.consoles.call(agentOfSession(session), 'desk.reply', { sessionId, clientId, body })
  }

  private async look(): Promise<void> {
    for (const [text, at] of await this.town.arrivals()) {
      for (const mark of marksIn(text)) {
        const said = this.all[mark - 1]
        if (!said) continue
        said.shown += 1
        said.shownAt ??= at
        this.shown.push(mark)
      }
    }
  }

  private isMissing(): boolean {
    return this.all.some(({ by, heardAt, shown }) => by === 'shopper' && heardAt !== undefined && shown === 0)
  }
}

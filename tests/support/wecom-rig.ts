import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AccessToken } from '../../server/adapters/wecom/access-token'
import { createWecomApi, type WecomApiOptions } from '../../server/adapters/wecom/api'
import type { WecomProblem } from '../../server/adapters/wecom/call'
import type { StandInApp } from '../../local/wecom/config'
import { createWecomStandIn } from '../../local/wecom/stand-in'

/** Time that moves only when a test says so. */
export const createClock = (start = Date.UTC(2026, 10, 21, 2, 0, 0)) => {
  let time = start
  const waiting: { at: number; run: () => void }[] = []
  return {
    now: () => time,
    after: (ms: number, run: () => void) => {
      const timer = { at: time + ms, run }
      waiting.push(timer)
      return () => {
        if (waiting.includes(timer)) waiting.splice(waiting.indexOf(timer), 1)
      }
    },
    pass: (ms: number) => {
      time += ms
      for (const timer of waiting.filter(({ at }) => at <= time)) {
        waiting.splice(waiting.indexOf(timer), 1)
        timer.run()
      }
    },
    get waiting() {
      return waiting.length
    },
  }
}

export interface Received {
  readonly method: string
  readonly url: URL
  readonly body: string
}

/** What a callback address does with a request; undefined keeps the caller waiting. */
export type Answerer = (received: Received) => { status: number; body: string } | undefined

/** A door for callbacks that a test fills with behaviour. */
export const openDoor = async () => {
  const received: Received[] = []
  const waiters: { count: number; resolve: () => void }[] = []
  const door = { answer: (() => ({ status: 200, body: '' })) as Answerer }
  const server = createServer((req, res) => {
    void readAll(req).then((body) => {
      const request = { method: req.method ?? '', url: new URL(req.url ?? '', 'http://door'), body }
      received.push(request)
      const answer = door.answer(request)
      if (answer) res.writeHead(answer.status).end(answer.body)
      for (const waiter of waiters) if (received.length >= waiter.count) waiter.resolve()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(door, {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wecom`,
    /** Resolves once so many requests came in. */
    hasReceived: (count: number) =>
      new Promise<void>((resolve) =>
        received.length >= count ? resolve() : waiters.push({ count, resolve }),
      ),
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  })
}

const readAll = async (req: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

export const appWith = (changes: Partial<StandInApp> = {}): StandInApp => ({
  corpId: 'ww1f2e3d4c5b6a7988',
  agentId: '1000002',
  secret: 'secret-of-the-app',
  token: 'tokenOfTheCallback',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  callbackUrl: 'http://127.0.0.1:9/wecom',
  shop: '棉屿生活',
  title: '小美客服',
  members: [
    { userid: 'LinXiao', name: '林晓' },
    { userid: 'HeJing', name: '何静' },
  ],
  ...changes,
})

export const at = (app: StandInApp, userid = 'LinXiao') => ({
  corpId: app.corpId,
  agentId: app.agentId,
  userid,
})

export const createTokenStore = () => {
  const stored = new Map<string, AccessToken>()
  return {
    stored,
    load: async (key: string) => stored.get(key),
    save: async (key: string, token: AccessToken) => void stored.set(key, token),
  }
}

/** A stand-in on a free port, with a client for each app. */
export const openWecom = async (apps: readonly StandInApp[], state?: string) => {
  const clock = createClock()
  const standIn = createWecomStandIn({ apps, now: clock.now, after: clock.after, ...(state && { state }) })
  const listening = await standIn.listen()
  const problems: WecomProblem[] = []
  const apiOf = ({ corpId, agentId, secret }: StandInApp, changes: Partial<WecomApiOptions> = {}) =>
    createWecomApi({
      baseUrl: listening.apiUrl,
      corpId,
      agentId,
      secret,
      tokens: createTokenStore(),
      now: clock.now,
      onProblem: (problem) => problems.push(problem),
      ...changes,
    })
  return { clock, standIn, problems, apiOf, ...listening }
}

/** Resolves when a line of anybody's chat fits; the stand-in tells of each change. */
export const untilEntry = (
  standIn: ReturnType<typeof createWecomStandIn>,
  fits: (entry: { from: string; status: string; passive: boolean }) => boolean,
) =>
  new Promise<void>((resolve) => {
    const stop = standIn.listenTo((_address, entry) => {
      if (!fits(entry)) return
      stop()
      resolve()
    })
  })

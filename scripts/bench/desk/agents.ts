import { Agent, request } from 'node:http'
import { demoApps, demoDeskEnv } from '../../../local/demo/wecom'
import { deskSessions } from '../../../server/adapters/web/session-token'
import { benchShop, SHOP } from '../people'
import type { Answered, Town } from '../town'

const ANSWER_MS = 20_000

interface Reply {
  readonly ok?: boolean
  readonly value?: unknown
  readonly error?: string
}

/** The consoles of the agents: signed in, each on a connection that is kept. */
export class Consoles {
  private readonly http = new Agent({ keepAlive: true, maxSockets: 256 })
  private readonly tokens = new Map<number, string>()
  private readonly sessions = deskSessions(demoDeskEnv().DESK_SESSION_KEY, Date.now)
  private readonly address: string

  constructor({ url }: Pick<Town, 'url'>) {
    const app = demoApps.find(({ shop }) => shop === benchShop?.name)
    this.address = `${url}/http/desk/call/${app?.corpId ?? ''}/${app?.agentId ?? ''}`
  }

  async call(agent: number, procedure: string, input: unknown): Promise<Answered> {
    const authorization = `Bearer ${await this.tokenOf(agent)}`
    const headers = { 'content-type': 'application/json', authorization }
    return new Promise((resolve) => {
      const fail = (value: unknown) => resolve({ ok: false, value })
      const options = { method: 'POST', headers, agent: this.http, timeout: ANSWER_MS }
      const req = request(this.address, options, (res) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => chunks.push(chunk))
        res.on('end', () => {
          const { ok, value, error } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Reply
          resolve({ ok: ok === true, value: ok === true ? value : error })
        })
        res.on('error', fail)
      })
      req.on('error', fail)
      req.on('timeout', () => req.destroy(new Error('no answer in time')))
      req.end(JSON.stringify({ procedure, input }))
    })
  }

  close(): void {
    this.http.destroy()
  }

  private async tokenOf(agent: number): Promise<string> {
    const known = this.tokens.get(agent)
    if (known !== undefined) return known
    const signedInAt = Date.now()
    const who = { userid: `bench${agent}`, shopId: SHOP, sessionId: `bench-${agent}`, signedInAt }
    const { token } = await this.sessions.sign(who)
    this.tokens.set(agent, token)
    return token
  }
}

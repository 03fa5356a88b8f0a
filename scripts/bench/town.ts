import type { ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { openCloudbase } from '../../server/adapters/cloudbase/app'
import { next, start, stop } from './child'
import type { CloudFigures, CloudUp } from './cloud-process'
import { dropFolder, makeFolder } from './folders'
import { appid, seedSessions, shopperOf } from './people'
import type { Arrival } from './wecom-process'

const ANSWER_MS = 20_000

/** How one call ended. */
export interface Answered {
  readonly ok: boolean
  /** The door's own value; what was wrong when it was refused. */
  readonly value: unknown
}

interface Wire {
  readonly result?: { readonly ok: boolean; readonly value?: unknown; readonly error?: string }
}

/** Shoppers, cloud and WeCom, each in a process of its own on this machine; this one is the shoppers. */
export class Town {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 512 })
  private readonly seen = new Map<string, number>()

  private constructor(
    private readonly children: { readonly cloud: ChildProcess; readonly wecom: ChildProcess },
    private readonly folder: string,
    readonly url: string,
  ) {}

  /** The cloud's folder may be one that has a past; it stays when the town is closed. `seed` puts people into it. */
  static async open(past?: string, seed = seedSessions): Promise<Town> {
    const folder = makeFolder('town')
    for (const name of ['cloud', 'wecom']) mkdirSync(join(folder, name))
    const wecom = await start('wecom-process.ts', [join(folder, 'wecom')])
    const apiUrl = await next<string>(wecom)
    const cloud = await start('cloud-process.ts', [past ?? join(folder, 'cloud'), apiUrl])
    const { url, env } = await next<CloudUp>(cloud)
    Object.assign(process.env, env)
    await seed(openCloudbase().db)
    return new Town({ cloud, wecom }, folder, url)
  }

  /** What has become visible to agents since the last time. */
  arrivals(): Promise<readonly Arrival[]> {
    this.children.wecom.send('tell')
    return next(this.children.wecom)
  }

  figures(): Promise<CloudFigures> {
    this.children.cloud.send('tell')
    return next(this.children.cloud)
  }

  /** As the mini-program does: with the newest turn that this shopper has seen. */
  async send(shopper: number | string, clientId: string, text: string): Promise<Answered> {
    const openid = typeof shopper === 'string' ? shopper : shopperOf(shopper)
    const seen = this.seen.get(openid)
    const answered = await this.call(openid, 'conversation.send', {
      clientId,
      body: { kind: 'text', text },
      seen,
    })
    if (answered.ok) this.seen.set(openid, (answered.value as { readonly seq: number }).seq)
    return answered
  }

  /** What `wx.cloud.callFunction` does, on a connection that is kept. */
  call(openid: string, procedure: string, input: unknown): Promise<Answered> {
    const body = JSON.stringify({ data: { procedure, input } })
    return new Promise((resolve) => {
      const headers = { 'content-type': 'application/json', 'x-local-appid': appid, 'x-local-openid': openid }
      const fail = (value: unknown) => resolve({ ok: false, value })
      const options = { method: 'POST', headers, agent: this.agent, timeout: ANSWER_MS }
      const req = request(`${this.url}/call/shopper`, options, (res) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => chunks.push(chunk))
        res.on('end', () => resolve(answered(Buffer.concat(chunks).toString('utf8'))))
        res.on('error', fail)
      })
      req.on('error', fail)
      req.on('timeout', () => req.destroy(new Error('no answer in time')))
      req.end(body)
    })
  }

  async close(): Promise<void> {
    this.agent.destroy()
    await Promise.all(Object.values(this.children).map(stop))
    dropFolder(this.folder)
  }
}

const answered = (text: string): Answered => {
  const { result } = JSON.parse(text) as Wire
  return { ok: result?.ok === true, value: result?.ok ? result.value : (result?.error ?? text) }
}

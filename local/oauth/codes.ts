import { randomBytes } from 'node:crypto'

/** WeChat: a code is good once and for five minutes. */
const CODE_MS = 5 * 60_000

export interface Grant {
  readonly appid: string
  readonly openid: string
  readonly unionid: string
  readonly scope: string
}

/** Codes that were handed out after somebody agreed. */
export class Codes {
  private readonly open = new Map<string, Grant & { readonly until: number }>()

  constructor(private readonly now: () => number) {}

  give(grant: Grant): string {
    for (const [code, { until }] of this.open) if (until <= this.now()) this.open.delete(code)
    const code = randomBytes(16).toString('hex')
    this.open.set(code, { ...grant, until: this.now() + CODE_MS })
    return code
  }

  /** What it stands for, once; undefined when it is unknown, used, too old or another account's. */
  take(appid: string, code: string): Grant | undefined {
    const found = this.open.get(code)
    if (found?.appid !== appid) return undefined
    this.open.delete(code)
    return found.until > this.now() ? found : undefined
  }
}

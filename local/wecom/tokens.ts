import { randomBytes } from 'node:crypto'
import type { StandInApp } from './config'

export const tokenSeconds = 7200

interface Issued {
  readonly app: StandInApp
  readonly expiresAt: number
}

/** Access tokens: the same one again while it is valid, as WeCom does it. They do not outlive the process. */
export class Tokens {
  private readonly issued = new Map<string, Issued>()

  constructor(private readonly now: () => number) {}

  issue(app: StandInApp): string {
    const known = [...this.issued].find(([, token]) => token.app === app && token.expiresAt > this.now())
    if (known) return known[0]
    const token = randomBytes(32).toString('base64url')
    this.issued.set(token, { app, expiresAt: this.now() + tokenSeconds * 1000 })
    return token
  }

  /** The app of a token, or the documented error code. */
  appOf(token: string | null): StandInApp | 40014 | 41001 | 42001 {
    if (!token) return 41001
    const found = this.issued.get(token)
    if (!found) return 40014
    return found.expiresAt > this.now() ? found.app : 42001
  }

  expireAll() {
    this.issued.clear()
  }
}

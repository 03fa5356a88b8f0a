import { randomBytes } from 'node:crypto'

/** WeChat: a code is good once and for five minutes (网页授权; 手机号快速验证). */
const GOOD_MS = 5 * 60_000

/** Codes that WeChat hands out for what somebody agreed to. */
export class OnceCodes<T> {
  private readonly open = new Map<string, { readonly value: T; readonly until: number }>()

  constructor(private readonly now: () => number) {}

  give(value: T): string {
    for (const [code, { until }] of this.open) if (until <= this.now()) this.open.delete(code)
    const code = randomBytes(16).toString('hex')
    this.open.set(code, { value, until: this.now() + GOOD_MS })
    return code
  }

  /** What it stands for, once; undefined when it is unknown, used or too old, or not what the asker may have. */
  take(code: string, isFor: (value: T) => boolean = () => true): T | undefined {
    const found = this.open.get(code)
    if (!found || !isFor(found.value)) return undefined
    this.open.delete(code)
    return found.until > this.now() ? found.value : undefined
  }
}

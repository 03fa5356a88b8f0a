import { randomBytes } from 'node:crypto'

/** A code is good for this long, once (WeChat documentation, 手机号快速验证). */
const GOOD_MS = 5 * 60_000

interface Given {
  readonly phone: string
  readonly appid: string
  readonly until: number
}

/** The codes that the phone number button of a mini-program gave. */
export class PhoneCodes {
  private readonly given = new Map<string, Given>()

  constructor(private readonly now: () => number) {}

  /** What the button gives once somebody has allowed it. */
  press(appid: string, phone: string): string {
    const code = randomBytes(16).toString('hex')
    this.given.set(code, { phone, appid, until: this.now() + GOOD_MS })
    return code
  }

  /** What phonenumber.getPhoneNumber answers; undefined to a code that is unknown, used or too old. */
  use(code: string) {
    const given = this.given.get(code)
    this.given.delete(code)
    if (!given || given.until <= this.now()) return undefined
    const { phone, appid } = given
    const country = /^\+(\d{1,3}) /.exec(phone)?.[1] ?? '86'
    const pure = phone.replace(/^\+\d{1,3} /, '')
    const watermark = { timestamp: Math.floor(this.now() / 1_000), appid }
    return { phoneNumber: phone, purePhoneNumber: pure, countryCode: country, watermark }
  }
}

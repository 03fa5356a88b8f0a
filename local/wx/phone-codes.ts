import { OnceCodes } from '../once-codes'

/** The codes that the phone number button of a mini-program gave. */
export class PhoneCodes {
  private readonly codes: OnceCodes<{ readonly phone: string; readonly appid: string }>

  constructor(private readonly now: () => number) {
    this.codes = new OnceCodes(now)
  }

  /** What the button gives once somebody has allowed it. */
  press(appid: string, phone: string): string {
    return this.codes.give({ phone, appid })
  }

  /** What phonenumber.getPhoneNumber answers; undefined to a code that is unknown, used or too old. */
  use(code: string) {
    const given = this.codes.take(code)
    if (!given) return undefined
    const { phone, appid } = given
    const country = /^\+(\d{1,3}) /.exec(phone)?.[1] ?? '86'
    const pure = phone.replace(/^\+\d{1,3} /, '')
    const watermark = { timestamp: Math.floor(this.now() / 1_000), appid }
    return { phoneNumber: phone, purePhoneNumber: pure, countryCode: country, watermark }
  }
}

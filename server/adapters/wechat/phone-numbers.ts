import * as z from 'zod/mini'
import { err, ok } from '../../../core/shared/result'
import { SECOND } from '../../../core/shared/time'
import type { PhoneNumbers } from '../../order-ports'
import type { Cloudbase } from '../cloudbase/app'
import { askWechat } from './open-api'

/** The cloud call answers in camel case, the interface behind it in snake case. */
const PhoneInfo = z.object({
  purePhoneNumber: z.string(),
  countryCode: z.string(),
  watermark: z.object({ appid: z.string() }),
})

const WITHIN_MS = 5 * SECOND

/** phonenumber.getPhoneNumber (WeChat documentation, 手机号快速验证). The code tells for which mini-program it was made. */
export const wechatPhoneNumbers = (cloudbase: Pick<Cloudbase, 'app' | 'ask'>): PhoneNumbers => ({
  read: async (appids, code) => {
    const question = { apiName: 'phonenumber.getPhoneNumber', data: { code }, withinMs: WITHIN_MS }
    const answer = await askWechat(cloudbase, question)
    const info = PhoneInfo.safeParse(answer.phoneInfo ?? answer.phone_info)
    if (answer.code !== 0 || !info.success) return err('phoneUnread')
    const { purePhoneNumber: number, countryCode: country, watermark } = info.data
    return appids.includes(watermark.appid) ? ok({ country, number }) : err('phoneUnread')
  },
})

import * as z from 'zod/mini'
import type { Cloudbase } from '../cloudbase/app'

/** What WeChat answered: 0 is success. Both spellings occur, by the version of the cloud call. */
const Answer = z.lazy(() =>
  z.object({
    errCode: z.optional(z.int()),
    errcode: z.optional(z.int()),
    result: z.optional(z.unknown()),
    traceId: z.optional(z.string()),
    trace_id: z.optional(z.string()),
    phoneInfo: z.optional(z.unknown()),
    phone_info: z.optional(z.unknown()),
  }),
)
export type OpenApiAnswer = z.infer<typeof Answer> & { readonly code: number }

/** WeChat answers this, or an interface did not answer in time. */
const BUSY = -1

/** Codes after which the same question may well be answered (全局返回码): busy, too often by the minute or by the day. */
const passing: readonly number[] = [BUSY, 40001, 42001, 44991, 45009, 45011, 50002, -501001, -501002]
/** The function may not ask (云调用), or the interface is not open to this mini-program. */
const forbidden: readonly number[] = [-604100, -604101, -604102, -604103, -604104, 48001, 48004]

export const isPassing = (code: number): boolean => passing.includes(code)
export const isForbidden = (code: number): boolean => forbidden.includes(code)

export interface Question {
  readonly apiName: string
  readonly data: object
  /** ms; longer is `BUSY`. */
  readonly withinMs: number
}

/**
 * One 云调用 of the SDK. Never throws: a line that stays dead is a WeChat that is busy. A question whose answer was lost
 * is asked once more: a check costs nothing, and a notice that was sent has used its consent up.
 */
export const askWechat = async (
  { app, ask }: Pick<Cloudbase, 'app' | 'ask'>,
  { apiName, data, withinMs }: Question,
): Promise<OpenApiAnswer> => {
  try {
    const asked = { apiName, requestData: data }
    const reply: unknown = await ask(() => app.callWxOpenApi(asked, { timeout: withinMs }))
    const answer = Answer.safeParse((reply as { readonly result?: unknown }).result)
    if (!answer.success) return { code: BUSY }
    return { ...answer.data, code: answer.data.errCode ?? answer.data.errcode ?? BUSY }
  } catch {
    return { code: BUSY }
  }
}

import * as z from 'zod/mini'

/** What WeChat answers: 0 is success. Codes of the documentation of each interface. */
export interface WxAnswer {
  readonly errCode: number
  readonly errMsg: string
  readonly [field: string]: unknown
}

interface WxApi {
  /** What a request has to hold, the most telling first: the first that is not there is the refusal. */
  readonly needs: readonly (readonly [
    shape: z.ZodMiniType,
    refusal: readonly [code: number, words: string],
  ])[]
  /** What success holds besides errCode and errMsg. */
  readonly gives?: (traceId: string) => Readonly<Record<string, unknown>>
}

const text = z.string().check(z.minLength(1))
const openid = z.string().check(z.regex(/^[\w-]{1,64}$/))
const has = (name: string, shape: z.ZodMiniType): z.ZodMiniType => z.object({ [name]: shape })
const template = z.union([has('templateId', text), has('template_id', text)])

const badOpenid = [40003, 'invalid openid'] as const
const badFormat = [47001, 'data format error'] as const
const badArgument = [47003, 'argument invalid'] as const

/** Text, picture, link or card: the message is under the name of its kind. */
const CustomerMessage = z.discriminatedUnion('msgtype', [
  z.object({ msgtype: z.literal('text'), text: z.object({ content: text }) }),
  z.object({
    msgtype: z.literal('image'),
    image: z.union([z.object({ mediaId: text }), z.object({ media_id: text })]),
  }),
  z.object({ msgtype: z.literal('link'), link: z.object({ title: text, url: text }) }),
  z.object({ msgtype: z.literal('miniprogrampage'), miniprogrampage: z.object({ title: text }) }),
])

const scenes = z.literal([1, 2, 3, 4])
const secure = [
  [has('openid', openid), badOpenid],
  [has('version', z.literal(2)), badFormat],
  [has('scene', scenes), [40129, 'invalid scene']],
] as const

/** The open interfaces that this stand-in speaks. Source: WeChat documentation of each, "云调用". */
export const wxApis: Readonly<Record<string, WxApi>> = {
  'customerServiceMessage.send': {
    needs: [
      [has('touser', openid), badOpenid],
      [CustomerMessage, badFormat],
    ],
  },
  'customerServiceMessage.setTyping': {
    needs: [
      [has('touser', openid), badOpenid],
      [has('command', z.literal(['Typing', 'CancelTyping'])), badFormat],
    ],
  },
  'subscribeMessage.send': {
    needs: [
      [has('touser', openid), badOpenid],
      [template, [40037, 'invalid template_id']],
      [
        has('data', z.record(z.string(), z.object({ value: z.union([z.string(), z.number()]) }))),
        badArgument,
      ],
    ],
  },
  'phonenumber.getPhoneNumber': { needs: [[has('code', text), [40029, 'invalid code']]] },
  'security.msgSecCheck': {
    needs: [...secure, [has('content', z.string().check(z.minLength(1), z.maxLength(2_500))), badFormat]],
    gives: (traceId) => ({ result: { suggest: 'pass', label: 100 }, detail: [], traceId }),
  },
  'security.mediaCheckAsync': {
    needs: [
      ...secure,
      [z.union([has('mediaUrl', text), has('media_url', text)]), badFormat],
      [
        z.union([has('mediaType', z.literal([1, 2])), has('media_type', z.literal([1, 2]))]),
        [40004, 'invalid media type'],
      ],
    ],
    gives: (traceId) => ({ traceId }),
  },
}

/** Answers a request to an interface of the table. */
export const answerOf = (name: string, api: WxApi, asked: { data: unknown; traceId: string }): WxAnswer => {
  const missing = api.needs.find(([shape]) => !shape.safeParse(asked.data).success)
  if (missing) return { errCode: missing[1][0], errMsg: `openapi.${name}:fail ${missing[1][1]}` }
  return { errCode: 0, errMsg: `openapi.${name}:ok`, ...api.gives?.(asked.traceId) }
}

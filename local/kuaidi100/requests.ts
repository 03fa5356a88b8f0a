import * as z from 'zod/mini'

const Company = z.string().check(z.regex(/^[a-z0-9]+$/))
/** 单号的最小长度6个字符，最大长度32个字符. */
const Num = z.string().check(z.minLength(6), z.maxLength(32))

/** `param` of a query. */
export const Asked = z.object({ com: Company, num: Num, phone: z.optional(z.string()) })

/** `param` of a subscription. */
export const Subscribed = z.object({
  company: Company,
  number: Num,
  key: z.string(),
  parameters: z.object({
    callbackurl: z.string().check(z.regex(/^https?:\/\//)),
    salt: z.optional(z.string()),
    phone: z.optional(z.string()),
  }),
})

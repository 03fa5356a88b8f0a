import * as z from 'zod/mini'

/** An HTTP access event of CloudBase (reference: "How a cloud function is called"). */
export const HttpEvent = z.object({
  path: z.string(),
  httpMethod: z.string(),
  headers: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  queryStringParameters: z.optional(z.nullable(z.record(z.string(), z.string()))),
  body: z.optional(z.nullable(z.string())),
  isBase64Encoded: z.optional(z.boolean()),
})
export type HttpEvent = z.infer<typeof HttpEvent>

/** The body as it was sent, byte for byte. */
export const bodyOf = ({ body, isBase64Encoded }: HttpEvent): Buffer =>
  Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8')

/** A header, whatever its case; empty when it is not there. */
export const headerOf = ({ headers }: HttpEvent, name: string): string => {
  const found = Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)
  return typeof found?.[1] === 'string' ? found[1] : ''
}

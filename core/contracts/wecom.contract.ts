import * as z from 'zod/mini'
import { UserId } from '../shared/ids'
import { procedure } from './procedure'

/** What an agent sent to the app, after the callback was verified and decrypted. */
export const Said = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('image'), mediaId: z.string() }),
    /** `thumbId`: its first picture, as WeCom's client made it; it may be missing. */
    z.object({ kind: z.literal('video'), mediaId: z.string(), thumbId: z.optional(z.string()) }),
    /** `format`: amr, in which WeCom's client records. */
    z.object({ kind: z.literal('voice'), mediaId: z.string(), format: z.string() }),
    z.object({
      kind: z.literal('location'),
      latitude: z.number(),
      longitude: z.number(),
      /** Name and address in one. */
      label: z.string(),
    }),
    z.object({ kind: z.literal('link'), title: z.string(), url: z.string() }),
    z.object({ kind: z.literal('unsupported'), msgType: z.string() }),
    /** A button of a card was pressed; `picked`: what was chosen on it. `code` changes that card, once. */
    z.object({
      kind: z.literal('card'),
      key: z.string(),
      taskId: z.string(),
      code: z.string(),
      picked: z.nullable(z.string()),
    }),
    z.object({ kind: z.literal('event'), event: z.string(), eventKey: z.string() }),
  ]),
)
export type Said = z.infer<typeof Said>

const callback = {
  /** Brings in one callback. `callbackId` is the same for every repeat; the reply goes back into the agent's chat. */
  receive: procedure({
    roles: ['wecom'],
    input: z.object({ callbackId: z.string().check(z.minLength(1)), userid: UserId, said: Said }),
    output: z.object({ reply: z.nullable(z.string()) }),
  }),
}

export const wecomContract = { callback }
export type WecomContract = typeof wecomContract

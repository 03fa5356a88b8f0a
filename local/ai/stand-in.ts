import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import { parseJson, readBody, urlOf } from '../http'
import { writtenBy, type Prompt } from './model'
import { refuseTo, streamTo, troubles } from './stream'

/** What was asked. `over`: it was answered to its end, or whoever asked hung up before. */
export interface AskedModel extends Prompt {
  readonly provider: string
  readonly model: string
  readonly over: Promise<'answered' | 'hungUp'>
}

/** Before the paths of `<environment>.api.tcloudbasegateway.com/v1/ai`. */
export const AI_PREFIX = '/ai-standin'

const MOST_BYTES = 1_000_000

const Chat = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(['system', 'user']), content: z.string() })),
  stream: z.literal(true),
})
type Chat = z.infer<typeof Chat>

const promptOf = ({ messages }: Chat): Prompt => {
  const of = (wanted: 'system' | 'user') =>
    messages.flatMap(({ role, content }) => (role === wanted ? [content] : [])).join('\n')
  return { system: of('system'), user: of('user') }
}

const path = new RegExp(`^${AI_PREFIX}/([a-z0-9-]+)/chat/completions$`)

/** CloudBase AI on this machine: it streams by the documented protocol; which model is asked says what it does. */
export class AiStandIn {
  /** Oldest first. */
  readonly journal: AskedModel[] = []
  /** Called when a request has come in: nobody has to wait for it. */
  onAsked: () => void = () => undefined

  /** @param key the API key that it takes */
  constructor(private readonly key: string) {}

  /** Answers what belongs to CloudBase AI; false when it is for somebody else. */
  async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const provider = path.exec(urlOf(req).pathname)?.[1]
    if (req.method !== 'POST' || provider === undefined) return false
    const chat = Chat.safeParse(parseJson((await readBody(req, MOST_BYTES)).toString('utf8')))
    if (req.headers.authorization !== `Bearer ${this.key}`) refuseTo(res, 401, 'INVALID_CREDENTIALS')
    else if (!chat.success) refuseTo(res, 400, 'INVALID_PARAM')
    else this.answer(provider, chat.data, res)
    return true
  }

  private answer(provider: string, chat: Chat, res: ServerResponse): void {
    const { model } = chat
    const prompt = promptOf(chat)
    const over = new Promise<'answered' | 'hungUp'>((resolve) => {
      res.once('close', () => resolve(res.writableFinished ? 'answered' : 'hungUp'))
    })
    this.journal.push({ provider, model, ...prompt, over })
    this.reply(model, prompt, res)
    this.onAsked()
  }

  private reply(model: string, prompt: Prompt, res: ServerResponse): void {
    const trouble = troubles.get(model)
    const written = writtenBy(model, prompt)
    if (trouble) trouble(res)
    else if (written === undefined) refuseTo(res, 404, 'MODEL_NOT_FOUND')
    else streamTo(res, model, written)
  }
}

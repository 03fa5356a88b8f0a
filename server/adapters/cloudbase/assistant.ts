import { messagesFor, readAnswer } from '../../../core/knowledge/assistant'
import { SECOND } from '../../../core/shared/time'
import type { AskedAssistant, Assistant } from '../../assistant-ports'
import type { Log } from '../../ports'
import { sendHttp, type Send } from '../wecom/http'
import { failureIn, saidIn } from './assistant-stream'

export interface CloudbaseAssistantOptions {
  /** `https://<environment>.api.tcloudbasegateway.com/v1/ai`, or the local stand-in; some runtimes name the environment only with a call. */
  readonly baseUrl: () => string
  /** An API key of the environment. */
  readonly key: string
  readonly log: Log
  readonly send?: Send
  /** Ends a request after so long, ms. */
  readonly within?: (ms: number) => AbortSignal
}

const WITHIN_MS = 3 * SECOND
/** 500 characters in chunks of one each are about 150 KB. */
const MOST_BYTES = 500_000
const MOST_TOKENS = 600

/** OpenAI's protocol, as CloudBase AI speaks it (docs.cloudbase.net/ai/model/curl-access). */
const bodyOf = ({ model, question, sources }: AskedAssistant): string =>
  JSON.stringify({
    model: model.model,
    messages: messagesFor(question, sources),
    stream: true,
    temperature: 0,
    max_tokens: MOST_TOKENS,
  })

/** CloudBase AI over HTTP; why not through the SDK stands in docs/adr/0016-a-model-over-http.md. Never throws. */
export const createCloudbaseAssistant = ({
  baseUrl,
  key,
  log,
  send = sendHttp,
  within = (ms: number) => AbortSignal.timeout(ms),
}: CloudbaseAssistantOptions): Assistant => ({
  answer: async (asked) => {
    const { provider, model } = asked.model
    const silent = (why: object) => {
      log.error('assistant did not answer', { shopId: asked.shopId, provider, model, ...why })
      return null
    }
    try {
      const { status, bytes } = await send(`${baseUrl()}/${provider}/chat/completions`, {
        body: { bytes: bodyOf(asked), contentType: 'application/json' },
        headers: { authorization: `Bearer ${key}`, accept: 'text/event-stream' },
        signal: within(WITHIN_MS),
        atMost: MOST_BYTES,
      })
      const text = bytes.toString('utf8')
      if (status !== 200) return silent({ status, code: failureIn(text) })
      const said = saidIn(text)
      if (!said.ok) return silent({ code: said.error })
      return readAnswer(said.value) ?? silent({ code: 'noAnswer' })
    } catch (error) {
      return silent({ error })
    }
  },
})

/** By the environment: without an API key (`CLOUDBASE_AI_KEY`) there is nobody to ask. */
export const cloudbaseAssistant =
  (env: Readonly<Record<string, string | undefined>>) =>
  ({ log }: { readonly log: Log }): Assistant | null => {
    const key = env.CLOUDBASE_AI_KEY
    const baseUrl = () =>
      env.CLOUDBASE_AI_URL ??
      `https://${env.TCB_ENV ?? env.SCF_NAMESPACE ?? ''}.api.tcloudbasegateway.com/v1/ai`
    return key ? createCloudbaseAssistant({ baseUrl, key, log }) : null
  }

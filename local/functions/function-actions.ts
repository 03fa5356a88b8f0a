import { jsonText, type Actions } from '../gateway/action'
import { CloudError } from '../gateway/errors'

import { maxCallBytes, type FunctionHost } from './host'

const eventOf = (text: unknown): unknown => {
  if (typeof text === 'string' && Buffer.byteLength(text) > maxCallBytes)
    throw new CloudError('EXCEED_REQUEST_SIZE_LIMIT', 'The size of the event exceeds the upper limit (6MB)')
  return jsonText(text, 'request_data')
}

/**
 * `callFunction` of the SDK: one function calls another, in the name of its own caller (WeChat documentation,
 * getWXContext). A call by a process outside is nobody's.
 */
export const functionActions = (host: FunctionHost): Actions => ({
  'functions.invokeFunction': {
    kind: 'async',
    run: async (body, { origin }) => {
      const event = eventOf(body.request_data)
      const call = {
        caller: origin?.caller ?? ({ anonymous: true } as const),
        source: origin?.source ? `${origin.source},scf` : 'scf',
      }
      return { data: { response_data: await host.call(String(body.function_name), event, call) } }
    },
  },
})

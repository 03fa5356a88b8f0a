import type { Actions } from '../gateway/action'
import { CloudError, badParam } from '../gateway/errors'

import { maxCallBytes, type FunctionHost } from './host'

const parseData = (text: unknown): unknown => {
  if (text === undefined || text === '') return {}
  if (typeof text !== 'string') throw badParam('request_data: JSON text is expected')
  if (Buffer.byteLength(text) > maxCallBytes)
    throw new CloudError('EXCEED_REQUEST_SIZE_LIMIT', 'The size of the event exceeds the upper limit (6MB)')
  try {
    return JSON.parse(text)
  } catch {
    throw badParam('request_data is not JSON')
  }
}

/**
 * `callFunction` of the SDK: one function calls another, in the name of its own caller (WeChat documentation,
 * getWXContext). A call by a process outside is nobody's.
 */
export const functionActions = (host: FunctionHost): Actions => ({
  'functions.invokeFunction': {
    kind: 'async',
    run: async (body, { origin }) => {
      const event = parseData(body.request_data)
      const call = {
        caller: origin?.caller ?? ({ anonymous: true } as const),
        source: origin?.source ? `${origin.source},scf` : 'scf',
      }
      return { data: { response_data: await host.call(String(body.function_name), event, call) } }
    },
  },
})

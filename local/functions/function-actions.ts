import type { Actions } from '../gateway/action'
import { badParam } from '../gateway/errors'

import type { FunctionHost } from './host'

const parseData = (text: unknown): unknown => {
  if (text === undefined || text === '') return {}
  if (typeof text !== 'string') throw badParam('request_data: JSON text is expected')
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

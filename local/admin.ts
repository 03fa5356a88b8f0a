import type { IncomingHttpHeaders } from 'node:http'

import type { Faults } from './faults/faults'
import type { FunctionHost } from './functions/host'
import { CloudError } from './gateway/errors'
import type { Gateway } from './gateway/gateway'
import { isSigned } from './gateway/signature'

export interface GatewayParts {
  readonly gateway: Gateway
  readonly faults: Faults
  readonly host: FunctionHost
  /** The SDK's requests must be signed in this name: other pages and programs do not know it. */
  readonly secretId: string
}

/** 16 MB of document grow when they are written as EJSON inside JSON. */
export const maxAdminBytes = 40 * 1024 * 1024

export const unsigned = (): CloudError => new CloudError('SIGN_PARAM_INVALID', 'the signature is not valid')

const tooLarge = (): CloudError =>
  new CloudError('EXCEED_REQUEST_SIZE_LIMIT', `the body is larger than ${maxAdminBytes} bytes`)

const named = (text: string): string => {
  const action = /"action":"([\w.]+)"/.exec(text)?.[1] ?? '?'
  const on = /"(?:collectionName|function_name)":"([\w-]+)"/.exec(text)?.[1] ?? ''
  return `${action} ${on}`.trim()
}

/** What the SDK sends, over HTTP or through an instance's own port. */
interface Asked {
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/**
 * What the SDK is answered; undefined when its connection is to be cut. What an instance sends while it is frozen waits
 * for its next call. @throws CloudError SIGN_PARAM_INVALID, PERMISSION_DENIED (the instance is gone)
 */
export const askGateway = async (
  { gateway, faults, host, secretId }: GatewayParts,
  { headers, text }: Asked,
  token: string | undefined,
): Promise<string | undefined> => {
  if (!isSigned(headers, secretId)) throw unsigned()
  const admission = token === undefined ? undefined : host.admit(token, named(text))
  if (admission?.thawed) await admission.thawed
  return faults.around(text, (body) => gateway.handle(body, admission?.origin))
}

/** The same for an instance's own port: the cloud's words instead of an error. */
export const askFromInstance = async (
  parts: GatewayParts,
  asked: Asked,
  token: string,
): Promise<string | undefined> => {
  try {
    if (asked.text.length > maxAdminBytes) throw tooLarge()
    return await askGateway(parts, asked, token)
  } catch (error) {
    const { code, message } = error instanceof CloudError ? error : new CloudError('SYS_ERR', 'system error')
    return JSON.stringify({ requestId: '', code, message })
  }
}

import type { IncomingHttpHeaders } from 'node:http'

/** How the SDK signs (its source, signature-nodejs): version, name, day, what is signed, and the signature. */
const shape =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/\d{4}-\d\d-\d\d\/tcb\/tc3_request, SignedParams=[\w;.-]+, SignedHeaders=[\w;-]+, Signature=[\da-f]{64}$/

/**
 * Whether a request is signed as the SDK does it, in the name of this cloud. The name is a secret of one
 * start, so the signature itself is not computed again; commands of this machine send `Local <name>`.
 */
export const isSigned = (headers: IncomingHttpHeaders, secretId: string): boolean => {
  const { authorization = '' } = headers
  if (authorization === `Local ${secretId}`) return true
  const isTimed = /^\d+$/.test(String(headers['x-timestamp'])) && '600' === headers['x-signature-expires']
  return isTimed && shape.exec(authorization)?.[1] === secretId
}

import { uidOf } from '../wx/users'

/** Who calls a function, as the platform vouches for it. */
export type Caller =
  | {
      readonly appid: string
      readonly openid: string
      /** Of a mini-program that is bound to an open platform account. */
      readonly unionid?: string
      readonly from?: { readonly appid: string; readonly openid: string }
    }
  | { readonly anonymous: true }

/** What a call was caused by. */
export type Source = 'wx_devtools' | 'wx_client' | 'http' | 'timer' | 'scf'

/** The call of a function that a request came from. */
export interface Origin {
  readonly fn: string
  readonly requestId: string
  readonly procedure: string
  readonly caller: Caller
  /**
   * The chain of causes, first cause first: `wx_client,scf` is a function that was called by a function that was
   * called by the mini-program (WeChat documentation, getWXContext, SOURCE).
   */
  readonly source: string
}

/** The second argument of `main`, in the platform's own field names. */
export interface CloudContext {
  readonly memory_limit_in_mb: number
  readonly time_limit_in_ms: number
  readonly request_id: string
  readonly function_name: string
  readonly function_version: string
  readonly namespace: string
  /** JSON text; `getCloudbaseContext(context)` of the SDK reads the identity from here. */
  readonly environment: string
}

const identityOf = (caller: Caller): Record<string, string> => {
  if ('anonymous' in caller) return {}
  const union = caller.unionid === undefined ? {} : { WX_UNIONID: caller.unionid }
  const own = { WX_OPENID: caller.openid, WX_APPID: caller.appid, ...union, TCB_UUID: uidOf(caller) }
  return caller.from ? { ...own, FROM_OPENID: caller.from.openid, FROM_APPID: caller.from.appid } : own
}

/**
 * Makes the context of one call. Identity is only here, never in the environment of the instance: the SDK's
 * own `getUserInfo()` reads `process.env`, and so would mix two callers.
 */
export const contextOf = (call: {
  readonly env: string
  readonly fn: { readonly name: string; readonly memoryMb: number; readonly timeoutMs: number }
  readonly requestId: string
  readonly caller: Caller
  /** One source, or a chain of them. */
  readonly source: string
}): CloudContext => {
  const identity = identityOf(call.caller)
  const environment = {
    ...identity,
    TCB_ENV: call.env,
    TCB_SEQID: call.requestId,
    TRIGGER_SRC: call.source.split(',').at(-1) ?? call.source,
    TCB_SOURCE: call.source,
    WX_CONTEXT_KEYS: Object.keys(identity).join(','),
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TRIGGER_SRC,TCB_SOURCE',
  }
  return {
    memory_limit_in_mb: call.fn.memoryMb,
    time_limit_in_ms: call.fn.timeoutMs,
    request_id: call.requestId,
    function_name: call.fn.name,
    function_version: '$LATEST',
    namespace: call.env,
    environment: JSON.stringify(environment),
  }
}

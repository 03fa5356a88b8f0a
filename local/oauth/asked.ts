/** What a browser brings to an authorize page (网页授权, step 1), whoever it belongs to. */
export interface Asked {
  readonly redirectUri: string
  readonly scope: string
  readonly state: string
}

const isLocalAddress = (text: string): boolean => {
  try {
    return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(text).hostname)
  } catch {
    return false
  }
}

/** The platform's own checks; else why it would show an error instead. */
export const askedBy = (query: URLSearchParams, scopes: readonly string[]): Asked | string => {
  const text = (name: string): string => query.get(name) ?? ''
  const redirectUri = text('redirect_uri')
  // The trusted domain of a demo app or account: this machine.
  if (!isLocalAddress(redirectUri)) return 'redirect_uri 参数错误'
  if (text('response_type') !== 'code') return 'response_type 参数错误'
  if (!scopes.includes(text('scope'))) return 'Scope 参数错误或没有 Scope 权限'
  if (!/^[a-zA-Z0-9]{0,128}$/.test(text('state'))) return 'state 参数错误'
  return { redirectUri, scope: text('scope'), state: text('state') }
}

/** Where the browser goes back to. */
export const withAnswer = ({ redirectUri, state }: Asked, code: string): string => {
  const url = new URL(redirectUri)
  url.searchParams.set('code', code)
  url.searchParams.set('state', state)
  return url.toString()
}

/** The same page once somebody was chosen on it. */
export const linkWith = (query: URLSearchParams, name: string, value: string): string => {
  const agreed = new URLSearchParams(query)
  agreed.set(name, value)
  return `?${agreed.toString()}`
}

import type { IncomingMessage } from 'node:http'

/**
 * May this request read the page's data? The page shows personal data, so a page of another port of this machine,
 * which the cloud's own routes let through, is refused here. (`same-site` is another port.)
 */
export const mayRead = ({ headers }: IncomingMessage): boolean => {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return headers.origin === undefined || headers.origin === `http://${headers.host ?? ''}`
}

/** A change has to come from the page itself: its Origin is there, is ours, and no form can send JSON. */
export const mayChange = (req: IncomingMessage): boolean =>
  mayRead(req) &&
  req.headers.origin === `http://${req.headers.host ?? ''}` &&
  (req.headers['content-type'] ?? '').startsWith('application/json')

/** Which shop's app this page is for, and where its door stands. */
export interface Place {
  readonly corpId: string
  readonly agentId: string
  /** Tells the things kept in this browser apart. */
  readonly key: string
  readonly door: (segment: 'session' | 'call') => string
}

/** Where `npm start` has it. */
const HERE = '/http/desk'

const ADDRESS = /^(\w{1,64}):(\w{1,32})$/

const find = (): Place | null => {
  const app = new URLSearchParams(window.location.search).get('app') ?? ''
  const [, corpId, agentId] = ADDRESS.exec(app) ?? []
  if (corpId === undefined || agentId === undefined) return null
  const base = DESK_DOOR === '' ? HERE : DESK_DOOR
  const door = (segment: string) => `${base}/${segment}/${corpId}/${agentId}`
  return { corpId, agentId, key: `xiaomei.desk.${app}`, door }
}

/** The page's address names it, `?app=<corp id>:<agent id>`; null when it does not. */
export const place = find()

/** The address to come back to: this page without what WeCom added. */
export const ownAddress = (): string => {
  const { origin, pathname } = window.location
  return place ? `${origin}${pathname}?app=${place.corpId}:${place.agentId}` : `${origin}${pathname}`
}

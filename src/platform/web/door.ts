import { isWeapp } from '../env'

/** The door that browsers use (R18), for the shop whose official account the page's address names. */
export interface WebDoor {
  readonly appid: string
  readonly session: string
  readonly call: string
}

/** Where `npm start` has it. */
const HERE = '/http/web'

const find = (): WebDoor | null => {
  if (isWeapp) return null
  const appid = new URLSearchParams(window.location.search).get('web') ?? ''
  if (!/^\w{1,64}$/.test(appid)) return null
  const base = WEB_DOOR === '' ? HERE : WEB_DOOR
  return { appid, session: `${base}/session/${appid}`, call: `${base}/call/${appid}` }
}

/** Null in WeChat, and in a browser where the shopper chooser says who one is. */
export const webDoor = find()

/** Goes to the page of that shop. */
export const openWebDoor = (appid: string): void =>
  window.location.assign(`${window.location.pathname}?web=${appid}`)

/** The web door of a world, with WeChat's sign-in stood in for, and browsers that use it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient, type Client } from '../../core/contracts/client'
import { sessionContract, type Session } from '../../core/contracts/session.contract'
import { shopperContract, type ShopperContract } from '../../core/contracts/shopper.contract'
import { webContract, type WebContract } from '../../core/contracts/web.contract'
import { demoAccounts, demoUnionid, demoWebEnv } from '../../local/demo/accounts'
import { API_PREFIX, createOauthStandIn, OPEN_PREFIX } from '../../local/oauth/stand-in'
import { webDoor } from '../../server/web-door'
import { agree, asking } from './http-door'
import { must } from './talk'
import type { WechatCaller, World } from './world'

export const PAGE = 'http://127.0.0.1:7070/h5/?web=1'

type Shop = 'mianyu' | 'shanye'

export const accountOf = (shop: Shop) => {
  const found = demoAccounts.find(({ shopId }) => shopId === shop)
  if (!found) throw new Error(`no account of ${shop}`)
  return found
}

const listen = async (world: World) => {
  const oauth = createOauthStandIn({ accounts: demoAccounts, now: world.clock.now })
  const server = createServer((req, res) => {
    if (!oauth.handle(req, res)) res.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { url, close }
}

export const openWeb = async (world: World) => {
  const standIn = await listen(world)
  const env = {
    ...demoWebEnv(),
    WX_OPEN_URL: standIn.url + OPEN_PREFIX,
    WX_API_URL: standIn.url + API_PREFIX,
  }
  const request = asking(webDoor(world.newPorts(), env))

  const visitor = (shop: Shop) =>
    createClient('session', sessionContract, async (_door, call) => {
      return (await request({ path: `/session/${accountOf(shop).appid}`, call })).body
    }).session

  /** A browser that holds this token. */
  const browser = (token: string, shop: Shop = 'mianyu'): Client<WebContract> =>
    createClient('call', webContract, async (_door, call) => {
      const headers = { authorization: `Bearer ${token}` }
      return (await request({ path: `/call/${accountOf(shop).appid}`, call, headers })).body
    })

  const codeFor = async (fan: string, shop: Shop = 'mianyu') => {
    const { authorizeUrl } = await must(visitor(shop).begin({ redirectTo: PAGE }))
    return agree(authorizeUrl, { openid: fan })
  }

  const signIn = async (fan: string, shop: Shop = 'mianyu'): Promise<Session> =>
    must(visitor(shop).signIn(await codeFor(fan, shop)))

  /** The mini-program of somebody whose unionid WeChat vouches for. */
  const inApp = ({ appid, openid }: WechatCaller): Client<ShopperContract> => {
    const unionid = demoUnionid(appid, openid)
    const caller = { appid, openid, ...(unionid !== undefined && { unionid }) }
    return createClient('shopper', shopperContract, (_door, call) => world.call('shopper', call, caller))
  }

  return { request, visitor, browser, codeFor, signIn, inApp, close: standIn.close }
}

export type Web = Awaited<ReturnType<typeof openWeb>>

/** The desk door of a world, and agents who sign in to it through WeCom's stand-in. */
import { createClient, type Client } from '../../core/contracts/client'
import { deskContract, type DeskContract } from '../../core/contracts/desk.contract'
import { sessionContract, type Session } from '../../core/contracts/session.contract'
import { demoApps, demoDeskEnv } from '../../local/demo/wecom'
import { deskDoor } from '../../server/desk-door'
import { agree, asking } from './http-door'
import { must } from './talk'
import type { World } from './world'

export const CONSOLE = 'http://127.0.0.1:7070/console/'

type Shop = 'mianyu' | 'shanye'

const addressOf = (shop: Shop): string => {
  const app = demoApps.find(({ shop: name }) => name === (shop === 'mianyu' ? '棉屿生活' : '山野茶舍'))
  if (!app) throw new Error(`no app of ${shop}`)
  return `${app.corpId}/${app.agentId}`
}

export const openDesk = (world: World) => {
  const env = { ...demoDeskEnv(), WECOM_OPEN_URL: world.wecomOpenUrl, DESK_ORIGINS: '["https://kf.example"]' }
  const request = asking(deskDoor(world.newPorts(), env))

  const visitor = (shop: Shop = 'mianyu') =>
    createClient('session', sessionContract, async (_door, call) => {
      return (await request({ path: `/session/${addressOf(shop)}`, call })).body
    }).session

  /** Everything that the console of whoever holds this token can ask. */
  const consoleOf = (token: string, shop: Shop = 'mianyu'): Client<DeskContract> =>
    createClient('call', deskContract, async (_door, call) => {
      const headers = { authorization: `Bearer ${token}` }
      return (await request({ path: `/call/${addressOf(shop)}`, call, headers })).body
    })
  const holding = (token: string, shop: Shop = 'mianyu') => consoleOf(token, shop).desk

  const codeFor = async (userid: string, shop: Shop = 'mianyu') => {
    const { authorizeUrl } = await must(visitor(shop).begin({ redirectTo: CONSOLE }))
    return agree(authorizeUrl, { userid })
  }
  const signIn = async (userid: string, shop: Shop = 'mianyu'): Promise<Session> =>
    must(visitor(shop).signIn(await codeFor(userid, shop)))

  /** Somebody at the desk. */
  const agent = async (userid: string, shop: Shop = 'mianyu') =>
    holding((await signIn(userid, shop)).token, shop)

  /** The same, with every area. */
  const member = async (userid: string, shop: Shop = 'mianyu') =>
    consoleOf((await signIn(userid, shop)).token, shop)

  return { request, visitor, holding, codeFor, signIn, agent, member, addressOf }
}

export type DeskRig = ReturnType<typeof openDesk>

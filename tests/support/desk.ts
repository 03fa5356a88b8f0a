/** The desk door of a world, and agents who sign in to it through WeCom's stand-in. */
import { createClient, type Client } from '../../core/contracts/client'
import { deskContract, type DeskContract } from '../../core/contracts/desk.contract'
import { sessionContract, type Session } from '../../core/contracts/session.contract'
import { demoApps, demoDeskEnv } from '../../local/demo/wecom'
import { deskDoor } from '../../server/desk-door'
import { agree, asking } from './http-door'
import { must, served } from './talk'
import { openWorld, type World } from './world'

export const CONSOLE = 'http://127.0.0.1:7070/console/'

/** The first session of the day on which a world begins. */
export const SESSION = 'mianyu:261121-1'

/** Somebody's console with every area, and its first one. */
export type Member = Client<DeskContract>
export type Desk = Member['desk']

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
  const consoleOf = (token: string, shop: Shop = 'mianyu'): Member =>
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

  const supervise = (userid: string) => world.change('agents', `mianyu:${userid}`, { role: 'supervisor' })

  return { request, visitor, holding, codeFor, signIn, agent, member, supervise, addressOf }
}

export type DeskRig = ReturnType<typeof openDesk>

/** A world in which 张女士 is served by 林晓, who sits at the desk. */
export const openServed = async (options?: Parameters<typeof openWorld>[0]) => {
  const world = await openWorld(options)
  const rig = openDesk(world)
  const zhang = await served(world.shopper())
  const lin = await rig.member('linxiao')
  return { world, rig, zhang, lin, desk: lin.desk }
}

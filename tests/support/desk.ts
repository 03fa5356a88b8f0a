/** The desk door of a world, and agents who sign in to it through WeCom's stand-in. */
import { createClient, type Client } from '../../core/contracts/client'
import { deskContract, type DeskContract } from '../../core/contracts/desk.contract'
import { sessionContract, type Session } from '../../core/contracts/session.contract'
import { demoApps, demoDeskEnv } from '../../local/demo/wecom'
import { deskDoor } from '../../server/desk-door'
import { must } from './talk'
import type { World } from './world'

export const CONSOLE = 'http://127.0.0.1:7070/console/'

type Shop = 'mianyu' | 'shanye'

const addressOf = (shop: Shop): string => {
  const app = demoApps.find(({ shop: name }) => name === (shop === 'mianyu' ? '棉屿生活' : '山野茶舍'))
  if (!app) throw new Error(`no app of ${shop}`)
  return `${app.corpId}/${app.agentId}`
}

interface Asked {
  readonly path: string
  readonly call?: unknown
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Chooses who one is on WeCom's page; answers what WeCom brings back. */
const agree = async (authorizeUrl: string, userid: string) => {
  const url = new URL(authorizeUrl)
  url.searchParams.set('userid', userid)
  const { headers } = await fetch(url, { redirect: 'manual' })
  const back = new URL(headers.get('location') ?? '')
  return { code: back.searchParams.get('code') ?? '', state: back.searchParams.get('state') ?? '' }
}

export const openDesk = (world: World) => {
  const env = { ...demoDeskEnv(), WECOM_OPEN_URL: world.wecomOpenUrl, DESK_ORIGINS: '["https://kf.example"]' }
  const main = deskDoor(world.newPorts(), env)

  const request = async ({ path, call, method = 'POST', headers = {} }: Asked) => {
    const event = {
      path,
      httpMethod: method,
      headers: { host: '127.0.0.1:7070', 'content-type': 'application/json', ...headers },
      queryStringParameters: {},
      body: call === undefined ? '' : JSON.stringify(call),
      isBase64Encoded: false,
    }
    const answer = (await main(event, {})) as {
      statusCode: number
      headers: Record<string, string>
      body: string
    }
    const body: unknown = answer.body === '' ? null : JSON.parse(answer.body)
    return { status: answer.statusCode, headers: answer.headers, body }
  }

  const visitor = (shop: Shop = 'mianyu') =>
    createClient('session', sessionContract, async (_door, call) => {
      return (await request({ path: `/session/${addressOf(shop)}`, call })).body
    }).session

  /** The console of whoever holds this token. */
  const holding = (token: string, shop: Shop = 'mianyu'): Client<DeskContract>['desk'] =>
    createClient('call', deskContract, async (_door, call) => {
      const headers = { authorization: `Bearer ${token}` }
      return (await request({ path: `/call/${addressOf(shop)}`, call, headers })).body
    }).desk

  const codeFor = async (userid: string, shop: Shop = 'mianyu') => {
    const { authorizeUrl } = await must(visitor(shop).begin({ redirectTo: CONSOLE }))
    return agree(authorizeUrl, userid)
  }
  const signIn = async (userid: string, shop: Shop = 'mianyu'): Promise<Session> =>
    must(visitor(shop).signIn(await codeFor(userid, shop)))

  /** Somebody at the desk. */
  const agent = async (userid: string, shop: Shop = 'mianyu') =>
    holding((await signIn(userid, shop)).token, shop)

  return { request, visitor, holding, codeFor, signIn, agent, addressOf }
}

export type DeskRig = ReturnType<typeof openDesk>

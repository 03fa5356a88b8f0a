/** The console's door: who one is, when that ends, and what is there when it goes on. */
import type { Page } from 'playwright-core'
import { gone, openStage, seen, storyOf, type Stage } from '../support/browser'
import { callShopper } from '../support/console'

let stage: Stage
let lin: Page

const scene = storyOf(() => stage)

beforeAll(async () => {
  stage = await openStage()
}, 60_000)

afterAll(() => stage.close())

const mine = (page: Page) => page.getByRole('heading', { name: '我的会话' })
const choose = (page: Page, name: string) => page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
const agents = () => stage.place.cloudbase.db.collection('agents')

scene('asks WeCom who it is, and shows the desk of that agent', async () => {
  lin = await stage.console('林晓')
  await seen(mine(lin))
  await seen(lin.getByRole('button', { name: '林晓的账号' }))
  await seen(lin.getByText('没有会话'))
  expect(new URL(lin.url()).search).toBe('?app=ww0de3000000000001:1000002') // neither code nor state stays
})

scene('tells somebody who answers nobody that he may not come in', async () => {
  const { page } = await stage.phone('张雨晴', { width: 1024 })
  await page.goto(`${stage.place.url}/console/`)
  await choose(page, '不在这家企业的人')
  await seen(page.getByText('您不在客服名单里'))
  await page.goto(`${stage.place.url}/console/?app=nowhere`)
  await seen(page.getByText('这个地址不完整'))
  await page.context().close()
})

scene('takes nobody in by a link that was begun in another window, whoever it stands for', async () => {
  const { page: sender } = await stage.phone('张雨晴', { width: 1024 })
  await sender.goto(`${stage.place.url}/console/`)
  const agrees = await sender.getByRole('link', { name: /^林晓/ }).getAttribute('href')
  const { headers } = await fetch(new URL(agrees ?? '', sender.url()), { redirect: 'manual' })
  const link = headers.get('location') ?? ''
  expect(link).toMatch(/[?&]code=/)
  const { page } = await stage.phone('张雨晴', { width: 1024 })
  await page.goto(link)
  await seen(page.getByRole('button', { name: '重新登录' }))
  expect(await mine(page).count()).toBe(0)
  expect(new URL(page.url()).searchParams.has('code')).toBe(false)
  for (const opened of [sender, page]) await opened.context().close()
})

scene('says over the page that the session has ended, and goes on where it was', async () => {
  await callShopper(stage.place, '张雨晴', '您好', '转人工')
  await lin.getByRole('link', { name: /张女士/ }).click()
  const field = lin.getByRole('textbox', { name: /回复/ })
  await field.fill('写到一半的话')
  await lin.evaluate(async () => {
    const key = Object.keys(sessionStorage).find((name) => name.endsWith('.session')) ?? ''
    const { token } = JSON.parse(sessionStorage.getItem(key) ?? '{}') as { token: string }
    const body = JSON.stringify({ procedure: 'session.signOut', input: { token } })
    const app = new URLSearchParams(location.search).get('app')?.replace(':', '/') ?? ''
    await fetch(`/http/desk/session/${app}`, { method: 'POST', body })
  })
  await seen(lin.getByRole('dialog', { name: '登录已失效' }))
  expect(await field.inputValue()).toBe('写到一半的话')
  await lin.getByRole('button', { name: '用企业微信登录' }).click()
  await choose(lin, '林晓')
  await seen(lin.getByRole('heading', { name: '张女士' }))
  expect(await field.inputValue()).toBe('写到一半的话')
})

scene('lets nobody go on who was taken off the list of agents', async () => {
  const found = await agents().where({ _id: 'mianyu:linxiao' }).get()
  const [row] = found.data as { _id: string }[]
  await agents().where({ _id: 'mianyu:linxiao' }).remove()
  await seen(lin.getByRole('dialog', { name: '登录已失效' }))
  await lin.getByRole('button', { name: '用企业微信登录' }).click()
  await choose(lin, '林晓')
  await seen(lin.getByText('您不在客服名单里'))
  await agents().add(row ?? {})
  await lin.getByRole('button', { name: '重新登录' }).click()
  await choose(lin, '林晓')
  await seen(lin.getByRole('heading', { name: '张女士' }))
})

scene('keeps what was there while the network is away, and says so', async () => {
  const told = lin.getByText('网络断开了，显示的是断开前的内容')
  await lin.context().setOffline(true)
  await seen(told)
  await seen(lin.getByRole('link', { name: /张女士/ }))
  await lin.context().setOffline(false)
  await gone(told)
})

scene('goes dark and light by hand, and stays so', async () => {
  const ground = () => lin.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await lin.getByRole('button', { name: '外观' }).click()
  await lin.getByRole('menuitem', { name: '深色' }).click()
  await lin.waitForFunction((before) => getComputedStyle(document.body).backgroundColor !== before, light)
  const dark = await ground()
  await lin.reload()
  await seen(mine(lin))
  expect(await ground()).toBe(dark)
})

scene('signs out, and does not sign in again by itself', async () => {
  await lin.getByRole('button', { name: '林晓的账号' }).click()
  await lin.getByRole('menuitem', { name: '退出登录' }).click()
  await seen(lin.getByText('已退出登录'))
  await lin.reload()
  await seen(lin.getByRole('button', { name: '重新登录' }))
})

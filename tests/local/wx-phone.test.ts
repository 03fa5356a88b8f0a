import { MINUTE } from '../../core/shared/time'
import { wechatPhoneNumbers } from '../../server/adapters/wechat/phone-numbers'
import { startTestCloud, type TestCloud } from '../support/cloud'

const appid = 'wx1'
let now = 0
let cloud: TestCloud

beforeAll(async () => {
  cloud = await startTestCloud({ now: () => now })
})
afterAll(() => cloud.close())
beforeEach(() => {
  const openapi = ['phonenumber.getPhoneNumber']
  cloud.wx.outside = { openapi, appid, push: () => Promise.reject(new Error('nothing is pushed')) }
})

const read = (code: string, appids: readonly string[] = [appid]) =>
  wechatPhoneNumbers({ app: cloud.app, ask: (request) => request() }).read(appids, code)
const unread = { ok: false, error: 'phoneUnread' }

it('reads the number behind a code, its country apart', async () => {
  expect(await read(cloud.wx.phones.press(appid, '13800002606'))).toEqual({
    ok: true,
    value: { country: '86', number: '13800002606' },
  })
  expect(await read(cloud.wx.phones.press(appid, '+852 51234567'))).toEqual({
    ok: true,
    value: { country: '852', number: '51234567' },
  })
})

it('reads a code once, within five minutes', async () => {
  const code = cloud.wx.phones.press(appid, '13800002606')
  expect(await read(code)).toMatchObject({ ok: true })
  expect(await read(code)).toEqual(unread)

  const old = cloud.wx.phones.press(appid, '13800002606')
  now += 5 * MINUTE
  expect(await read(old)).toEqual(unread)
  expect(await read('made-up')).toEqual(unread)
})

it('takes no code of another shop’s mini-program', async () => {
  expect(await read(cloud.wx.phones.press('wx2', '13800002606'))).toEqual(unread)
})

it('says that nothing was read where the function may not ask, or WeChat does not answer', async () => {
  const code = cloud.wx.phones.press(appid, '13800002606')
  cloud.wx.outside = null
  expect(await read(code)).toEqual(unread)
  cloud.wx.outside = { openapi: ['phonenumber.getPhoneNumber'], appid, push: () => Promise.resolve('') }
  cloud.wx.answers.set('phonenumber.getPhoneNumber', { errCode: -1, errMsg: 'system error' })
  expect(await read(code)).toEqual(unread)
  cloud.wx.answers.clear()
})

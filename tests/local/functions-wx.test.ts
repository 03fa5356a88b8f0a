import path from 'node:path'

import { uidOf } from '../../local/wx/users'

import { makeBundles } from '../support/bundles'
import { refusal, startTestCloud, type TestCloud } from '../support/cloud'

const bundles = makeBundles()
const sdk = JSON.stringify(path.dirname(require.resolve('@cloudbase/node-sdk/package.json')))
const shopper = { appid: 'wx1', openid: 'o1' }
let cloud: TestCloud

const openapi = [
  'customerServiceMessage.send',
  'customerServiceMessage.setTyping',
  'subscribeMessage.send',
  'security.msgSecCheck',
  'security.mediaCheckAsync',
  'nobody.knows',
]
const call = `const app = require(${sdk}).init({ env: process.env.TCB_ENV })
  exports.main = async (event) => (await app.callWxOpenApi(event)).result`

beforeAll(async () => {
  bundles.write('sender', call, { timeoutMs: 20_000, permissions: { openapi } })
  bundles.write('stranger', call, { timeoutMs: 20_000 })
  bundles.write('hello', 'exports.main = async () => 1')
  cloud = await startTestCloud({ functionsDir: bundles.dir, now: () => 5 })
})
afterAll(async () => {
  await cloud.close()
  bundles.remove()
})

const ask = (apiName: string, requestData: unknown, fn = 'sender') =>
  cloud.call(fn, { apiName, requestData }, shopper)
const hi = { touser: 'o1', msgtype: 'text', text: { content: '您好' } }

describe('an open interface of WeChat', () => {
  it('answers in the documented form, and what was asked is written down with who asked', async () => {
    expect(await ask('customerServiceMessage.send', hi)).toEqual({
      errCode: 0,
      errMsg: 'openapi.customerServiceMessage.send:ok',
    })
    const name = 'customerServiceMessage.send'
    expect(cloud.wx.journal.at(-1)).toMatchObject({ at: 5, fn: 'sender', apiName: name, data: hi })
    expect(cloud.wx.journal.at(-1)?.requestId).toMatch(/^[\w-]{36}$/)
  })

  it('is refused to a function whose config.json does not name it', async () => {
    expect(await ask('customerServiceMessage.send', hi, 'stranger')).toEqual({
      errCode: -604101,
      errMsg: 'system error: error code: -604101',
    })
    expect(cloud.wx.journal.at(-1)).toMatchObject({ fn: 'stranger', answer: { errCode: -604101 } })
  })

  it('is refused to a process outside, and when nobody knows it', async () => {
    const outside = await cloud.app.callWxOpenApi({
      apiName: 'customerServiceMessage.send',
      requestData: hi,
    })
    expect(outside.result).toMatchObject({ errCode: -604104 })
    expect(await ask('nobody.knows', {})).toMatchObject({ errCode: -604100 })
    expect(await ask('constructor', {})).toMatchObject({ errCode: -604100 })
  })

  it.each([
    ['customerServiceMessage.send', { ...hi, touser: '' }, 40003],
    ['customerServiceMessage.send', { ...hi, msgtype: 'poem' }, 47001],
    ['customerServiceMessage.send', { ...hi, text: '您好' }, 47001],
    ['customerServiceMessage.setTyping', { touser: 'o1', command: 'Sing' }, 47001],
    ['subscribeMessage.send', { touser: 'o1', data: {} }, 40037],
    ['subscribeMessage.send', { touser: 'o1', templateId: 't', data: { thing1: '已发货' } }, 47003],
    ['subscribeMessage.send', { touser: 'o1', templateId: 't', data: { thing1: { value: '已发货' } } }, 0],
    ['security.msgSecCheck', { openid: 'o1', version: 2, scene: 9, content: '好' }, 40129],
    ['security.msgSecCheck', { openid: 'o1', version: 2, scene: 1, content: 'x'.repeat(2_501) }, 47001],
    ['security.mediaCheckAsync', { openid: 'o1', version: 2, scene: 1, mediaUrl: 'u', mediaType: 3 }, 40004],
  ])('%s checks what it is sent (%#)', async (apiName, data, errCode) => {
    cloud.wx.subscriptions.consent('o1', 't')
    expect(await ask(apiName, data)).toMatchObject({ errCode })
  })

  it('sends one subscribe message a consent, then says that the user refuses', async () => {
    const message = { touser: 'o3', templateId: 't', data: { thing1: { value: '已发货' } } }
    expect(await ask('subscribeMessage.send', message)).toMatchObject({ errCode: 43101 })
    cloud.wx.subscriptions.consent('o3', 't')
    expect(await ask('subscribeMessage.send', message)).toMatchObject({ errCode: 0 })
    expect(await ask('subscribeMessage.send', message)).toMatchObject({ errCode: 43101 })
  })

  it('judges a text by the words that are set', async () => {
    cloud.wx.settings = { ...cloud.wx.settings, riskyWords: ['坏'], reviewWords: ['疑'] }
    const suggestOf = async (content: string) =>
      (
        (await ask('security.msgSecCheck', { openid: 'o1', version: 2, scene: 2, content })) as {
          result: { suggest: string }
        }
      ).result.suggest
    expect([await suggestOf('坏话'), await suggestOf('可疑'), await suggestOf('好')]).toEqual([
      'risky',
      'review',
      'pass',
    ])
  })

  it('pushes the verdict on a file to the function for pushes, in the documented form', async () => {
    bundles.write(
      'wechat',
      'exports.main = async (event) => { return event.Event === "wxa_media_check" && event.appid === "wx1" && event.result.suggest === "risky" && event.version === 2 ? "success" : "no" }',
    )
    cloud.host.reload()
    cloud.wx.settings = { ...cloud.wx.settings, verdictAfterMs: null }
    const picture = { openid: 'o1', version: 2, scene: 1, mediaUrl: 'https://a/b', mediaType: 2 }
    const { traceId } = (await ask('security.mediaCheckAsync', picture)) as { traceId: string }
    expect(await cloud.wx.verdicts.decide(traceId, 'risky')).toBe(true)
    expect(await cloud.wx.verdicts.decide(traceId, 'risky')).toBe(false)
  })

  it('gives a verdict, or the id by which a verdict will come', async () => {
    const checked = { openid: 'o1', version: 2, scene: 1 }
    const text = await ask('security.msgSecCheck', { ...checked, content: '您好' })
    expect(text).toMatchObject({ errCode: 0, result: { suggest: 'pass', label: 100 } })
    const picture = await ask('security.mediaCheckAsync', {
      ...checked,
      mediaUrl: 'https://a/b',
      mediaType: 2,
    })
    expect(picture).toMatchObject({ errCode: 0, traceId: expect.any(String) as unknown })
  })

  it('can be made to answer as WeChat does on a bad day', async () => {
    const late = { errCode: 45015, errMsg: 'response out of time limit or subscription is canceled' }
    cloud.wx.answers.set('customerServiceMessage.send', late)
    expect(await ask('customerServiceMessage.send', hi)).toEqual(late)
    cloud.wx.answers.clear()
  })
})

describe('who somebody is', () => {
  it('is known of everybody who has called a function', async () => {
    await cloud.call('hello', {}, { appid: 'wx2', openid: 'o2' })
    const uid = uidOf({ appid: 'wx2', openid: 'o2' })
    const { userInfo } = await cloud.app.auth().getEndUserInfo(uid)
    expect(userInfo).toMatchObject({ openId: 'o2', appId: 'wx2', uid, customUserId: '', envName: 'local' })
  })

  it('is not known of others', async () => {
    expect((await refusal(cloud.app.auth().queryUserInfo({ uid: 'nobody-at-all' }))).code).toBe(
      'INVALID_PARAM',
    )
  })
})

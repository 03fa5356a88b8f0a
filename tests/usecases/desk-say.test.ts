import { demoOpenid } from '../../local/demo/people'
import { openServed, SESSION, type Desk, type DeskRig } from '../support/desk'
import { png } from '../support/images'
import { linesOf, must, refused, type Talk } from '../support/talk'
import type { World } from '../support/world'

let world: World
let rig: DeskRig
let zhang: Talk
let lin: Desk
beforeEach(async () => {
  ;({ world, rig, zhang, desk: lin } = await openServed())
})
afterEach(() => world.close())

describe('a picture', () => {
  const uploaded = async (bytes = png(), by = lin): Promise<string> => {
    const { uploadId, url, headers } = await must(by.upload({ bytes: Math.max(1, bytes.length) }))
    const put = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
    expect(put.status).toBe(200)
    return uploadId
  }
  const sends = (uploadId: string, clientId = 'desk-photo-1', by = lin) =>
    by.reply({ sessionId: SESSION, clientId, body: { kind: 'image', uploadId } })

  it('goes to the shopper as a checked copy, and what was uploaded is gone', async () => {
    const uploadId = await uploaded()
    const { messages } = await must(sends(uploadId))
    expect(messages).toMatchObject([
      { from: { name: '林晓' }, body: { kind: 'image' }, clientId: 'desk-photo-1' },
    ])
    const body = messages[0]?.body
    expect(body?.kind === 'image' && body.fileId).toMatch(/files\/mianyu\//)
    const link = body?.kind === 'image' ? body.url : ''
    expect((await fetch(link)).status).toBe(200)
    expect((await zhang.sees()).at(-1)).toMatch(/^林晓：\[照片 \d+×\d+\]$/)
    const left = await world.look((db) => db.collection('uploads').where({}).count())
    expect(left.total).toBe(0)
  })

  it('is sent once, however often it is sent', async () => {
    const uploadId = await uploaded()
    const first = await must(sends(uploadId))
    expect(await must(sends(uploadId))).toMatchObject({ messages: [{ id: first.messages[0]?.id }] })
    expect((await zhang.sees()).filter((line) => line.includes('[照片'))).toHaveLength(1)
    expect(await sends(uploadId, 'desk-photo-2')).toEqual(refused('fileMissing'))
  })

  it('is refused when it is none, too large, or somebody else’s', async () => {
    expect(await lin.upload({ bytes: 0 })).toEqual(refused('fileEmpty'))
    expect(await lin.upload({ bytes: 11 * 1024 * 1024 })).toEqual(refused('fileTooLarge'))
    const text = await uploaded(Buffer.from('no picture at all'))
    expect(await sends(text)).toEqual(refused('fileKind'))
    const his = await uploaded(png(), await rig.agent('hejing'))
    expect(await sends(his, 'desk-photo-3')).toEqual(refused('fileMissing'))
    const { uploadId } = await must(zhang.client.uploads.begin({ bytes: 100 }))
    expect(await sends(uploadId, 'desk-photo-4')).toEqual(refused('fileMissing'))
    const { uploadId: never } = await must(lin.upload({ bytes: 100 }))
    expect(await sends(never, 'desk-photo-5')).toEqual(refused('fileMissing'))
  })
})

describe('an order card', () => {
  const sends = (orderNo: string, clientId = 'desk-order-1') =>
    lin.reply({ sessionId: SESSION, clientId, body: { kind: 'order', orderNo } })
  const ordersOf = (openid: string) =>
    world.look(async (db) => {
      const { data } = await db.collection('orders').where({ shopId: 'mianyu', openid }).get()
      return (data as { orderNo: string }[]).map(({ orderNo }) => orderNo)
    })

  it('shows one of the shopper’s own orders', async () => {
    const [orderNo = ''] = await ordersOf(demoOpenid(1))
    expect(linesOf(await must(sends(orderNo)))).toEqual([`林晓：[订单 ${orderNo.slice(-4)}]`])
    expect((await zhang.sees()).at(-1)).toBe(`林晓：[订单 ${orderNo.slice(-4)}]`)
  })

  it('shows nobody else’s', async () => {
    const [orderNo = ''] = await ordersOf(demoOpenid(2))
    expect(await sends(orderNo)).toEqual(refused('notFound'))
    expect(await sends('2026999999')).toEqual(refused('notFound'))
  })
})

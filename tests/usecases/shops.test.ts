import { demoOpenid } from '../../local/demo/people'
import { png } from '../support/images'
import { must, served, talkOf, type Talk } from '../support/talk'
import { uploadOf } from '../support/upload'
import { openWorld, type World } from '../support/world'

const OTHER = 'wxa1de300000000002'
const TWIN = '261119132207118'

let world: World
let zhang: Talk
/** The same openid in the other shop: another person. */
let gu: Talk
/** Somebody else in the same shop. */
let li: Talk
beforeAll(async () => {
  world = await openWorld()
  zhang = await served(world.shopper())
  gu = await served(world.shopper({ appid: OTHER }))
  li = talkOf(world.shopper({ openid: demoOpenid(2) }))
})
afterAll(() => world.close())

describe('two shops on one deployment', () => {
  it('keep conversations apart, of one openid too', async () => {
    await zhang.says('只给棉屿')
    await gu.says('只给茶舍')

    expect(await zhang.sees()).not.toContain('顾客：只给茶舍')
    expect(await gu.sees()).not.toContain('顾客：只给棉屿')
    expect((await gu.sees())[0]).toContain('顾先生')
  })

  it('keep agents of one userid apart, and the numbers of their sessions', async () => {
    const [lin, linXiaoman] = [world.agent('linxiao'), world.agent('linxiao', 'shanye')]
    expect(lin.sees().join('\n')).not.toContain('只给茶舍')
    expect(linXiaoman.sees().join('\n')).not.toContain('只给棉屿')
    expect(linXiaoman.sees()[0]).toMatch(/^#1 顾先生接入/)

    expect(await lin.says('#1 棉屿的林晓')).toBe('✓ 11:00 已发给 #1 张女士')
    expect(await linXiaoman.says('#1 茶舍的林小满')).toBe('✓ 11:00 已发给 #1 顾先生')
    expect((await zhang.sees()).at(-1)).toBe('林晓：棉屿的林晓')
    expect((await gu.sees()).at(-1)).toBe('林小满：茶舍的林小满')
  })

  it('keep duty and capacity apart', async () => {
    await world.agent('linxiao', 'shanye').says('/off')
    const ports = world.newPorts()
    expect(await ports.agents.find('mianyu', 'linxiao')).toMatchObject({ duty: 'on' })
    expect(await ports.places.ofShop('mianyu')).toHaveLength(1)
  })

  it('keep orders of one number apart', async () => {
    const [here, there] = [await must(zhang.client.orders.find({ orderNo: TWIN })), gu.client.orders]
    const other = await must(there.find({ orderNo: TWIN }))
    expect(here.order.title).toBe('长绒棉四件套')
    expect(other.order.title).not.toBe(here.order.title)
    const { orders } = await must(there.list({}))
    expect(orders.map(({ orderNo }) => orderNo)).not.toContain('261121084306254')
  })

  it('know nobody who comes from a mini-program of neither', async () => {
    const stranger = world.shopper({ appid: 'wxffffffffffffffff' })
    expect(await stranger.home.view({})).toEqual({ ok: false, error: 'forbidden' })
    expect(await world.shopper({ openid: '' }).home.view({})).toEqual({ ok: false, error: 'forbidden' })
  })
})

describe('what belongs to somebody else', () => {
  const nothing = { ok: false, error: 'notFound' }
  const both = <T>(ask: (talk: Talk) => Promise<T>) => Promise.all([ask(li), ask(gu)])

  it('is not found, in the same shape as what does not exist', async () => {
    const theirs = '261121084306254'
    const invented = '251121999999999'
    for (const orderNo of [theirs, invented]) {
      expect(await both(({ client }) => client.orders.find({ orderNo }))).toEqual([nothing, nothing])
      const sent = await both(({ client, id }) =>
        client.conversation.send({ clientId: id(), body: { kind: 'order', orderNo } }),
      )
      expect(sent).toEqual([nothing, nothing])
    }
    const words = (orderNo: string) => li.says(`${orderNo}到哪了`)
    const [known, unknown] = [await words(theirs), await words(invented)]
    expect(known.messages[1]?.body).toEqual(unknown.messages[1]?.body)
  })

  it('cannot be rated', async () => {
    await world.agent('linxiao').says('#1 /end')
    const service = await zhang.service()
    const sessionId = service.status === 'ended' ? service.sessionId : ''
    const refusals = [...(await both((talk) => talk.rates(sessionId, 1))), await li.rates('invented', 1)]
    expect(refusals).toEqual(refusals.map(() => ({ ok: false, error: 'notAllowed' })))
  })

  it('cannot be sent as one’s own photo, nor a photo that was never uploaded', async () => {
    const uploadId = await uploadOf(world, zhang.client, png())
    const { uploadId: empty } = await must(li.client.uploads.begin({ bytes: 7 }))
    const send = (talk: Talk, id: string) =>
      talk.client.conversation.send({ clientId: talk.id(), body: { kind: 'image', uploadId: id } })
    const missing = { ok: false, error: 'fileMissing' }

    expect(await both((talk) => send(talk, uploadId))).toEqual([missing, missing])
    expect(await send(li, '00000000-0000-4000-8000-000000000000')).toEqual(missing)
    expect(await send(li, empty)).toEqual(missing)
    expect(await send(zhang, uploadId)).toMatchObject({ ok: true })
  })

  it('does not show in histories and pulls, whatever is asked for', async () => {
    const wang = world.shopper({ openid: demoOpenid(3) })
    expect(await must(wang.conversation.history({ before: 1_000 }))).toEqual({
      messages: [],
      hasEarlier: false,
    })
    expect(await must(wang.conversation.pull({ after: 0 }))).toMatchObject({ messages: [], seq: 0 })
  })
})

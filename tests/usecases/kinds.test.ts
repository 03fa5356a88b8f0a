import type { SendBody } from '../../core/conversation/message'
import { MINUTE } from '../../core/shared/time'
import { aac, amr, box, film, mp3, tagged } from '../support/films'
import { ascii, PLACE, png } from '../support/images'
import { must, refused, served, talkOf, type Talk } from '../support/talk'
import { uploadOf } from '../support/upload'
import { openWorld, type World } from '../support/world'

let world: World
let zhang: Talk
beforeAll(async () => {
  world = await openWorld()
  zhang = await served(world.shopper())
})
afterAll(() => world.close())
beforeEach(() => world.clock.pass(MINUTE))

const MB = 1024 * 1024
const linxiao = () => world.agent('linxiao')
const uploaded = (bytes: Uint8Array, talk = zhang) => uploadOf(world, talk.client, bytes)
/** More than what was announced is carried: what is announced proves nothing. */
const carried = async (bytes: Uint8Array): Promise<string> => {
  const { uploadId, cloudPath } = await must(zhang.client.uploads.begin({ kind: 'video', bytes: 1 }))
  await world.look(() => world.cloud.app.uploadFile({ cloudPath, fileContent: Buffer.from(bytes) }))
  return uploadId
}
const send = (body: SendBody, talk = zhang) => talk.client.conversation.send({ clientId: talk.id(), body })
const sent = async (body: SendBody) => {
  const { messages } = await must(send(body))
  const [message] = messages
  if (!message) throw new Error('a message was sent')
  return message
}
/** Free space of so many bytes. */
const box32 = (bytes: number): Buffer => {
  const space = Buffer.alloc(bytes)
  space.writeUInt32BE(bytes)
  space.write('free', 4)
  return space
}
const orderNos = async (): Promise<string[]> =>
  (await must(zhang.client.orders.list({}))).orders.map(({ orderNo }) => orderNo)
const fetched = async (url = ''): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer())
/** What the shopper got last, as the next pull brings it. */
const pulled = async () => {
  const { messages } = await must(zhang.client.conversation.pull({ after: 0 }))
  let last = messages
  for (let after = last.at(-1)?.seq ?? 0; ;) {
    const page = await must(zhang.client.conversation.pull({ after }))
    if (page.messages.length === 0) return last.at(-1)?.body
    last = page.messages
    after = page.seq
  }
}

describe('a film', () => {
  const secret = { inMovie: box('udta', ascii(PLACE)) }

  it('goes with its poster, without where it was made, and reaches the agent as a film', async () => {
    const [uploadId, posterId] = [await uploaded(film(secret)), await uploaded(png())]
    const { body } = await sent({ kind: 'video', uploadId, posterId })
    if (body.kind !== 'video') throw new Error('a film was sent')
    expect(body).toMatchObject({ durationMs: 12_000, width: 720, height: 1_280 })
    expect(body.fileId).toMatch(/\/files\/mianyu\/[0-9a-f]{64}\.mp4$/)
    expect((await fetched(body.url)).includes(PLACE.slice(0, 8))).toBe(false)
    expect((await fetched(body.posterUrl)).subarray(1, 4).toString()).toBe('PNG')
    expect(linxiao().sees().slice(-2)).toEqual([expect.stringMatching(/\[视频 12″\]$/), '[视频]'])
    expect(await send({ kind: 'video', uploadId })).toEqual(refused('fileMissing'))
    expect(await send({ kind: 'image', uploadId: posterId })).toEqual(refused('fileMissing'))
  })

  it('does not wait for a poster that is none', async () => {
    const [uploadId, posterId] = [await uploaded(film({ ms: 5_000 })), await uploaded(mp3())]
    const { body } = await sent({ kind: 'video', uploadId, posterId })
    expect(body).not.toHaveProperty('poster')
  })

  it('of more than 10 MB is opened by its link in WeCom', async () => {
    const large = Buffer.concat([film(), box32(11 * MB)])
    await sent({ kind: 'video', uploadId: await carried(large) })
    expect(linxiao().sees().at(-1)).toMatch(
      /^这个视频超过 10 MB，企业微信放不了，点开看（1 小时内有效）：http/,
    )
  })

  it.each([
    ['longer than a minute', film({ ms: 62_000 }), 'videoTooLong'],
    ['a photo', png(), 'videoKind'],
    ['sound only', film({ handlers: ['soun'] }), 'videoUnreadable'],
    ['in pieces', film({ behind: box('moof') }), 'videoUnreadable'],
    ['a program called film.mp4', Uint8Array.from(ascii('MZ\x90\x00 and more')), 'videoKind'],
    ['SVG with a script', Uint8Array.from(ascii('<svg><script>1</script></svg>')), 'videoKind'],
    ['empty', new Uint8Array(), 'fileEmpty'],
  ])('is refused when it is %s', async (_what, bytes, why) => {
    expect(await send({ kind: 'video', uploadId: await uploaded(bytes) })).toEqual(refused(why))
  })

  it('is refused when it is too large, before and after it was carried', async () => {
    const tooLarge = refused('videoTooLarge')
    expect(await zhang.client.uploads.begin({ kind: 'video', bytes: 25 * MB + 1 })).toEqual(tooLarge)
    expect(await send({ kind: 'video', uploadId: await carried(new Uint8Array(25 * MB + 1)) })).toEqual(
      tooLarge,
    )
  })
})

describe('a voice', () => {
  it('loses its tags and reaches the agent as a file that plays', async () => {
    const { body } = await sent({ kind: 'voice', uploadId: await uploaded(tagged(mp3(), PLACE)) })
    if (body.kind !== 'voice') throw new Error('a voice was sent')
    expect(body).toMatchObject({ durationMs: 3_000, bytes: mp3().length })
    expect(await fetched(body.url)).toEqual(Buffer.from(mp3()))
    expect(linxiao().sees().slice(-2)).toEqual([expect.stringMatching(/\[语音 3″\]$/), '[文件 语音3秒.mp3]'])
  })

  it.each([
    ['longer than a minute', aac(1_000), 'voiceTooLong'],
    ['a film', film(), 'voiceKind'],
    ['what no phone plays', amr(), 'voiceKind'],
    ['larger than 2 MB', new Uint8Array(2 * MB + 1), 'voiceTooLarge'],
  ])('is refused when it is %s', async (_what, bytes, why) => {
    expect(await send({ kind: 'voice', uploadId: await uploaded(bytes) })).toEqual(refused(why))
  })
})

it('takes no upload of somebody else, of whatever kind', async () => {
  const other = talkOf(world.shopper({ openid: 'oSomebodyElse' }))
  const uploadId = await uploaded(film(), other)
  expect(await send({ kind: 'video', uploadId })).toEqual(refused('fileMissing'))
  expect(await send({ kind: 'voice', uploadId })).toEqual(refused('fileMissing'))
})

it('shows what was checked, whatever becomes of the upload afterwards', async () => {
  const { uploadId, cloudPath } = await must(zhang.client.uploads.begin({ bytes: 100 }))
  const put = (bytes: Uint8Array) =>
    world.look(() => world.cloud.app.uploadFile({ cloudPath, fileContent: Buffer.from(bytes) }))
  const photo = png({ width: 77 })
  await put(photo)
  const { body } = await sent({ kind: 'image', uploadId })
  await put(Uint8Array.from(ascii('<html><script>alert(1)</script></html>')))
  if (body.kind !== 'image') throw new Error('a photo was sent')
  expect((await fetched(body.url)).subarray(1, 4).toString()).toBe('PNG')
  expect(body.fileId).not.toContain('inbox/')
})

it('tells the agent the name, address and position of a place', async () => {
  const place = { name: '西溪湿地', address: '天目山路 518 号', latitude: 30.2741, longitude: 120.1551 }
  expect((await sent({ kind: 'location', ...place })).body).toEqual({ kind: 'location', ...place })
  expect(linxiao().sees().at(-1)).toContain('[位置] 西溪湿地\n\u3000天目山路 518 号（30.27410，120.15510）')
  expect(await send({ kind: 'location', ...place, latitude: 91 })).toEqual(refused('badRequest'))
})

describe('goods', () => {
  it('of an own order become a card that the server fills in', async () => {
    const [orderNo = ''] = await orderNos()
    const { order } = await must(zhang.client.orders.find({ orderNo }))
    const { title, priceFen, quantity } = order.items[0] ?? {}
    const { body } = await sent({ kind: 'goods', orderNo, position: 0 })
    expect(body).toMatchObject({ kind: 'goods', orderNo, position: 0, title, priceFen, quantity })
    expect(linxiao().sees().at(-1)).toContain(`[商品] ${title ?? ''}`)
  })

  it('that are not there, or not one’s own, are not found', async () => {
    const [orderNo = ''] = await orderNos()
    expect(await send({ kind: 'goods', orderNo, position: 99 })).toEqual(refused('notFound'))
    const other = talkOf(world.shopper({ openid: 'oSomebodyElse' }))
    expect(await send({ kind: 'goods', orderNo, position: 0 }, other)).toEqual(refused('notFound'))
  })
})

describe('a quote', () => {
  it('says what was quoted and by whom, as it was then, to both sides', async () => {
    await linxiao().says('杯子今天\n寄出')
    const all = await must(zhang.client.conversation.history({ before: 1_000_000 }))
    const said = all.messages.at(-1)
    const { body } = await sent({ kind: 'text', text: '好的', quote: said?.id ?? '' })
    expect(body).toEqual({
      kind: 'text',
      text: '好的',
      quote: { id: said?.id, name: '林晓', excerpt: '杯子今天 寄出' },
    })
    expect(linxiao().sees().at(-1)).toMatch(/引用林晓：“杯子今天 寄出”\n\u3000好的$/)
  })

  it('of one’s own photo names it', async () => {
    const photo = await sent({ kind: 'image', uploadId: await uploaded(png()) })
    const { body } = await sent({ kind: 'text', text: '这张', quote: photo.id })
    expect(body).toMatchObject({ quote: { name: '我', excerpt: '[照片]' } })
  })

  it.each(['999999.0', '1.99'])('of a message that is not there (%s) is not found', async (quote) => {
    expect(await send({ kind: 'text', text: '这条', quote })).toEqual(refused('notFound'))
  })

  it('of what nobody said is not found, and of nonsense a bad request', async () => {
    const { messages } = await must(zhang.client.conversation.history({ before: 1_000_000 }))
    const notice = messages.find(({ body }) => body.kind === 'notice')
    expect(await send({ kind: 'text', text: '这条', quote: notice?.id ?? '' })).toEqual(refused('notFound'))
    expect(await send({ kind: 'text', text: '这条', quote: '../1' })).toEqual(refused('badRequest'))
  })
})

describe('an agent', () => {
  it('is heard: what WeCom records is played by every phone', async () => {
    expect(await linxiao().sends('voice', amr(150))).toMatch(/语音已发给 #\d+ /)
    const body = await pulled()
    if (body?.kind !== 'voice') throw new Error('a voice came')
    expect(body).toMatchObject({ durationMs: 3_000, fileId: expect.stringMatching(/\.wav$/) })
    expect((await fetched(body.url)).subarray(0, 4).toString()).toBe('RIFF')
  })

  it('sends a film and a place', async () => {
    expect(await linxiao().sends('video', film({ ms: 8_000 }))).toMatch(/视频已发给/)
    expect(await pulled()).toMatchObject({
      kind: 'video',
      durationMs: 8_000,
      url: expect.stringContaining('http'),
    })
    const place = { latitude: 30.27, longitude: 120.15, label: '余杭仓库' }
    expect(await linxiao().sendsPlace(place)).toMatch(/位置已发给/)
    expect(await pulled()).toMatchObject({
      kind: 'location',
      name: '余杭仓库',
      address: '',
      latitude: 30.27,
    })
    const label = `浙江省杭州市余杭区${'文一西路'.repeat(10)}`
    expect(await linxiao().sendsPlace({ ...place, label })).toMatch(/位置已发给/)
    expect(await pulled()).toMatchObject({ name: expect.stringMatching(/…$/) as unknown, address: label })
  })

  it('sends a film with its first picture, and one whose picture is none', async () => {
    expect(await linxiao().sends('video', film(), png())).toMatch(/视频已发给/)
    const shown = await pulled()
    if (shown?.kind !== 'video') throw new Error('a film came')
    expect((await fetched(shown.posterUrl ?? '')).subarray(1, 4).toString()).toBe('PNG')
    expect(await linxiao().sends('video', film(), mp3())).toMatch(/视频已发给/)
    expect(await pulled()).not.toHaveProperty('posterUrl')
  })

  it('is told why a file can’t go', async () => {
    expect(await linxiao().sends('video', film({ ms: 300_000 }))).toMatch(/视频超过 60 秒了/)
    expect(await linxiao().sends('voice', Uint8Array.from(ascii('#!AMR\n\x60\x60\x60')))).toMatch(
      /这段语音打不开/,
    )
    expect(await linxiao().sends('file', mp3())).toMatch(/文件还不能转给顾客/)
  })
})

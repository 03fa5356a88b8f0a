import { DAY, MINUTE } from '../../core/shared/time'
import { ascii, exif, gif, jpeg, PLACE, png, pngSecrets, webp } from '../support/images'
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

const send = (uploadId: string, talk = zhang) =>
  talk.client.conversation.send({ clientId: talk.id(), body: { kind: 'image', uploadId } })
const TEN_MB = 10 * 1024 * 1024

it('refuses an empty file', async () => {
  expect(await zhang.client.uploads.begin({ bytes: 0 })).toEqual(refused('fileEmpty'))
  expect(await send(await uploadOf(world, zhang.client, new Uint8Array()))).toEqual(refused('fileEmpty'))
})

it('refuses more than 10 MB, also when less was announced', async () => {
  expect(await zhang.client.uploads.begin({ bytes: TEN_MB + 1 })).toEqual(refused('fileTooLarge'))
  const { uploadId, cloudPath } = await must(zhang.client.uploads.begin({ bytes: 100 }))
  const fileContent = Buffer.concat([png(), Buffer.alloc(TEN_MB)])
  await world.look(() => world.cloud.app.uploadFile({ cloudPath, fileContent }))
  expect(await send(uploadId)).toEqual(refused('fileTooLarge'))
})

it('refuses what only claims to be a picture', async () => {
  const disguised = ['<script>alert(1)</script>', 'MZ\x90\x00', '%PDF-1.7', '\x89PNG\r\n\x1a\n', 'GIF89a']
  for (const bytes of disguised) {
    const uploadId = await uploadOf(world, zhang.client, Uint8Array.from(ascii(bytes)))
    expect(await send(uploadId)).toEqual(refused('fileKind'))
  }
})

it('takes JPG, PNG, GIF and WebP, by what they are', async () => {
  for (const bytes of [jpeg(), png(), gif(), webp()]) {
    expect(await send(await uploadOf(world, zhang.client, bytes))).toMatchObject({ ok: true })
  }
})

it('shows only a copy, without where it was taken, and removes the original', async () => {
  const bytes = png({ width: 33, height: 22, metadata: pngSecrets })
  const uploadId = await uploadOf(world, zhang.client, bytes)
  const { messages } = await must(send(uploadId))
  const body = messages[0]?.body
  if (body?.kind !== 'image') throw new Error('a picture was sent')

  expect(body).toMatchObject({ width: 33, height: 22 })
  expect(body.fileId).toMatch(/\/files\/mianyu\/[0-9a-f]{64}\.png$/)
  const shown = Buffer.from(await (await fetch(body.url)).arrayBuffer())
  expect(shown.length).toBe(body.bytes)
  expect(shown.includes(PLACE)).toBe(false)
  expect(await send(uploadId)).toEqual(refused('fileMissing'))
})

it('keeps the way up of a photo and drops the rest of its Exif', async () => {
  const uploadId = await uploadOf(world, zhang.client, jpeg({ metadata: exif(6) }))
  const { messages } = await must(send(uploadId))
  expect(messages).toHaveLength(1)
})

it('answers a repeat of a photo with the first answer', async () => {
  const uploadId = await uploadOf(world, zhang.client, png({ width: 51 }))
  const input = { clientId: 'photo-again', body: { kind: 'image', uploadId } } as const
  const first = await zhang.client.conversation.send(input)
  expect(await zhang.client.conversation.send(input)).toEqual(first)
})

it('hands a photo that the bot gets to a person', async () => {
  world.clock.pass(MINUTE)
  const talk = talkOf(world.shopper({ openid: 'oSomebodyWithAPhoto' }))
  const uploadId = await uploadOf(world, talk.client, png())
  await must(send(uploadId, talk))
  expect(await talk.service()).toMatchObject({ status: 'assigned' })
  expect(world.agent('linxiao').sees().at(-1)).toBe('[图]')
})

it('sweeps uploads that were never sent after a day, with and without a file', async () => {
  await uploadOf(world, zhang.client, png())
  await must(zhang.client.uploads.begin({ bytes: 9 }))
  const begun = async () => (await world.look((db) => db.collection('uploads').count())).total ?? 0
  expect(await begun()).toBeGreaterThan(1)
  world.clock.pass(DAY + MINUTE)
  expect(await world.tick()).toMatchObject({ ok: true })
  expect(await begun()).toBe(0)
})

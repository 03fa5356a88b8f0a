import { SECOND } from '../../core/shared/time'
import { threadCopy } from '../../src/copy/thread'
import type { SendingPorts } from '../../src/features/conversation/ports'
import { Sending } from '../../src/features/conversation/sending'
import { demoOpenid } from '../../local/demo/people'
import { talkOf } from '../support/talk'
import { openWorld, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** The outbox of a phone in this world: its calls are real, its time is the world's. */
const phoneOf = (api: SendingPorts['api']) => {
  const answers: string[] = []
  const send: typeof api.conversation.send = async (input) => {
    const reply = await api.conversation.send(input)
    answers.push(reply.ok ? 'taken' : reply.error)
    return reply
  }
  let ids = 0
  const sending = new Sending({
    api: { ...api, conversation: { ...api.conversation, send } },
    upload: () => Promise.reject(new Error('no files here')),
    files: { keep: () => Promise.resolve(null), open: () => Promise.resolve(null), drop: none, sweep: none },
    newClientId: () => `flood-${String((ids += 1)).padStart(6, '0')}`,
    deviceNow: world.clock.now,
    after: world.clock.after,
    readStored: () => null,
    writeStored: none,
  })
  return { sending, answers }
}
const none = () => undefined

/** Waits until nothing goes out: all was said, or the rest is held back. */
const rests = (sending: Sending) =>
  new Promise<void>((resolve) => {
    const isResting = () => sending.outbox().length === 0 || sending.hold() !== null
    const stop = sending.listen({
      onChange: () => {
        if (!isResting()) return
        stop()
        resolve()
      },
      onReply: none,
      onOffline: none,
    })
    if (isResting()) resolve()
  })

it('takes thirty messages of two seconds, each once and in order, the later ones held back with words', async () => {
  const talk = talkOf(world.shopper({ openid: demoOpenid(5) }))
  const { sending, answers } = phoneOf(talk.client)
  const began = world.clock.now()
  const texts = Array.from({ length: 30 }, (_, n) => `第${n}条`)
  for (const text of texts) {
    sending.add([{ kind: 'text', text }])
    world.clock.pass(66)
  }

  const words: string[] = []
  await rests(sending)
  while (sending.outbox().length > 0) {
    const { why, until } = sending.hold() ?? { why: 'nothing', until: world.clock.now() }
    expect(why).toBe('tooFast')
    words.push(threadCopy.tooFast(Math.ceil((until - world.clock.now()) / SECOND)))
    world.clock.pass(until - world.clock.now())
    await rests(sending)
  }

  expect((await talk.sees()).filter((line) => line.startsWith('顾客：'))).toEqual(
    texts.map((text) => `顾客：${text}`),
  )
  expect(answers).toEqual(texts.map(() => 'taken')) // nothing was tried in vain
  expect(words).toEqual(Array.from({ length: 18 }, () => '发得太快了，2 秒后自动发出'))
  expect(Math.round((world.clock.now() - began) / SECOND)).toBe(38) // the two, and one every other second
})

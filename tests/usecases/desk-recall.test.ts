import { MINUTE, SECOND } from '../../core/shared/time'
import { openServed, SESSION, type Desk, type DeskRig } from '../support/desk'
import { linesOf, must, refused, type Talk } from '../support/talk'
import type { World } from '../support/world'

const GONE = '系统：[recalled]'

let world: World
let rig: DeskRig
let zhang: Talk
let lin: Desk
beforeEach(async () => {
  ;({ world, rig, zhang, desk: lin } = await openServed())
})
afterEach(() => world.close())

const said = async (text: string) => {
  const clientId = `desk-said-${text.length}`
  const { messages, seq } = await must(
    lin.reply({ sessionId: SESSION, clientId, body: { kind: 'text', text } }),
  )
  return { id: messages[0]?.id ?? '', seq }
}
const recalls = (messageId: string, clientId = 'desk-back-1', by = lin) =>
  by.recall({ sessionId: SESSION, clientId, messageId })

it('takes the words out of every page, list and search, and leaves a notice', async () => {
  const { id } = await said('写错人了')
  const answer = await must(recalls(id))
  expect(answer).toMatchObject({
    messages: [],
    changed: [{ id, from: { kind: 'system' }, body: { notice: { type: 'recalled', agentName: '林晓' } } }],
  })
  const lines = await zhang.sees()
  expect(lines.at(-1)).toBe(GONE)
  expect(linesOf(await must(lin.pull({ sessionId: SESSION, after: null }))).at(-1)).toBe(GONE)
  expect(JSON.stringify(await must(zhang.client.conversation.history({ before: 99 })))).not.toContain('写错')
  const search = { words: '写错', kind: 'all' as const, from: null, until: null }
  expect((await must(zhang.client.conversation.search({ search, before: null }))).found).toEqual([])
  expect(JSON.stringify(await must(lin.sessions({ list: 'mine' })))).not.toContain('写错')
})

it('reaches a shopper and an agent who have read the words already', async () => {
  const { id, seq } = await said('价格说错了')
  const before = await must(zhang.client.conversation.pull({ after: 0 }))
  expect(linesOf(before).at(-1)).toBe('林晓：价格说错了')
  await must(recalls(id))
  const after = await must(zhang.client.conversation.pull({ after: before.seq }))
  expect(after).toMatchObject({ messages: [], recalled: [{ id, agentName: '林晓' }] })
  expect(after.seq).toBeGreaterThan(before.seq)
  expect(await must(lin.pull({ sessionId: SESSION, after: seq }))).toMatchObject({
    messages: [],
    changed: [{ id, body: { kind: 'notice' } }],
  })
})

it('is done once, and tells what it was to nobody but the record', async () => {
  const { id } = await said('重复撤回')
  const first = await must(recalls(id))
  expect(await must(recalls(id))).toEqual(first)
  expect(await recalls(id, 'desk-back-2')).toEqual(refused('notAllowed'))
  const { data } = await world.look((db) => db.collection('turns').where({ seq: first.seq }).get())
  expect(JSON.stringify(data)).toContain('重复撤回')
})

it('works for two minutes, for one’s own words in one’s own session', async () => {
  const { id } = await said('两分钟以前')
  world.clock.pass(2 * MINUTE + SECOND)
  expect(await recalls(id)).toEqual(refused('recallTooLate'))
  const { messages } = await zhang.says('我自己说的')
  expect(await recalls(messages[0]?.id ?? '', 'desk-back-3')).toEqual(refused('notAllowed'))
  expect(await recalls('999.0', 'desk-back-4')).toEqual(refused('notFound'))
  expect(await recalls('999', 'desk-back-5')).toEqual(refused('badRequest'))
  const he = await rig.agent('hejing')
  expect(await recalls(id, 'desk-back-6', he)).toEqual(refused('notFound'))
})

it('is finished by the clock when the function died over it', async () => {
  const { id, seq } = await said('断在半路')
  await must(recalls(id))
  // as it stands when only the turn was written
  await world.look(async (db) => {
    const said = {
      from: { kind: 'agent', agentId: 'linxiao', name: '林晓' },
      body: { kind: 'text', text: '断在半路' },
    }
    await db
      .collection('turns')
      .where({ seq })
      .update({ 'messages.0': db.command.set(said) })
    await db
      .collection('turns')
      .where({ seq: seq + 1 })
      .update({ pendingAt: world.clock.now() })
  })
  world.clock.pass(10 * SECOND)
  await world.tick()
  const { messages } = await must(lin.history({ sessionId: SESSION, before: seq + 1 }))
  expect(linesOf({ messages }).at(-1)).toBe(GONE)
})

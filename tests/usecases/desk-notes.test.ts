import { openServed, SESSION, type DeskRig, type Member } from '../support/desk'
import { must, refused, type Talk } from '../support/talk'
import type { World } from '../support/world'

let world: World
let rig: DeskRig
let zhang: Talk
let lin: Member
beforeEach(async () => {
  ;({ world, rig, zhang, lin } = await openServed())
})
afterEach(() => world.close())

const writes = (text: string, mentions: string[] = [], { by = lin, clientId = 'desk-note-1' } = {}) =>
  by.notes.add({ sessionId: SESSION, clientId, text, mentions })

it('stands beside the conversation for colleagues, in its place', async () => {
  await must(writes('她上周也来过', ['hejing']))
  await zhang.says('在吗')
  const thread = await must(lin.desk.pull({ sessionId: SESSION, after: null }))
  expect(thread.notes).toMatchObject([
    {
      ...{ by: { userid: 'linxiao', name: '林晓' }, text: '她上周也来过', clientId: 'desk-note-1' },
      ...{ mentions: [{ userid: 'hejing', name: '何静' }], session: '261121-1' },
    },
  ])
  const noteSeq = thread.notes?.[0]?.seq ?? 0
  expect(thread.messages.at(-1)?.seq).toBe(noteSeq + 1)
  const older = await must(lin.desk.history({ sessionId: SESSION, before: noteSeq + 1 }))
  expect(older.notes).toHaveLength(1)
  expect(await must(lin.desk.pull({ sessionId: SESSION, after: noteSeq }))).not.toHaveProperty('notes')
})

it('is in nothing that the shopper gets, and rings at no phone of hers', async () => {
  const bell = () => world.look(async (db) => (await db.collection('bells').where({}).get()).data)
  const { conversation } = zhang.client
  const before = [await zhang.sees(), await bell()]
  await must(writes('机密的备注', ['hejing']))
  expect([await zhang.sees(), await bell()]).toEqual(before)
  const search = { words: '机密', kind: 'all' as const, from: null, until: null }
  const answers = [
    await conversation.pull({ after: 0 }),
    await conversation.history({ before: 99 }),
    await conversation.enter({ clientId: zhang.id(), scene: { from: 'home' } }),
    await conversation.search({ search, before: null }),
    await zhang.says('那我等一下'),
  ]
  expect(JSON.stringify(answers)).not.toContain('机密')
})

it('tells those whom it names in WeCom, once, and not its writer', async () => {
  const he = world.agent('hejing')
  const own = world.agent('linxiao').sees().length
  await must(writes('帮看一下库存', ['hejing', 'hejing', 'linxiao']))
  await must(writes('帮看一下库存', ['hejing', 'hejing', 'linxiao']))
  expect(he.sees().filter((line) => line.includes('帮看一下库存'))).toEqual([
    '#1 张女士 林晓提到了您：帮看一下库存\n在工作台的内部备注里，11:00',
  ])
  expect(world.agent('linxiao').sees()).toHaveLength(own)
  expect((await must(lin.desk.pull({ sessionId: SESSION, after: null }))).notes).toHaveLength(1)
})

it('is written to one’s own session; by supervisors to every one, also to one that is over', async () => {
  const he = await rig.member('hejing')
  expect(await writes('不是我的', [], { by: he })).toEqual(refused('notFound'))
  await rig.supervise('hejing')
  await must(writes('先道歉再补发', ['linxiao'], { by: he }))
  expect(world.agent('linxiao').sees().at(-1)).toContain('何静提到了您：先道歉再补发')
  await must(lin.desk.end({ sessionId: SESSION, clientId: 'desk-end-01' }))
  expect(await writes('说完了', [], { clientId: 'desk-note-2' })).toEqual(refused('notFound'))
  await must(writes('处理得好', [], { by: he, clientId: 'desk-note-3' }))
  expect((await must(he.desk.pull({ sessionId: SESSION, after: null }))).notes).toHaveLength(2)
})

it('refuses what makes no sense', async () => {
  expect(await writes(' ')).toEqual(refused('textEmpty'))
  expect(await writes('长'.repeat(1_001))).toEqual(refused('textTooLong'))
  expect(await writes('找谁', ['nobody'])).toEqual(refused('notFound'))
  expect(
    await writes(
      '太多',
      Array.from({ length: 11 }, (_, n) => `agent${n}`),
    ),
  ).toEqual(refused('tooMany'))
})

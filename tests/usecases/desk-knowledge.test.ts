import type { ReadDrafts, WrittenEntry } from '../../core/contracts/desk/knowledge'
import { SECOND } from '../../core/shared/time'
import { openDesk, type DeskRig, type Member } from '../support/desk'
import { linesOf, must, talkOf } from '../support/talk'
import { openWorld, type World } from '../support/world'

let world: World
let rig: DeskRig
let lin: Member
let chief: Member

beforeEach(async () => {
  world = await openWorld()
  rig = openDesk(world)
  await rig.supervise('hejing')
  ;[lin, chief] = [await rig.member('linxiao'), await rig.member('hejing')]
})
afterEach(() => world.close())

const written = (more: Partial<WrittenEntry> = {}): WrittenEntry => ({
  ...{ category: '商品', title: '枕芯可以机洗吗', answer: '羽绒枕芯不能机洗，乳胶枕芯只能擦洗。' },
  ...{ similar: ['枕头芯怎么洗', '枕芯能放洗衣机吗'], isArticle: false, leadsTo: null, next: [] },
  ...{ scope: null, validFrom: null, validUntil: null, audience: 'all', hot: null },
  ...more,
})
const save = (more: Partial<WrittenEntry> = {}, version = 0, by = chief) =>
  by.knowledge.save({ key: 'pillow-1', version, entry: written(more) })
const drafts = async (): Promise<ReadDrafts> =>
  (await must(chief.knowledge.list({}))).entries.flatMap(({ key, draftVersion }) =>
    draftVersion === null ? [] : [{ key, version: draftVersion }],
  )
const publish = async (version = 1, clientId = 'publish-0001', read?: ReadDrafts) =>
  chief.knowledge.publish({ clientId, version, drafts: read ?? (await drafts()), note: '枕芯' })
const row = async () =>
  (await must(chief.knowledge.list({}))).entries.find(({ key }) => key === 'pillow-1') ?? null
const asked = async (text: string) => linesOf(await talkOf(world.shopper()).says(text)).slice(1)

const answer = '小美：羽绒枕芯不能机洗，乳胶枕芯只能擦洗。'
const pass = () => {
  world.clock.pass(10 * SECOND)
}

it('is written as a draft, published with a click, and answers within ten seconds', async () => {
  expect(await must(save())).toMatchObject({ status: 'saved', key: 'pillow-1', version: 1 })
  expect(await row()).toMatchObject({ state: 'new', title: '枕芯可以机洗吗', initials: 'zxkyjxm' })
  expect(await asked('枕芯可以机洗吗')).not.toEqual([answer])

  expect(await must(publish())).toMatchObject({ status: 'published', version: 2 })
  pass()
  expect(await asked('枕芯可以机洗吗？')).toEqual([answer])
  expect(await row()).toMatchObject({ state: 'live' })
  expect((await must(chief.knowledge.history({}))).versions[0]).toMatchObject({
    ...{ version: 2, note: '枕芯', added: 1, changed: 0, removed: 0 },
    by: { agentId: 'hejing' },
  })
})

it('is published once, however often the click arrives, and only over the version that was read', async () => {
  await save()
  expect(await must(publish())).toMatchObject({ status: 'published', version: 2 })
  expect(await must(publish())).toMatchObject({ status: 'published', version: 2 })
  expect(await must(publish(1, 'publish-0002'))).toEqual({ status: 'stale' })
  expect(await must(publish(2, 'publish-0003'))).toEqual({ status: 'nothing' })
})

it('goes live as it was read: nothing does when a draft was changed meanwhile, or is gone', async () => {
  await save()
  await chief.knowledge.save({ key: 'pillow-2', version: 0, entry: written({ title: '枕套可以机洗吗' }) })
  const read = await drafts()
  expect(read).toEqual(['pillow-1', 'pillow-2'].map((key) => ({ key, version: 1 })))
  await save({ answer: '都不能机洗。' }, 1)
  expect(await must(publish(1, 'publish-0002', read))).toEqual({ status: 'stale' })
  await chief.knowledge.discard({ key: 'pillow-1', version: 2 })
  expect(await must(publish(1, 'publish-0003', read))).toEqual({ status: 'stale' })
  expect(await must(publish(1, 'publish-0004', read.slice(1)))).toMatchObject({ status: 'published' })
  expect(await row()).toBeNull()
})

it('is taken back with others, unless somebody changed it meanwhile', async () => {
  await save()
  await chief.knowledge.save({ key: 'pillow-2', version: 0, entry: written({ title: '枕套可以机洗吗' }) })
  const read = await drafts()
  await save({ answer: '都不能机洗。' }, 1)
  expect(await must(chief.knowledge.discardAll({ drafts: read }))).toEqual({ dropped: 1, kept: 1 })
  expect(await drafts()).toEqual([{ key: 'pillow-1', version: 2 }])
  expect(await must(chief.knowledge.discardAll({ drafts: await drafts() }))).toEqual({ dropped: 1, kept: 0 })
  expect(await row()).toBeNull()
  expect(await lin.knowledge.discardAll({ drafts: read })).toEqual({ ok: false, error: 'forbidden' })
})

it('of two who publish at once one does, and the other is told', async () => {
  await save()
  const both = await Promise.all([publish(1, 'publish-0001'), publish(1, 'publish-0002')])
  const told = await Promise.all(both.map((one) => must(Promise.resolve(one))))
  expect(told.map(({ status }) => status).sort()).toEqual(['published', 'stale'])
})

it('goes back to an earlier version, and the drafts stay', async () => {
  await save()
  await publish()
  await save({ answer: '都不能机洗。' })
  const back = await must(chief.knowledge.rollBack({ clientId: 'rollback-001', version: 2, to: 1 }))
  expect(back).toMatchObject({ status: 'published', version: 3 })
  pass()
  expect(await asked('枕芯可以机洗吗')).not.toEqual([answer])
  expect(await row()).toMatchObject({ state: 'new' })
  expect((await must(chief.knowledge.history({}))).versions[0]).toMatchObject({
    ...{ version: 3, note: '恢复到第 1 版', removed: 1 },
  })
})

it('is taken away with the next publishing, and a draft that changes nothing is none', async () => {
  await save()
  await publish()
  expect(await must(chief.knowledge.remove({ key: 'pillow-1', version: 0 }))).toMatchObject({ version: 1 })
  expect(await row()).toMatchObject({ state: 'removed' })
  await chief.knowledge.discard({ key: 'pillow-1', version: 1 })
  expect(await row()).toMatchObject({ state: 'live' })
  await chief.knowledge.remove({ key: 'pillow-1', version: 0 })
  await publish(2, 'publish-0009')
  expect(await row()).toBeNull()
})

it('is not written over what somebody else has written meanwhile', async () => {
  await save()
  expect(await must(save({ title: '枕芯能洗吗' }))).toEqual({ status: 'stale' })
  expect(await must(save({ title: '枕芯能洗吗' }, 1))).toMatchObject({ version: 2 })
})

it('says what is wrong in words, and tells of what is asked alike', async () => {
  expect(await must(save({ title: '' }))).toEqual({ status: 'wrong', why: '没有标题' })
  expect(await must(save({ answer: '{不存在}' }))).toMatchObject({
    ...{ status: 'wrong', why: expect.stringContaining('没有“{不存在}”这个变量') as unknown },
  })
  const saved = await must(save({ similar: ['退货运费谁出'] }))
  expect(saved).toMatchObject({
    near: expect.arrayContaining([expect.objectContaining({ key: 'aftersales-5' })]) as unknown,
  })
})

it('is kept by supervisors, and read by everybody at the desk', async () => {
  expect(await save({}, 0, lin)).toEqual({ ok: false, error: 'forbidden' })
  expect((await must(lin.knowledge.list({}))).entries.length).toBeGreaterThan(100)
})

it('is not said before its time, after it, or to shoppers when it is for colleagues', async () => {
  const now = world.clock.now()
  await save({ validFrom: now + 60 * SECOND, validUntil: now + 120 * SECOND })
  await publish()
  pass()
  expect(await asked('枕芯可以机洗吗')).not.toEqual([answer])
  world.clock.pass(60 * SECOND)
  expect(await asked('枕芯可以机洗吗')).toEqual([answer])
  world.clock.pass(60 * SECOND)
  expect(await asked('枕芯可以机洗吗')).not.toEqual([answer])

  await save({ audience: 'agent' })
  await publish(2, 'publish-0005')
  pass()
  expect(await asked('枕芯可以机洗吗')).not.toEqual([answer])
})

it('can be tried with its drafts before anybody reads it', async () => {
  await save()
  const tried = await must(chief.knowledge.ask({ text: '枕芯能放洗衣机吗', withDrafts: true }))
  expect(tried).toMatchObject({
    outcome: 'answer',
    found: [{ key: 'pillow-1', p: 1, why: ['原话就是“枕芯能放洗衣机吗”'] }, {}, {}],
  })
  const live = await must(chief.knowledge.ask({ text: '枕芯能放洗衣机吗', withDrafts: false }))
  expect(live.found.map(({ key }) => key)).not.toContain('pillow-1')
})

it('is suggested to the agent who serves, for her words and for his', async () => {
  const talk = talkOf(world.shopper())
  await talk.says('转人工')
  await talk.says('退货的运费谁出')
  const { sessions } = await must(lin.desk.sessions({ list: 'mine' }))
  const sessionId = sessions[0]?.sessionId ?? ''
  expect(await must(lin.knowledge.forSession({ sessionId, typed: '' }))).toMatchObject({
    about: '退货的运费谁出',
    found: [{ key: 'aftersales-5', isForShoppers: true }],
  })
  expect(await must(lin.knowledge.forSession({ sessionId, typed: '退款多久到账' }))).toMatchObject({
    about: null,
    found: [{ key: 'aftersales-6' }],
  })
  const other = await rig.member('xuzhi', 'shanye')
  expect(await other.knowledge.forSession({ sessionId, typed: '' })).toEqual({ ok: false, error: 'notFound' })
})

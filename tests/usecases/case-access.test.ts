import { HOUR } from '../../core/shared/time'
import { brokenCup, caseRig, type CaseRig } from '../support/cases'
import type { Member } from '../support/desk'
import { must, refused } from '../support/talk'

/** Who may read what a shopper showed and said because of a case of hers, and what is noted down of it. */

let rig: CaseRig
beforeEach(async () => {
  rig = await caseRig()
})
afterEach(() => rig.world.close())

/** Goods that a person has to decide about. */
const asks = async (): Promise<string> =>
  (await rig.submit(brokenCup({ type: 'return', reason: 'other', description: '颜色和家里不配' }))).caseNo
const one = async (caseNo: string, who: Member) => (await must(who.cases.find({ caseNo }))).case
const colleague = () => rig.desk.member('hejing')
const chief = () => rig.desk.member('zhouke')
const looks = async () =>
  (await rig.world.look((db) => db.collection('audits').where({ action: 'read' }).get())).data.map(
    ({ by, caseNo, sessionId }: { by?: string; caseNo?: string; sessionId?: string }) =>
      `${by} ${caseNo ?? sessionId}`,
  )
const read = (who: Member, sessionId: string) => who.desk.pull({ sessionId, after: null })

/** She is talking to 林晓. */
const talks = async () => {
  await rig.zhang.asksForPerson()
  await rig.zhang.says('杯子的颜色不对')
}

describe('the chat of her who asks', () => {
  it('is read by any agent while nobody is in charge of the case, and that is noted down', async () => {
    await talks()
    const caseNo = await asks()
    const hejing = await colleague()
    const { sessionId } = await one(caseNo, hejing)
    const { messages } = await must(read(hejing, sessionId ?? ''))
    expect(messages.map(({ body }) => (body.kind === 'text' ? body.text : ''))).toContain('杯子的颜色不对')
    expect(await looks()).toContain(`hejing ${sessionId}`)
  })

  it('is answered by nobody but who serves her: the others only read', async () => {
    await talks()
    const hejing = await colleague()
    const { sessionId } = await one(await asks(), hejing)
    const body = { kind: 'text', text: '我来处理' } as const
    const reply = { sessionId: sessionId ?? '', clientId: 'not-his-000001', body }
    expect(await hejing.desk.reply(reply)).toEqual(refused('notFound'))
    expect(await must(hejing.desk.shopper({ sessionId: sessionId ?? '' }))).toMatchObject({
      isReadOnly: true,
    })
  })

  it('is closed to colleagues once one of them is in charge; supervisors read every one', async () => {
    await talks()
    const caseNo = await asks()
    const hejing = await colleague()
    const { sessionId } = await one(caseNo, hejing)
    await must(rig.staffDo(caseNo, { type: 'approve', waivesReturn: false, prepays: false }))
    expect(await one(caseNo, hejing)).toMatchObject({ sessionId: null, isChatOthers: true })
    expect(await read(hejing, sessionId ?? '')).toEqual(refused('notFound'))
    const zhouke = await chief()
    expect(await one(caseNo, zhouke)).toMatchObject({ sessionId, isChatOthers: false })
    await must(read(zhouke, sessionId ?? ''))
  })

  it('goes with the case to whoever took its last step, also when a colleague serves her', async () => {
    await talks()
    const caseNo = await asks()
    const hejing = await colleague()
    await must(rig.staffDo(caseNo, { type: 'approve', waivesReturn: false, prepays: false }, hejing))
    const { sessionId } = await one(caseNo, hejing)
    await must(read(hejing, sessionId ?? ''))
    expect(await one(caseNo, rig.lin)).toMatchObject({ sessionId }) // he serves her
  })

  it('is closed again when the case is over', async () => {
    await talks()
    const caseNo = await asks()
    const hejing = await colleague()
    const { sessionId } = await one(caseNo, hejing)
    const { version } = await rig.find(caseNo)
    await must(rig.cases.act({ clientId: rig.zhang.id(), caseNo, version, deed: 'cancel' }))
    expect(await one(caseNo, hejing)).toMatchObject({
      status: 'cancelled',
      sessionId: null,
      isChatOthers: true,
    })
    expect(await read(hejing, sessionId ?? '')).toEqual(refused('notFound'))
  })
})

describe('a case that is read at the desk', () => {
  it('is noted down once an hour for each reader to whom neither it nor she belongs', async () => {
    await talks()
    const caseNo = await asks()
    const hejing = await colleague()
    await one(caseNo, rig.lin) // he serves her
    await one(caseNo, hejing)
    await one(caseNo, hejing)
    expect(await looks()).toEqual([`hejing ${caseNo}`])
    rig.world.clock.pass(HOUR)
    await one(caseNo, hejing)
    await one(caseNo, await chief())
    expect(await looks()).toEqual([`hejing ${caseNo}`, `hejing ${caseNo}`, `zhouke ${caseNo}`])
  })

  it('is not noted down for whoever is in charge of it', async () => {
    const caseNo = await asks()
    const hejing = await colleague()
    await must(rig.staffDo(caseNo, { type: 'approve', waivesReturn: false, prepays: false }, hejing))
    const before = await looks()
    rig.world.clock.pass(HOUR)
    await one(caseNo, hejing)
    expect(await looks()).toEqual(before)
  })
})

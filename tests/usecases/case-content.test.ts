import { MINUTE, SECOND } from '../../core/shared/time'
import { brokenCup, caseRig, CUPS, type CaseRig } from '../support/cases'
import { must } from '../support/talk'

/** What a shopper shows and writes in a case is judged by WeChat, as her messages are. */

let rig: CaseRig
beforeEach(async () => {
  rig = await caseRig({}, true)
})
afterEach(() => rig.world.close())

const later = async (ms: number) => {
  rig.world.clock.pass(ms)
  await rig.world.tick()
}
const asks = async (more = {}): Promise<string> => {
  const wish = brokenCup({ type: 'return', reason: 'other', ...more })
  return (await rig.submit(wish)).caseNo
}
const atDesk = async (caseNo: string) => (await must(rig.lin.cases.find({ caseNo }))).case
const checks = async () =>
  (await rig.world.look((db) => db.collection('checks').where({}).get())).data as {
    readonly traceId: string
    readonly dueAt: number | null
  }[]
const traces = async () => (await checks()).flatMap(({ traceId }) => (traceId === '' ? [] : [traceId]))
const asked = (apiName: string) => rig.world.cloud.wx.journal.filter((call) => call.apiName === apiName)
const busy = { errCode: -1, errMsg: 'system error' }

describe('a photo of a case', () => {
  it('is hers to see at once, and the desk’s when WeChat has judged it', async () => {
    const photo = await rig.photo()
    const { case: sent } = await must(
      rig.cases.submit({
        ...{ clientId: rig.zhang.id(), orderNo: CUPS },
        wish: brokenCup({ type: 'return', reason: 'other', evidence: [photo] }),
      }),
    )
    const link = expect.stringMatching(/^http/) as unknown
    expect(sent.evidence).toMatchObject([{ check: 'pending', url: link }])
    const { caseNo } = sent
    expect((await atDesk(caseNo)).evidence).toMatchObject([{ check: 'pending', url: null }])
    await later(10 * SECOND)
    expect((await atDesk(caseNo)).evidence).toMatchObject([{ check: 'pending', url: null }])

    const [trace = ''] = await traces()
    expect(await rig.world.cloud.wx.verdicts.decide(trace, 'pass')).toBe(true)
    const [shown] = (await atDesk(caseNo)).evidence
    expect(shown).toEqual({ fileId: photo.fileId, kind: 'photo', url: link })
    expect((await rig.find(caseNo)).evidence[0]).not.toHaveProperty('check')
    expect((await checks()).map(({ dueAt }) => dueAt)).toEqual([null, null])
  })

  it('that WeChat refuses nobody sees any more; one to be looked at is marked', async () => {
    const caseNo = await asks({ evidence: [await rig.photo(), await rig.photo(CUPS, 77)] })
    await later(10 * SECOND)
    const [one = '', other = ''] = await traces()
    await rig.world.cloud.wx.verdicts.decide(one, 'risky')
    await rig.world.cloud.wx.verdicts.decide(other, 'review')
    const of = (evidence: readonly { readonly check?: string | undefined; readonly url: string | null }[]) =>
      evidence.map(({ check, url }) => `${check} ${url === null ? 'hidden' : 'shown'}`).sort()
    expect(of((await atDesk(caseNo)).evidence)).toEqual(['refused hidden', 'review shown'])
    expect(of((await rig.find(caseNo)).evidence)).toEqual(['refused hidden', 'review shown'])
  })

  it('that is added later is judged too, the others are not judged again', async () => {
    const caseNo = await asks({ evidence: [await rig.photo()] })
    await later(10 * SECOND)
    const { fileId } = await rig.photo(CUPS, 77)
    await must(rig.cases.addEvidence({ clientId: rig.zhang.id(), caseNo, fileIds: [fileId] }))
    expect((await atDesk(caseNo)).evidence).toMatchObject([{ check: 'pending' }, { check: 'pending' }])
    await later(10 * SECOND)
    expect(asked('security.mediaCheckAsync')).toHaveLength(2)
    for (const trace of await traces()) await rig.world.cloud.wx.verdicts.decide(trace, 'pass')
    const view = await rig.find(caseNo)
    expect(view.evidence.map(({ check }) => check)).toEqual([undefined, undefined])
    expect(view.timeline.flatMap(({ photos }) => photos ?? [])[0]).not.toHaveProperty('check')
  })

  it('of which WeChat says nothing in its time is shown, and says so', async () => {
    const caseNo = await asks({ evidence: [await rig.photo()] })
    await later(10 * SECOND)
    await later(31 * MINUTE)
    expect((await atDesk(caseNo)).evidence).toMatchObject([{ check: 'unchecked' }])
    expect((await atDesk(caseNo)).evidence[0]?.url).not.toBeNull()
  })

  it('is handed in again when WeChat was busy or could not load it', async () => {
    rig.world.cloud.wx.answers.set('security.mediaCheckAsync', busy)
    const caseNo = await asks({ evidence: [await rig.photo()] })
    await later(10 * SECOND)
    expect(await traces()).toEqual([])
    rig.world.cloud.wx.answers.clear()
    await later(MINUTE)
    const [trace = ''] = await traces()
    await rig.world.cloud.wx.verdicts.decide(trace, 'pass')
    expect((await atDesk(caseNo)).evidence[0]).not.toHaveProperty('check')
  })
})

describe('words of a case', () => {
  it('reach the desk at once, and are marked when WeChat thinks ill of them', async () => {
    const caseNo = await asks({ description: '一起来网络赌博', evidence: [await rig.photo()] })
    expect(await atDesk(caseNo)).toMatchObject({ description: '一起来网络赌博' })
    await later(10 * SECOND)
    expect(await atDesk(caseNo)).toMatchObject({ descriptionCheck: 'risky' })
    expect(await rig.find(caseNo)).toMatchObject({ descriptionCheck: 'risky' })
    await later(10 * SECOND)
    expect(asked('security.msgSecCheck')).toHaveLength(1)
  })

  it('are no longer marked once she has written others', async () => {
    const caseNo = await asks({ description: '一起来网络赌博', evidence: [await rig.photo()] })
    await later(10 * SECOND)
    const { version, ...view } = await rig.find(caseNo)
    expect(view.actions).toContain('amend')
    const evidence = view.evidence.map(({ fileId, kind }) => ({ fileId, kind }))
    const wish = brokenCup({ type: 'return', reason: 'other', description: '杯口有裂纹', evidence })
    await must(rig.cases.amend({ clientId: rig.zhang.id(), caseNo, version, wish }))
    await later(10 * SECOND)
    expect(await rig.find(caseNo)).not.toHaveProperty('descriptionCheck')
  })

  it('that go with her stars are judged as well', async () => {
    const { caseNo } = await rig.submit(brokenCup({ evidence: [await rig.photo()] }))
    await rig.pass(2 * MINUTE)
    rig.world.pay.becomes(`${caseNo}R1`, 'SUCCESS')
    await rig.pass(2 * MINUTE)
    await must(rig.cases.rate({ clientId: rig.zhang.id(), caseNo, stars: 1, comment: '加微信返现' }))
    await later(10 * SECOND)
    expect(await atDesk(caseNo)).toMatchObject({ commentCheck: 'review', rating: { comment: '加微信返现' } })
  })
})

it('a shop that has nothing checked asks nothing and marks nothing', async () => {
  await rig.world.change('shops', 'mianyu', { checks: { text: false, media: false, mediaWithinMs: 0 } })
  await later(2 * MINUTE)
  const caseNo = await asks({ evidence: [await rig.photo()] })
  await later(10 * SECOND)
  expect(await checks()).toEqual([])
  expect((await atDesk(caseNo)).evidence[0]).not.toHaveProperty('check')
})

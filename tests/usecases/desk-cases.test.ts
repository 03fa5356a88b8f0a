import { seedAfterSalesPolicy } from '../../core/aftersales/policy/seed'
import type { StaffDeed } from '../../core/aftersales/desk-view'
import { HOUR, MINUTE } from '../../core/shared/time'
import type { Member } from '../support/desk'
import { brokenCup, BLANKET, caseRig, CUPS, ON_ITS_WAY, type CaseRig } from '../support/cases'
import { png } from '../support/images'
import { must, refused } from '../support/talk'

let rig: CaseRig
beforeEach(async () => {
  rig = await caseRig()
})
afterEach(() => rig.world.close())

const back = (more = {}) =>
  brokenCup({ type: 'return', reason: 'other', description: '颜色和家里不配', ...more })
const asYes = { type: 'approve', waivesReturn: false, prepays: false } as const
const one = async (caseNo: string, who: Member = rig.lin) => (await must(who.cases.find({ caseNo }))).case
const does = async (caseNo: string, deed: StaffDeed, who: Member = rig.lin) =>
  (await must(rig.staffDo(caseNo, deed, who))).case
/** The shop's supervisor. */
const chief = () => rig.desk.member('zhouke')
/** A photo that was taken at the desk. */
const photoAtDesk = async () => {
  const bytes = png()
  const { uploadId, ...to } = await must(rig.lin.desk.upload({ bytes: bytes.length }))
  await fetch(to.url, { method: 'PUT', headers: to.headers, body: Buffer.from(bytes) })
  return (await must(rig.lin.cases.addFile({ uploadId }))).file.fileId
}
/** So much an agent decides alone (R48). */
const limit = async (agentFen: number) => {
  const authority = { ...seedAfterSalesPolicy.authority, agent: agentFen }
  await rig.world.change('shops', 'mianyu', { afterSales: { ...seedAfterSalesPolicy, authority } })
  rig.world.clock.pass(2 * MINUTE) // functions remember a shop for a while
}

describe('a case at the desk', () => {
  it('says what is asked, what speaks for it, by which clock, and what can be done', async () => {
    const { caseNo } = await rig.submit(back())
    const shown = await one(caseNo)
    expect(shown).toMatchObject({
      ...{ called: '张女士', status: 'merchantReview', description: '颜色和家里不配' },
      ...{ lines: [{ pieces: 1, amountFen: 5_000 }], asked: null, order: { orderNo: CUPS } },
      ...{ timed: { clock: 'review' }, kindness: { waivesReturn: false, prepays: false } },
    })
    expect(shown.timed?.dueAt).toBe(shown.dueAt)
    expect(shown.actions).toEqual(['approve', 'reject', 'propose', 'askSupervisor'])
    expect(shown.audit.map(({ who, what }) => `${who} ${what}`)[0]).toBe('顾客 提交了申请')
  })

  it('is rejected by a reason of the catalogue and her agent’s own words', async () => {
    const { caseNo } = await rig.submit(back())
    const { reasons } = await must(rig.lin.cases.reasons({}))
    const reason = reasons.find(({ id }) => id === 'used')!
    expect(await rig.staffDo(caseNo, { type: 'reject', reasonId: 'none', words: '' })).toEqual(
      refused('reasonMissing'),
    )
    const shown = await does(caseNo, { type: 'reject', reasonId: 'used', words: '杯口有茶渍' })
    expect(shown.status).toBe('rejected')
    expect(shown.decidedBy?.what).toBe(`没有同意：${reason.words}。杯口有茶渍`)
  })

  it('is given other terms, at most what can be refunded; she agrees to them', async () => {
    const { caseNo } = await rig.submit(back())
    const { mostFen } = await one(caseNo)
    const terms = { type: 'refundOnly', amountFen: 2_000, waivesReturn: false, prepays: false } as const
    const tooMuch = { ...terms, amountFen: mostFen + 1 }
    expect(await rig.staffDo(caseNo, { type: 'propose', terms: tooMuch })).toEqual(refused('amountTooHigh'))
    const shown = await does(caseNo, { type: 'propose', terms })
    expect(shown).toMatchObject({ status: 'negotiating', proposal: { terms }, dueAt: null })
    const deed = 'acceptProposal'
    await must(rig.cases.act({ clientId: rig.zhang.id(), caseNo, version: shown.version, deed }))
    expect(await one(caseNo)).toMatchObject({ status: 'refunding', terms })
  })

  it('may be approved without the goods coming back', async () => {
    const { caseNo } = await rig.submit(back())
    const shown = await does(caseNo, { type: 'approve', waivesReturn: true, prepays: false })
    expect(shown).toMatchObject({ status: 'refunding', terms: { waivesReturn: true } })
  })

  it('may be paid before the goods are back', async () => {
    const { caseNo } = await rig.submit(back())
    const shown = await does(caseNo, { type: 'approve', waivesReturn: false, prepays: true })
    expect(shown).toMatchObject({
      ...{ status: 'refunding', terms: { prepays: true } },
      refund: { amountFen: 5_000 },
    })
  })

  it('is not found by the desk of another shop', async () => {
    const { caseNo } = await rig.submit(back())
    const other = await rig.desk.member('linxiao', 'shanye')
    expect(await other.cases.find({ caseNo })).toEqual(refused('notFound'))
    const deed = { clientId: 'another-shop', caseNo, version: 1, deed: asYes }
    expect(await other.cases.act(deed)).toEqual(refused('notFound'))
  })
})

describe('goods that came back', () => {
  it('are found otherwise than agreed, with a photo, and go on all the same', async () => {
    const caseNo = await rig.sendBack(back())
    expect((await one(caseNo)).actions).toContain('confirmReceipt')
    await does(caseNo, { type: 'confirmReceipt' })
    expect(await rig.staffDo(caseNo, { type: 'findFault', fileIds: [], words: '杯底磕碰' })).toEqual(
      refused('photosMissing'),
    )
    const fileIds = [await photoAtDesk()]
    const shown = await does(caseNo, { type: 'findFault', fileIds, words: '杯底磕碰' })
    expect(shown).toMatchObject({ status: 'inspected', findings: [{ fileId: fileIds[0], kind: 'photo' }] })
    expect(await does(caseNo, { type: 'settle' })).toMatchObject({ status: 'refunding' })
  })

  it('are sent back to her with a parcel whose carrier the number tells', async () => {
    const caseNo = await rig.sendBack(back())
    await does(caseNo, { type: 'confirmReceipt' })
    await does(caseNo, { type: 'findFault', fileIds: [await photoAtDesk()], words: '' })
    const deed = {
      type: 'refuseParcel',
      why: '不是我们的杯子',
      parcel: { trackingNo: 'YT8832417055271' },
    } as const
    const shown = await does(caseNo, deed)
    expect(shown.audit.at(-1)?.what).toContain('不是我们的杯子，圆通速递 YT8832417055271')
  })

  it('are not found faulty by a photo that is none of the shop’s', async () => {
    const caseNo = await rig.sendBack(back())
    await does(caseNo, { type: 'confirmReceipt' })
    const fileIds = ['cloud://x/files/shanye/a.jpg']
    expect(await rig.staffDo(caseNo, { type: 'findFault', fileIds, words: '' })).toEqual(
      refused('fileMissing'),
    )
  })
})

describe('goods that are sent anew', () => {
  it('leave with a number of which the desk says when it is none', async () => {
    const wish = brokenCup({
      type: 'reissue',
      reason: 'missingParts',
      lines: [{ item: 0, quantity: 1, amountFen: 0 }],
    })
    const { caseNo } = await rig.submit({ ...wish, evidence: [await rig.photo()] })
    if ((await one(caseNo)).actions.includes('approve')) await does(caseNo, asYes)
    await rig.pass(2 * MINUTE)
    expect((await one(caseNo)).actions).toContain('shipReplacement')
    const parcel = { company: '圆通速递', trackingNo: '12' }
    expect((await rig.staffDo(caseNo, { type: 'shipReplacement', parcel })).ok).toBe(false)
    const sent = { type: 'shipReplacement', parcel: { trackingNo: 'yt8832417055289' } } as const
    expect(await does(caseNo, sent)).toMatchObject({
      ...{ status: 'replacementShipped', dueAt: null },
      replacements: [{ company: '圆通速递', trackingNo: 'YT8832417055289' }],
    })
  })
})

describe('a parcel that is to be stopped', () => {
  it.each([
    ['intercepted', 'refunding'],
    ['interceptFailed', 'merchantReview'],
  ] as const)('%s: %s', async (type, status) => {
    const lines = [{ item: 0, quantity: 1, amountFen: 1_000 }]
    const wish = brokenCup({ reason: 'noLongerWanted', goods: 'notReceived', lines, description: '不想要了' })
    const { caseNo } = await rig.submit(wish, ON_ITS_WAY)
    if ((await one(caseNo)).actions.includes('approve')) await does(caseNo, asYes)
    await rig.pass(2 * MINUTE)
    expect((await one(caseNo)).status).toBe('intercepting')
    expect(await does(caseNo, { type })).toMatchObject({ status })
  })
})

describe('more than one may decide alone (R48)', () => {
  it('is left to a supervisor, who reads who asked and why', async () => {
    await limit(4_999)
    const { caseNo } = await rig.submit(back())
    expect(await rig.staffDo(caseNo, { ...asYes, waivesReturn: true })).toEqual(refused('needsSupervisor'))
    expect((await one(caseNo)).authorityFen).toBe(4_999)
    const shown = await does(caseNo, { type: 'askSupervisor', words: '想同意，超过权限' })
    expect(shown).toMatchObject({ isAsked: true, asked: { name: '林晓', words: '想同意，超过权限' } })
    expect(shown.actions).not.toContain('askSupervisor')

    const zhou = await chief()
    const { cases, counts } = await must(zhou.cases.list({ list: 'asked' }))
    expect([cases.map((row) => row.caseNo), counts.asked]).toEqual([[caseNo], 1])
    const done = await does(caseNo, { ...asYes, waivesReturn: true }, zhou)
    expect(done).toMatchObject({ status: 'refunding', asked: null, decidedBy: { name: '周可' } })
  })

  it('holds for several at once: each is answered by itself', async () => {
    await limit(4_999)
    const dear = await rig.submit(back())
    const cheap = await rig.submit(
      back({ lines: [{ item: 0, quantity: 1, amountFen: 4_000 }], description: '不喜欢' }),
      BLANKET,
    )
    const asked = await Promise.all([dear, cheap].map(({ caseNo }) => one(caseNo)))
    const cases = asked.map(({ caseNo, version }) => ({ caseNo, version }))
    const { answers } = await must(rig.lin.cases.approveAll({ clientId: 'approve-all-1', cases }))
    const statuses = await Promise.all(cases.map(async ({ caseNo }) => (await one(caseNo)).status))
    expect(answers.map(({ refused: why }) => why)).toEqual(['needsSupervisor', null])
    expect(statuses).toEqual(['merchantReview', 'waitingForParcel'])
  })
})

describe('what a supervisor approved (R48)', () => {
  const approved = async () => {
    await limit(4_999)
    const { caseNo } = await rig.submit(back())
    await does(caseNo, { ...asYes, waivesReturn: true }, await chief())
    await rig.pass(2 * MINUTE)
    return caseNo
  }

  it('is confirmed by the agent who refunded it on the platform', async () => {
    await rig.world.change('orders', `mianyu:${CUPS}`, { paidThrough: '微信小店' })
    const caseNo = await approved()
    await does(caseNo, { type: 'confirmRefund', reference: 'WXXD-20251121-8', fileIds: [] })
    await rig.pass(MINUTE)
    expect((await one(caseNo)).status).toBe('refunded')
  })

  it('is paid by hand by the agent when WeChat Pay could not', async () => {
    const caseNo = await approved()
    rig.world.pay.becomes(`${caseNo}R1`, 'ABNORMAL')
    await rig.world.pay.settled()
    await rig.pass(MINUTE)
    await does(caseNo, { type: 'payOffline' })
    await must(rig.staffDo(caseNo, { type: 'confirmOffline', reference: 'BANK-2', fileIds: [] }))
    await rig.pass(MINUTE)
    expect((await one(caseNo)).status).toBe('refunded')
  })
})

describe('several at once', () => {
  it('are approved once, however often it is asked, but for what a colleague was quicker with', async () => {
    const [mine, theirs] = [await rig.submit(back()), await rig.submit(back(), BLANKET)]
    const cases = await Promise.all(
      [mine, theirs].map(async ({ caseNo }) => ({ caseNo, version: (await one(caseNo)).version })),
    )
    const zhou = await rig.desk.member('zhouke')
    await does(theirs.caseNo, { type: 'reject', reasonId: 'late', words: '' }, zhou)
    const { answers } = await must(rig.lin.cases.approveAll({ clientId: 'approve-all-2', cases }))
    expect(answers.map(({ refused: why }) => why)).toEqual([null, 'changedMeanwhile'])
    const again = await must(rig.lin.cases.approveAll({ clientId: 'approve-all-2', cases }))
    expect(again.answers[0]).toEqual(answers[0])
    const { audit } = await one(mine.caseNo)
    expect(audit.filter(({ what }) => what.includes('审核通过'))).toHaveLength(1)
  })
})

describe('an appeal', () => {
  const appealed = async () => {
    const { caseNo } = await rig.submit(back())
    const { version } = await does(caseNo, { type: 'reject', reasonId: 'used', words: '' })
    await must(rig.cases.act({ clientId: rig.zhang.id(), caseNo, version, deed: 'appeal' }))
    return caseNo
  }

  it('is a supervisor’s to overrule, and no agent’s', async () => {
    const caseNo = await appealed()
    const terms = { type: 'refundOnly', amountFen: 3_000, waivesReturn: false, prepays: false } as const
    expect((await one(caseNo)).actions).not.toContain('overrule')
    expect((await rig.staffDo(caseNo, { type: 'overrule', terms })).ok).toBe(false)
    const zhou = await chief()
    expect((await one(caseNo, zhou)).actions).toEqual(expect.arrayContaining(['overrule', 'uphold']))
    expect(await does(caseNo, { type: 'overrule', terms }, zhou)).toMatchObject({
      status: 'refunding',
      terms,
    })
  })

  it('may be turned down: what was decided stays', async () => {
    const caseNo = await appealed()
    expect(await does(caseNo, { type: 'uphold' }, await chief())).toMatchObject({
      status: 'closed',
      dueAt: null,
      actions: [],
    })
  })
})

describe('money that a person moves', () => {
  const paidThrough = (where: string) => rig.world.change('orders', `mianyu:${CUPS}`, { paidThrough: where })

  it('is refunded on the platform where it was paid, and shown here with proof', async () => {
    await paidThrough('微信小店')
    const { caseNo } = await rig.submit(back())
    await does(caseNo, { type: 'approve', waivesReturn: true, prepays: false })
    await rig.pass(2 * MINUTE)
    const frozen = await one(caseNo)
    expect(frozen.actions).toContain('confirmRefund')
    const { cases } = await must(rig.lin.cases.list({ list: 'due' }))
    expect(cases.map((row) => row.caseNo)).toContain(caseNo)
    expect(await rig.staffDo(caseNo, { type: 'confirmRefund', reference: ' ', fileIds: [] })).toEqual(
      refused('proofMissing'),
    )
    const fileIds = [await photoAtDesk()]
    await does(caseNo, { type: 'confirmRefund', reference: 'WXXD-20251121-7', fileIds })
    await rig.pass(MINUTE)
    expect(await one(caseNo)).toMatchObject({ status: 'refunded', refund: { status: 'arrived' } })
  })

  it('goes another way when WeChat Pay could not: by hand, with proof', async () => {
    const { caseNo } = await rig.submit(back())
    await does(caseNo, { type: 'approve', waivesReturn: true, prepays: false })
    await rig.pass(2 * MINUTE)
    rig.world.pay.becomes(`${caseNo}R1`, 'ABNORMAL')
    await rig.world.pay.settled()
    await rig.pass(MINUTE)
    expect(await one(caseNo)).toMatchObject({ status: 'refundFailed' })
    await does(caseNo, { type: 'payOffline' })
    await rig.staffDo(caseNo, { type: 'confirmOffline', reference: 'BANK-1', fileIds: [] })
    await rig.pass(MINUTE)
    expect((await one(caseNo)).status).toBe('refunded')
  })
})

describe('the lists', () => {
  it('go from page to page by what is due first, and count what is late', async () => {
    const { caseNo } = await rig.submit(back())
    expect(await rig.lin.cases.list({ list: 'due', cursor: 'no such place' })).toEqual(refused('badRequest'))
    await rig.pass(3 * HOUR, 10 * MINUTE)
    const lin = await rig.desk.member('linxiao')
    const { cases, counts, next } = await must(lin.cases.list({ list: 'due' }))
    expect([cases.map((row) => row.caseNo), counts.late, next]).toEqual([[caseNo], 1, null])
  })

  it('mark what the shopper hurried', async () => {
    const { caseNo, version } = await rig.submit(back())
    await rig.pass(HOUR, 10 * MINUTE)
    const hurry = { clientId: rig.zhang.id(), caseNo, version, deed: 'hurry' } as const
    const hurried = await rig.cases.act(hurry)
    const { cases } = await must(rig.lin.cases.list({ list: 'due' }))
    expect(cases[0]).toMatchObject({ caseNo, isHurried: hurried.ok })
    expect(hurried.ok).toBe(true)
  })

  it('stand beside the chat of her who asks, for whoever may read it', async () => {
    const { caseNo } = await rig.submit(back())
    await rig.zhang.enters()
    await rig.zhang.says('转人工')
    const { sessions } = await must(rig.lin.desk.sessions({ list: 'mine' }))
    const { sessionId } = sessions[0]!
    const { cases } = await must(rig.lin.cases.ofShopper({ sessionId }))
    expect(cases.map((row) => row.caseNo)).toEqual([caseNo])
    expect((await one(caseNo)).sessionId).toBe(sessionId)
    await does(caseNo, asYes)
    const he = await rig.desk.member('hejing')
    expect(await he.cases.ofShopper({ sessionId })).toEqual(refused('notFound'))
  })
})

import { seedStandard } from '../../core/policy/presets'
import { DAY, HOUR, MINUTE } from '../../core/shared/time'
import { brokenCup, BLANKET, caseRig, CUPS, type CaseRig } from '../support/cases'
import { must, refused } from '../support/talk'
import { demoOpenid } from '../../local/demo/people'

let rig: CaseRig
beforeEach(async () => {
  rig = await caseRig()
})
afterEach(() => rig.world.close())

const statusOf = async (caseNo: string) => (await rig.find(caseNo)).status
const refundsOf = (caseNo: string) =>
  rig.world.look(async (db) => (await db.collection('refunds').where({ caseNo }).get()).data)
/** The minute in which it can be held back, and what WeChat Pay needs. */
const paid = async (caseNo: string) => {
  await rig.pass(2 * MINUTE)
  rig.world.pay.becomes(`${caseNo}R1`, 'SUCCESS')
  await rig.world.pay.settled()
  await rig.pass(MINUTE)
}

describe('a cup that came broken', () => {
  it('needs a photo, is refunded without sending it back, and the money moves once', async () => {
    const { cases, zhang, submit, photo } = rig
    expect(await cases.submit({ clientId: zhang.id(), orderNo: CUPS, wish: brokenCup() })).toEqual(
      refused('evidenceMissing'),
    )
    const quoted = await must(cases.quote({ orderNo: CUPS, wish: brokenCup({ evidence: [await photo()] }) }))
    expect(quoted.points.map(({ strong }) => strong).join()).toContain('免退货')

    const asked = await submit(brokenCup({ evidence: [await photo()] }))
    expect(asked).toMatchObject({ status: 'autoApproved', type: 'refundOnly', amountFen: 5_000 })
    await paid(asked.caseNo)
    expect(await rig.find(asked.caseNo)).toMatchObject({
      status: 'refunded',
      refund: { amountFen: 5_000, status: 'arrived' },
      actions: ['rate'],
    })
    expect(await refundsOf(asked.caseNo)).toHaveLength(1)
    expect((await must(cases.list({}))).cases.map(({ headline }) => headline.title)).toEqual(['已退款'])
  })

  it('stands in her chat with every step, and a repeat asks once', async () => {
    const { cases, zhang, photo } = rig
    const wish = brokenCup({ evidence: [await photo()] })
    const clientId = zhang.id()
    const first = await must(cases.submit({ clientId, orderNo: CUPS, wish }))
    const again = await must(cases.submit({ clientId, orderNo: CUPS, wish }))
    expect(again.case.caseNo).toBe(first.case.caseNo)
    await paid(first.case.caseNo)
    const cards = (await zhang.enters()).messages.flatMap(({ body }) =>
      body.kind === 'afterSales' ? [`${body.title} ${body.statusText}`] : [],
    )
    expect(cards).toEqual([
      ...['仅退款 审核通过', '仅退款 退款正在办理', '仅退款 已退款'],
      '补偿券 送您一张 ¥5.00 券，已发到微信支付',
    ])
  })
})

describe('goods that she sends back', () => {
  const asked = () =>
    rig.submit(
      {
        ...brokenCup({ type: 'return', reason: 'other', description: '颜色和家里不配' }),
        lines: [{ item: 0, quantity: 1, amountFen: 5_000 }],
      },
      CUPS,
    )

  it('are looked at by a person, come back, are inspected and paid', async () => {
    const { caseNo, status } = await asked()
    expect(status).toBe('merchantReview')
    await rig.pass(MINUTE)
    expect(rig.world.agent('linxiao').sees().join()).toContain('退货退款 · 张女士')

    const { cases } = await must(rig.lin.cases.list({ list: 'due' }))
    expect(cases.map((row) => [row.caseNo, row.called])).toEqual([[caseNo, '张女士']])
    await must(rig.staffDo(caseNo, { type: 'approve', waivesReturn: false, prepays: false }))
    expect(await statusOf(caseNo)).toBe('waitingForParcel')

    const shipped = await must(
      rig.cases.ship({ clientId: rig.zhang.id(), caseNo, parcel: { trackingNo: 'YT8832417055263' } }),
    )
    expect(shipped.case).toMatchObject({ status: 'inTransit', parcel: { company: '圆通速递' } })
    await must(rig.staffDo(caseNo, { type: 'confirmReceipt' }))
    await must(rig.staffDo(caseNo, { type: 'findIntact' }))
    await paid(caseNo)
    const done = await rig.find(caseNo)
    expect(done.status).toBe('refunded')
    expect(done.timeline.map(({ title }) => title)).toEqual([
      '已退款',
      '验货通过',
      '商家签收了退货',
      '您已寄出',
      '商家审核通过',
      '您提交了申请',
    ])
  })

  it('are decided by one of two agents; the other is told that it has changed and sees who did', async () => {
    const { caseNo } = await asked()
    const zhou = await rig.desk.member('zhouke')
    const { version } = (await must(zhou.cases.find({ caseNo }))).case
    await must(rig.staffDo(caseNo, { type: 'reject', reasonId: 'late', words: '' }))
    const deed = { type: 'approve', waivesReturn: false, prepays: false } as const
    expect(await zhou.cases.act({ clientId: 'zhou-approves', caseNo, version, deed })).toEqual(
      refused('changedMeanwhile'),
    )
    const { decidedBy } = (await must(zhou.cases.find({ caseNo }))).case
    expect(decidedBy?.name).toBe('林晓')
    await must(rig.cases.act({ clientId: rig.zhang.id(), caseNo, version: version + 1, deed: 'appeal' }))
    expect(await statusOf(caseNo)).toBe('disputed')
  })

  it('remind the agent, then the supervisors when nobody decides in time', async () => {
    const { caseNo } = await asked()
    await rig.pass(4 * HOUR, 10 * MINUTE)
    expect(rig.world.agent('linxiao').sees().join('\n')).toContain('快到时间了')
    expect(rig.world.agent('zhouke').sees().join('\n')).toContain('超过时间没有处理')
    expect(await statusOf(caseNo)).toBe('merchantReview')
  })

  it('are not waited for for ever: what is never sent back is closed', async () => {
    const { caseNo } = await asked()
    await must(rig.staffDo(caseNo, { type: 'approve', waivesReturn: false, prepays: false }))
    await rig.pass(8 * DAY, 12 * HOUR)
    expect(await rig.find(caseNo)).toMatchObject({ status: 'closed' })
  })
})

describe('a VIP’s case', () => {
  const forVips = (clock: string, standardMs: number) =>
    seedStandard.rows
      .filter((row) => row.clock === clock && Object.keys(row.when).length === 0)
      .map((row) => ({ ...row, id: `vip-${clock}`, when: { tier: 'VIP' }, standardMs, limitMs: null }))

  it('runs by the rows for VIPs from the quote on, whoever takes the step and whatever she is called by then', async () => {
    const { world, cases } = rig
    const her = `mianyu:${demoOpenid(1)}`
    const rows = [...seedStandard.rows, ...forVips('review', 10 * MINUTE), ...forVips('shipBack', 14 * DAY)]
    await world.change('shops', 'mianyu', { servicePolicy: { version: 9, rows } })
    await world.change('shoppers', her, { tags: ['VIP'] })
    world.clock.pass(2 * MINUTE) // functions remember a shop for a while

    const wish = brokenCup({ type: 'return', reason: 'other', description: '颜色和家里不配' })
    const { promise } = await must(cases.quote({ orderNo: CUPS, wish }))
    expect(promise.by).toBe(world.clock.now() + 10 * MINUTE)
    const { caseNo, headline } = await rig.submit(wish)
    expect(headline).toMatchObject({ rule: 'vip-review', by: promise.by })

    await world.change('shoppers', her, { tags: [] })
    await must(rig.staffDo(caseNo, { type: 'approve', waivesReturn: false, prepays: false }))
    expect((await rig.find(caseNo)).headline).toMatchObject({
      rule: 'vip-shipBack',
      by: world.clock.now() + 14 * DAY,
    })
    await rig.pass(8 * DAY, 12 * HOUR)
    expect((await rig.find(caseNo)).status).toBe('waitingForParcel')
  })
})

describe('what is not hers, not there, or too much', () => {
  it('is not found or refused in words', async () => {
    const { caseNo } = await rig.submit(brokenCup({ type: 'return', reason: 'other', evidence: [] }))
    const other = rig.world.shopper({ openid: demoOpenid(2) })
    expect(await other.cases.find({ caseNo })).toEqual(refused('notFound'))
    expect(await other.cases.form({ orderNo: CUPS })).toEqual(refused('notFound'))
    expect(
      await rig.cases.submit({
        clientId: rig.zhang.id(),
        orderNo: BLANKET,
        wish: brokenCup({ lines: [{ item: 0, quantity: 9, amountFen: 100 }] }),
      }),
    ).toEqual(refused('itemTaken'))
    expect(
      await rig.cases.submit({
        clientId: rig.zhang.id(),
        orderNo: CUPS,
        wish: brokenCup({ evidence: [{ fileId: 'cloud://x/files/shanye/a.jpg', kind: 'photo' }] }),
      }),
    ).toEqual(refused('fileMissing'))
  })

  it('is held by one case only, however many are asked for at once', async () => {
    const { cases, zhang } = rig
    const wish = brokenCup({
      type: 'return',
      reason: 'other',
      lines: [{ item: 0, quantity: 2, amountFen: 100 }],
    })
    const answers = await Promise.all(
      [1, 2, 3].map(() => cases.submit({ clientId: zhang.id(), orderNo: CUPS, wish })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

it('keeps a draft, and forgets it once the case was sent in', async () => {
  const { cases, zhang } = rig
  const draft = {
    ...({ type: 'return', reason: 'other', goods: 'received', amountFen: null } as const),
    ...{ lines: [{ item: 0, quantity: 1 }], description: '颜色不', fileIds: [] },
  }
  const saved = await must(cases.saveDraft({ orderNo: CUPS, revision: 0, draft }))
  expect(saved.revision).toBe(1)
  expect(await cases.saveDraft({ orderNo: CUPS, revision: 0, draft })).toEqual(refused('changedMeanwhile'))
  expect((await must(cases.form({ orderNo: CUPS }))).draft).toMatchObject({ revision: 1, draft })
  rig.world.clock.pass(MINUTE)
  await rig.submit(brokenCup({ type: 'return', reason: 'other' }))
  const form = await must(cases.form({ orderNo: CUPS }))
  expect(form.draft.draft).toBeNull()
  expect(form.open).toHaveLength(1)
  expect(form.items[0]?.left).toBe((form.items[0]?.quantity ?? 0) - 1)
  expect(zhang.id()).toBeTruthy()
})

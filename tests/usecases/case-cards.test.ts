import { seedAfterSalesPolicy } from '../../core/aftersales/policy/seed'
import { HOUR, MINUTE, SECOND } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { brokenCup, caseRig, type CaseRig } from '../support/cases'
import { must } from '../support/talk'

let rig: CaseRig
/** 林晓 and 何静 are on duty, 周可 is the supervisor. */
const open = async (env: Record<string, string> = {}, admission = false) => {
  rig = await caseRig(env, admission)
  await he().says('/on')
}
/** She asks, and the clock tells the shop of it. */
const submit = async (wish = back()) => {
  const shown = await rig.submit(wish)
  await rig.pass(MINUTE)
  return shown
}
beforeEach(() => open())
afterEach(() => rig.world.close())

/** Goods that she does not want: a person looks at it. */
const back = (more = {}) =>
  brokenCup({ type: 'return', reason: 'other', description: '颜色和家里不配', ...more })
const lin = () => rig.world.agent('linxiao')
const he = () => rig.world.agent('hejing')
const chief = () => rig.world.agent('zhouke')
const at = async (caseNo: string) => (await must(rig.lin.cases.find({ caseNo }))).case
const over = (agent = lin()) => agent.cards().map(({ body }) => body.over ?? null)
/** So much an agent decides alone (R48). */
const limit = async (agentFen: number) => {
  const authority = { ...seedAfterSalesPolicy.authority, agent: agentFen }
  await rig.world.change('shops', 'mianyu', { afterSales: { ...seedAfterSalesPolicy, authority } })
  rig.world.clock.pass(2 * MINUTE) // functions remember a shop for a while
}

describe('a case that comes to review', () => {
  it('goes out as a card to everybody on duty, with what a decision needs', async () => {
    const { caseNo } = await submit(back({ evidence: [await rig.photo()] }))
    const [card] = lin().cards()
    expect(lin().sees().at(-1)).toBe(
      [
        '[卡片] 退货退款 · 张女士',
        `售后单 ${caseNo}`,
        '顾客提交了申请\n颜色和家里不配',
        '商品 手捏陶瓷杯 320ml 月白 ×1',
        '金额 ¥50.00',
        '原因 其他原因',
        '凭证 1 张照片',
        '时限 今天 13:00 前',
        '政策 退回运费由顾客承担',
        '[同意] [拒绝]',
      ].join('\n'),
    )
    expect(card?.body.card.button_selection?.option_list[0]).toEqual({ id: '-', text: '选好再点拒绝' })
    expect(he().cards()).toHaveLength(1)
  })

  it('is told in words where WeCom takes no cards', async () => {
    rig.world.wecom.faults.cardsRefused = true
    const { caseNo } = await submit()
    expect(lin().cards()).toEqual([])
    expect(lin().sees().at(-1)).toContain(`售后单 ${caseNo.slice(-4)} 张女士 退货退款 ¥50.00`)
  })

  it('opens the console on it, where one is named', async () => {
    await rig.world.close()
    await open({ CONSOLE_URL: 'https://kf.example/console/' })
    const { caseNo } = await submit()
    const { button_list: buttons, card_action: action } = lin().cards()[0]!.body.card
    const url = `https://kf.example/console/?app=ww0de3000000000001:1000002#/cases/${caseNo}`
    expect(buttons.at(-1)).toEqual({ type: 1, text: '看详情', style: 4, url })
    expect(action).toEqual({ type: 1, url })
  })

  it('is told once, however often it is tried, and later when the chat is full', async () => {
    const ports = rig.world.newPorts()
    const shop = (await ports.shops.find('mianyu'))!
    await rig.submit(back())
    rig.world.clock.pass(6 * SECOND)
    for (let n = 0; (await ports.human.tell(shop, 'hejing', `满 ${n}`)).ok; n += 1);
    await rig.world.tick()
    expect([lin().cards().length, he().cards().length]).toEqual([1, 0])
    await rig.pass(3 * MINUTE)
    expect([lin().cards().length, he().cards().length]).toEqual([1, 1])
  })

  it('is reminded of by a card, whose decision stands on the one before too', async () => {
    const { caseNo } = await submit()
    await must(
      rig.cases.act({ clientId: rig.zhang.id(), caseNo, version: (await at(caseNo)).version, deed: 'hurry' }),
    )
    expect(lin().sees().at(-1)).toContain('顾客在催')
    await lin().presses('同意', { id: lin().cards()[0]!.id })
    expect((await at(caseNo)).status).toBe('waitingForParcel')
    expect([...over(), ...over(he())]).toEqual(Array(4).fill('林晓已同意'))
  })
})

describe('同意', () => {
  it('does what the desk does, once, and stands on every card', async () => {
    const { caseNo } = await submit()
    await lin().presses('同意')
    const shown = await at(caseNo)
    expect(shown).toMatchObject({ status: 'waitingForParcel', decidedBy: { name: '林晓' } })
    expect([over(), over(he())]).toEqual([['林晓已同意'], ['林晓已同意']])
    await lin().presses('同意')
    expect((await at(caseNo)).version).toBe(shown.version)
  })

  it('asks the supervisor for what is above the agent’s limit; she decides by a card of hers', async () => {
    await limit(4_000)
    const { caseNo } = await submit()
    await lin().presses('同意')
    expect(await at(caseNo)).toMatchObject({ status: 'merchantReview', asked: { name: '林晓' } })
    expect([over(), over(he())]).toEqual([['已请主管决定'], [null]])
    expect(chief().sees().at(-1)).toContain('林晓请主管决定')
    await chief().presses('拒绝')
    expect([over(chief()).at(-1), chief().sees().at(-1)]).toEqual([null, expect.stringContaining('请先')])
    await chief().presses('同意')
    expect((await at(caseNo)).status).toBe('waitingForParcel')
    expect([over(), over(he()), over(chief()).at(-1)]).toEqual([['周可已同意'], ['周可已同意'], '周可已同意'])
  })

  it('by two at once is one decision: both cards say whose', async () => {
    const { caseNo, version } = await submit()
    await Promise.all([lin().presses('同意'), he().presses('同意')])
    const { decidedBy, status, version: after } = await at(caseNo)
    expect([status, after]).toEqual(['waitingForParcel', version + 1])
    const words = `${decidedBy?.name ?? ''}已同意`
    expect([...over(), ...over(he())]).toEqual([words, words])
  })

  it('of a wish that is another one by now is not taken: the newer card asks', async () => {
    const { caseNo } = await submit()
    const [first] = lin().cards()
    const fileIds = [(await rig.photo()).fileId]
    await must(rig.cases.addEvidence({ clientId: rig.zhang.id(), caseNo, fileIds }))
    expect(over()).toEqual(['有更新，看新卡片', null])
    await lin().presses('同意', { id: first!.id })
    expect((await at(caseNo)).status).toBe('merchantReview')
  })
})

describe('拒绝', () => {
  it('needs a reason: without one the card stays as it is, and says so', async () => {
    const { caseNo } = await submit()
    await lin().presses('拒绝')
    rig.world.clock.pass(MINUTE)
    await lin().presses('拒绝')
    expect((await at(caseNo)).status).toBe('merchantReview')
    const said = `售后单 ${caseNo} 还没有拒绝：请先在卡片上选拒绝原因，再点“拒绝”`
    expect(lin().sees().slice(-2)).toEqual([`11:01 ${said}`, `11:02 ${said}`])
    expect(over()).toEqual([null])
  })

  it('tells the shopper the words of the catalogue', async () => {
    const { caseNo } = await submit()
    await lin().presses('拒绝', { picked: 'used' })
    expect(await at(caseNo)).toMatchObject({ status: 'rejected', decidedBy: { name: '林晓' } })
    expect((await at(caseNo)).decidedBy?.what).toContain('商品有使用痕迹或配件不齐')
    expect(over(he())).toEqual(['林晓已拒绝'])
  })
})

describe('a card', () => {
  it('of somebody who answers no more decides nothing', async () => {
    const { caseNo } = await submit()
    await rig.world.look((db) => db.collection('agents').doc('mianyu:hejing').remove())
    rig.world.clock.pass(2 * MINUTE)
    await he().presses('同意')
    expect((await at(caseNo)).status).toBe('merchantReview')
    expect(over(he())).toEqual(['您不是这家店的客服'])
  })

  it('says what was decided at the desk, or by the shopper herself', async () => {
    const { caseNo } = await submit()
    await must(rig.staffDo(caseNo, { type: 'approve', waivesReturn: false, prepays: false }))
    const other = await submit(back({ lines: [{ item: 0, quantity: 1, amountFen: 5_000 }] }))
    await must(
      rig.cases.act({
        ...{ clientId: rig.zhang.id(), caseNo: other.caseNo, version: other.version, deed: 'cancel' },
      }),
    )
    expect(over()).toEqual(['林晓已同意', '顾客已撤销'])
  })

  it('is changed later when WeCom is not to be reached', async () => {
    const { caseNo } = await submit()
    Object.assign(rig.world.wecom.faults, { unreachable: Number.MAX_SAFE_INTEGER, retries: false })
    await lin().presses('同意')
    expect(over()).toEqual([null])
    rig.world.wecom.faults.unreachable = 0
    await rig.pass(3 * MINUTE)
    expect((await at(caseNo)).status).toBe('waitingForParcel')
    expect([over(), over(he())]).toEqual([['林晓已同意'], ['林晓已同意']])
  })

  it('sends her one notice however often the shop is told again', async () => {
    await rig.world.close()
    await open({}, true)
    const { caseNo } = await submit()
    const templateId = 'demo-template-case-moved'
    for (const clientId of [rig.zhang.id(), rig.zhang.id()]) {
      rig.world.cloud.wx.subscriptions.consent(demoOpenid(1), templateId)
      await must(rig.zhang.client.notices.consent({ templateIds: [templateId], clientId }))
    }
    Object.assign(rig.world.wecom.faults, { unreachable: Number.MAX_SAFE_INTEGER, retries: false })
    await must(rig.staffDo(caseNo, { type: 'approve', waivesReturn: false, prepays: false }))
    await rig.pass(5 * MINUTE)
    const sent = rig.world.cloud.wx.journal.filter(
      ({ apiName, answer }) => apiName === 'subscribeMessage.send' && answer.errCode === 0,
    )
    expect(new Set(sent.map(({ at }) => at)).size).toBe(1) // where the answer is lost it is asked once more at once
  })

  it('stands at the supervisor’s all the same when WeCom was not to be reached meanwhile', async () => {
    await limit(4_000)
    const { caseNo } = await submit()
    Object.assign(rig.world.wecom.faults, { unreachable: Number.MAX_SAFE_INTEGER, retries: false })
    await lin().presses('同意')
    rig.world.wecom.faults.unreachable = 0
    await rig.pass(3 * MINUTE)
    expect((await at(caseNo)).asked).toMatchObject({ name: '林晓' })
    expect([over(), chief().cards().length]).toEqual([['已请主管决定'], 1])
  })

  it('is not sent of what was decided before the clock could tell of it', async () => {
    const { caseNo } = await rig.submit(back())
    await must(rig.staffDo(caseNo, { type: 'approve', waivesReturn: false, prepays: false }))
    await rig.pass(MINUTE)
    expect(lin().cards()).toEqual([])
  })

  it('is forgotten once it can’t be changed any more', async () => {
    await submit()
    const kept = () => rig.world.look(async (db) => (await db.collection('caseCards').count()).total ?? 0)
    expect(await kept()).toBe(1)
    await lin().presses('同意')
    rig.world.clock.pass(71 * HOUR)
    await rig.pass(59 * MINUTE, 59 * MINUTE)
    await rig.pass(HOUR, HOUR)
    expect(await kept()).toBe(0)
  })
})

/** The merchant's after-sales policy through the desk's door: read, checked, tried on past cases, published. */
import type { PolicyDraft } from '../../core/aftersales/policy/policy'
import { seedAfterSalesPolicy as seed } from '../../core/aftersales/policy/seed'
import { demoAfterSales } from '../../local/demo/after-sales'
import { MINUTE } from '../../core/shared/time'
import { APRON, BLANKET, brokenCup, caseRig, type CaseRig } from '../support/cases'
import type { Member } from '../support/desk'
import { must } from '../support/talk'

let rig: CaseRig
let zhou: Member

beforeEach(async () => {
  rig = await caseRig()
  zhou = await rig.desk.member('zhouke')
})
afterEach(() => rig.world.close())

const publish = (draft: PolicyDraft, version: number, clientId: string) =>
  zhou.policy.publish({ clientId, version, draft, note: '双12 前收紧' })
/** A document as it stands in the database. */
const stored = async (collection: string, id: string): Promise<unknown> => {
  const { data } = await rig.world.look((db) => db.collection(collection).doc(id).get())
  return (data as unknown[])[0]
}
const withoutFree: PolicyDraft = { ...seed, returnFree: [] }

it('is for supervisors alone', async () => {
  expect(await rig.lin.policy.view({})).toEqual({ ok: false, error: 'forbidden' })
  expect(await rig.lin.policy.publish({ clientId: 'c-lin-0001', version: 1, draft: seed, note: '' })).toEqual(
    {
      ...{ ok: false, error: 'forbidden' },
    },
  )
})

it('is the usual one until something is published; a published one is in force, and kept with who and why', async () => {
  const { policy, history } = await must(zhou.policy.view({}))
  expect([policy, history]).toEqual([demoAfterSales, []])
  const done = await must(publish(withoutFree, 1, 'c-publish-01'))
  expect(done).toMatchObject({ status: 'published', policy: { version: 2, returnFree: [] } })
  expect(done).toMatchObject({ everywhereAt: rig.world.clock.now() + MINUTE })
  const after = await must(zhou.policy.view({}))
  expect(after.policy).toEqual({ ...withoutFree, version: 2 })
  expect(after.history).toMatchObject([
    { version: 2, by: { agentId: 'zhouke', name: '周可' }, note: '双12 前收紧' },
    { version: 1, by: null },
  ])
  expect((await must(zhou.policy.find({ version: 1 }))).policy).toEqual(demoAfterSales)
  expect(await zhou.policy.find({ version: 7 })).toEqual({ ok: false, error: 'notFound' })
})

it('a case is decided by the new version once the minute is over', async () => {
  await must(publish({ ...seed, instant: [], approvals: [] }, 1, 'c-publish-01'))
  rig.world.clock.pass(MINUTE + 1)
  const evidence = [await rig.photo()]
  const { caseNo } = await rig.submit(brokenCup({ evidence }))
  expect(await stored('cases', caseNo)).toMatchObject({
    record: { ruling: { policyVersion: 2, approves: false } },
  })
})

it('of two who publish at once one is told, and a repeat is answered as the first time', async () => {
  const [one, other] = await Promise.all([
    publish(withoutFree, 1, 'c-publish-01'),
    publish({ ...seed, coupons: [] }, 1, 'c-publish-02'),
  ])
  expect([one.ok, other.ok].sort()).toEqual([false, true])
  expect([one, other]).toContainEqual({ ok: false, error: 'changedMeanwhile' })
  const winner = one.ok
    ? publish(withoutFree, 1, 'c-publish-01')
    : publish({ ...seed, coupons: [] }, 1, 'c-publish-02')
  expect(await winner).toMatchObject({ ok: true, value: { policy: { version: 2 } } })
  expect((await must(zhou.policy.view({}))).policy.version).toBe(2)
})

it('a version that was kept when the function died is in force at the next reading', async () => {
  await must(publish(withoutFree, 1, 'c-publish-01'))
  await rig.world.change('shops', 'mianyu', { afterSales: seed })
  expect((await must(zhou.policy.view({}))).policy.version).toBe(2)
  expect(await stored('shops', 'mianyu')).toMatchObject({ afterSales: { version: 2 } })
})

it('a draft with faults is told them in words, and neither tried nor published', async () => {
  const [custom, ...others] = seed.categories
  const bad: PolicyDraft = {
    ...seed,
    categories: [{ ...custom!, noReason: { days: 3, unopened: false } }, ...others],
    rejects: [{ id: 'late', text: ' ', refusals: [] }],
  }
  const faults = [
    { fault: 'noReasonTooShort', id: 'custom', words: '7 天无理由退货不能少于 7 天' },
    { fault: 'textMissing', id: 'late', words: '这里要写，顾客会看到' },
  ]
  expect(await must(zhou.policy.check({ draft: bad }))).toEqual({ faults })
  expect(await must(zhou.policy.whatIf({ draft: bad, days: 30 }))).toEqual({ status: 'wrong', faults })
  expect(await must(publish(bad, 1, 'c-publish-01'))).toEqual({ status: 'wrong', faults })
  expect((await must(zhou.policy.view({}))).history).toEqual([])
})

it('a draft is tried on what was asked: which cases, from what to what, by which rule, and the money', async () => {
  const evidence = [await rig.photo()]
  const { caseNo } = await rig.submit(brokenCup({ evidence }))
  await rig.submit(
    {
      ...brokenCup({ type: 'return', reason: 'noLongerWanted', description: '' }),
      lines: [{ item: 0, quantity: 1, amountFen: 1_000 }],
    },
    BLANKET,
  )
  const same = await must(zhou.policy.whatIf({ draft: seed, days: 30 }))
  expect(same).toMatchObject({ status: 'done', cases: 2, changed: 0, isWhole: true, differences: [] })
  const tried = await must(zhou.policy.whatIf({ draft: withoutFree, days: 30 }))
  expect(tried).toMatchObject({
    ...{ status: 'done', cases: 2, changed: 1, before: { returnFree: 1 }, after: { returnFree: 0 } },
    byRule: [{ cases: 1, moreFen: -5_000 }],
    differences: [
      {
        ...{ caseNo, called: '张女士', type: 'refundOnly', askedFen: 5_000, moreFen: -5_000 },
        before: { waivesReturn: true, policyVersion: 1 },
        after: { approves: false },
      },
    ],
  })
})

it('looks back only as far as it is asked', async () => {
  await rig.submit(brokenCup({ type: 'refundOnly', goods: 'notReceived', reason: 'noLongerWanted' }), APRON)
  rig.world.clock.pass(2 * 24 * 60 * MINUTE)
  const chief = await rig.desk.member('zhouke')
  expect(await must(chief.policy.whatIf({ draft: seed, days: 1 }))).toMatchObject({ cases: 0 })
  expect(await must(chief.policy.whatIf({ draft: seed, days: 3 }))).toMatchObject({ cases: 1 })
})

it('what differs comes page by page, of the same cases however many are asked for meanwhile', async () => {
  const { caseNo } = await rig.submit(brokenCup({ evidence: [await rig.photo()] }))
  const one = (await stored('cases', caseNo)) as { readonly openedAt: number }
  const copy = (place: number) => ({
    ...one,
    ...{ _id: `case${String(place).padStart(4, '0')}`, openedAt: one.openedAt - (place % 7) },
  })
  const put = (from: number, to: number) =>
    rig.world.look(async (db) => {
      for (let place = from; place < to; place += 1) await db.collection('cases').add(copy(place))
    })
  await put(0, 149)
  const first = await must(zhou.policy.whatIf({ draft: withoutFree, days: 30 }))
  if (first.status !== 'done') throw new Error('it has faults')
  expect([first.changed, first.differences.length]).toEqual([150, 100])
  rig.world.clock.pass(MINUTE)
  await rig.world.look((db) => db.collection('cases').add({ ...copy(900), openedAt: one.openedAt + 1 }))
  const cursor = first.next ?? ''
  const second = await must(zhou.policy.whatIf({ draft: withoutFree, days: 30, cursor }))
  if (second.status !== 'done') throw new Error('it has faults')
  expect([second.changed, second.differences.length, second.next]).toEqual([150, 50, null])
  const all = [...first.differences, ...second.differences]
  expect(new Set(all.map((difference) => difference.caseNo)).size).toBe(150)
  expect(all.map(({ openedAt }) => openedAt)).toEqual(
    all.map(({ openedAt }) => openedAt).sort((a, b) => b - a),
  )
})

it('a place in the differences that nobody was told is refused', async () => {
  const asked = { draft: withoutFree, days: 30, cursor: 'anywhere' }
  expect(await zhou.policy.whatIf(asked)).toEqual({ ok: false, error: 'badRequest' })
})

it('at the desk a case says in words by which rules it was decided, also by those of a version that is over', async () => {
  const { caseNo } = await rig.submit(brokenCup({ evidence: [await rig.photo()] }))
  const shown = async () => (await must(rig.lin.cases.find({ caseNo }))).case
  const { rulings, audit } = await shown()
  expect(rulings.filter((ruling) => ruling.endsWith('（第 1 版）'))).toEqual([
    expect.stringMatching(/^自动通过：/),
    expect.stringMatching(/^免退货：/),
    expect.stringMatching(/^商品类目：/),
    expect.stringMatching(/^可选售后方式：/),
  ])
  expect(audit.flatMap(({ rule }) => rule ?? [])).toEqual([
    expect.stringMatching(/^自动通过：.*（第 1 版）$/),
  ])
  await must(publish({ ...seed, approvals: [], returnFree: [] }, 1, 'c-publish-01'))
  rig.world.clock.pass(MINUTE + 1)
  expect((await shown()).rulings.filter((ruling) => ruling.endsWith('版）'))).toEqual(
    rulings.filter((ruling) => ruling.endsWith('版）')),
  )
})

import { openCase } from '../../../core/aftersales/open'
import { judgedOf } from '../../../core/aftersales/judged'
import type { Wish } from '../../../core/aftersales/case'
import { caseCardOf, readCardKey, reviewEnd, seenOf } from '../../../core/aftersales/staff-card'
import { decidedWords } from '../../../core/copy/case-card'
import { decideByPolicy } from '../../../core/aftersales/policy/decide-by-policy'
import { factsOf } from '../../../core/aftersales/policy/facts'
import { seedAfterSalesPolicy as policy } from '../../../core/aftersales/policy/seed'
import { stepCase, type Ground } from '../../../core/aftersales/step'
import type { Deed } from '../../../core/aftersales/commands'
import { NOW, sampleShop } from '../../support/samples'
import { stranger } from './policy-rig'
import { towels } from './scenario-rig'

const nothing = { count: 0, fen: 0 }
const order = towels()
const ground: Ground = { order, cases: [], promises: sampleShop, authorityFen: 50_000, now: NOW }

const wish: Wish = {
  ...{ type: 'return', reason: 'other', goods: 'received', description: '颜色和家里不配' },
  lines: [{ item: 0, quantity: 2, amountFen: 6_000 }],
  evidence: [
    { fileId: 'a', kind: 'photo' },
    { fileId: 'b', kind: 'photo' },
    { fileId: 'c', kind: 'video' },
  ],
}

/** A case that a person has to look at. */
const inReview = (more: Partial<Wish> = {}) => {
  const opened = openCase(
    {
      ...{ caseNo: 'S1', openid: 'yuqing', called: '张女士', tiers: [], wish: { ...wish, ...more } },
      judge: (asked, mostFen) => {
        const known = { now: NOW, refundableFen: mostFen, unopened: null, history: stranger }
        const facts = factsOf(order, asked, {
          ...known,
          used: { shopper: nothing, shop: nothing },
          losses: { aheadFen: 0, lostFen: 0 },
        })
        return judgedOf(decideByPolicy(policy, facts), facts)
      },
    },
    ground,
  )
  if (!opened.ok) throw new Error(opened.error)
  return opened.value.record
}

const cardOf = (more: Partial<Wish> = {}, userid = 'lin.xiao') =>
  caseCardOf(
    {
      ...{ step: { nth: 3, at: NOW }, record: inReview(more), order, policy, news: '顾客在催' },
      shop: { ...sampleShop, name: '棉屿生活' },
    },
    userid,
  )

describe('the card of a case', () => {
  it('says what is asked, with what, until when, and what the policy makes of it', () => {
    const { from, title, subtitle, text, facts } = cardOf()
    expect({ from, title, subtitle, text }).toEqual({
      ...{ from: '棉屿生活', title: '退货退款 · 张女士', subtitle: '售后单 S1' },
      text: '顾客在催\n颜色和家里不配',
    })
    expect(facts.map((fact) => fact.join(' '))).toEqual([
      '商品 华夫格毛巾 ×2',
      '金额 ¥60.00',
      '原因 其他原因',
      '凭证 2 张照片、1 个视频',
      expect.stringMatching(/^时限 .+ 前$/),
      '政策 退回运费由顾客承担',
    ])
  })

  it('names no money where none is asked for, and says that nothing was shown', () => {
    const lines = [{ item: 0, quantity: 1, amountFen: 0 }]
    const { facts } = cardOf({ type: 'exchange', reason: 'wrongChoice', evidence: [], lines })
    expect(facts.map(([name]) => name)).not.toContain('金额')
    expect(facts).toContainEqual(['凭证', '没有'])
  })

  it('offers the catalogue’s reasons that fit, none of them chosen', () => {
    const { options } = cardOf().choice
    expect(options[0]?.id).toBe('-')
    expect(options.length).toBeLessThanOrEqual(10)
    expect(options.slice(1).map(({ id }) => id)).toEqual(
      expect.arrayContaining(policy.rejects.slice(0, 1).map(({ id }) => id)),
    )
  })

  it('has a task id of its own for each colleague, of characters that WeCom takes', () => {
    const ids = ['lin.xiao', 'lin_xiao', 'linxiao', 'Lin@xiao-1'].map((userid) => cardOf({}, userid).taskId)
    expect(new Set(ids).size).toBe(4)
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_\-@]{1,128}$/)
    expect(cardOf({}, '_'.repeat(64)).taskId.length).toBeLessThanOrEqual(128)
  })

  it('leads to the case, and its buttons say what was seen of it', () => {
    const { buttons, page } = cardOf()
    expect(page.path).toBe('/cases/S1')
    expect(buttons.map(({ key }) => readCardKey(key))).toEqual([
      { does: 'approve', caseNo: 'S1', seen: '0.0.3' },
      { does: 'reject', caseNo: 'S1', seen: '0.0.3' },
    ])
  })
})

it.each(['', 'case:approve', 'case:pay:S1:0.0.0', 'case:approve:S 1:0', 'xcase:approve:S1:0'])(
  '%j is the button of no case',
  (key) => {
    expect(readCardKey(key)).toBeNull()
  },
)

const does = (deed: Deed, actor: 'agent' | 'shopper' | 'clock' = 'agent', record = inReview()) => {
  const stepped = stepCase(
    record,
    { deed, by: actor === 'agent' ? { actor, id: 'linxiao', name: '林晓' } : { actor } },
    { ...ground, cases: [record], now: deed.type === 'warn' ? (record.state.deadline?.warnAt ?? NOW) : NOW },
  )
  if (!stepped.ok) throw new Error(stepped.error)
  return stepped.value
}

describe('what was decided', () => {
  it.each([
    ['林晓已同意', { type: 'approve', waivesReturn: false, prepays: false }, 'agent'],
    ['林晓已拒绝', { type: 'reject', why: '有使用痕迹' }, 'agent'],
    ['顾客已撤销', { type: 'cancel' }, 'shopper'],
  ] as const)('stands on the card as %s', (words, deed, actor) => {
    const { events } = does(deed, actor)
    const end = reviewEnd([{ caseNo: 'S1', events: [...events] }], 'S1')
    expect(end && decidedWords(end)).toBe(words)
  })

  it('is nothing after a reminder, or of another case', () => {
    const { events } = does({ type: 'warn' }, 'clock')
    expect(reviewEnd([{ caseNo: 'S1', events: [...events] }], 'S1')).toBeNull()
    const approved = does({ type: 'approve', waivesReturn: false, prepays: false }).events
    expect(reviewEnd([{ caseNo: 'S2', events: [...approved] }], 'S1')).toBeNull()
  })
})

it('a reminder or a hurry leaves the case as it was seen, another photo does not', () => {
  const record = inReview()
  const seen = seenOf(record.state)
  expect(seenOf(does({ type: 'hurry' }, 'shopper').record.state)).toBe(seen)
  expect(seenOf(does({ type: 'warn' }, 'clock').record.state)).toBe(seen)
  const evidence = [{ fileId: 'd', kind: 'photo' as const }]
  expect(seenOf(does({ type: 'addEvidence', evidence }, 'shopper').record.state)).not.toBe(seen)
})

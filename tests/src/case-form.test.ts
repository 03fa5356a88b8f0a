/** @jest-environment node */
import type { CaseForm, FormItem, Quote, TypeOffer } from '../../core/aftersales/form'
import { OrderNo } from '../../core/shared/ids'
import { err, ok, type Result } from '../../core/shared/result'
import type { RefusalCode } from '../../core/contracts/refusals'
import { DraftKeeper, type KeeperPorts } from '../../src/features/case-form/draft-keeper'
import {
  blank,
  fenOf,
  fitting,
  problemsOf,
  wishOf,
  withQuantity,
  withReason,
  withType,
  type Filled,
} from '../../src/features/case-form/form.shared'
import { beginningOf, DRAFTS, keptDraftOf, withKept } from '../../src/features/case-form/kept-drafts.shared'
import type { Attached } from '../../src/features/evidence/attached.shared'

const orderNo = OrderNo.parse('251118204516037')
const cup: FormItem = { item: 0, title: '手捏陶瓷杯', priceFen: 5_900, quantity: 2, left: 2 }
const towel: FormItem = { item: 1, title: '华夫格毛巾', priceFen: 4_900, quantity: 1, left: 1 }
const refund: TypeOffer = { type: 'refundOnly', isOffered: true, reasons: ['damaged', 'quality'] }
const exchange: TypeOffer = { type: 'exchange', isOffered: true, reasons: ['quality', 'wrongGoods'] }
const order = { orderNo, status: 'delivered' } as CaseForm['order']

const photo = (part: Partial<Attached> = {}): Attached => ({
  ...{ id: 'a', kind: 'photo', path: 'blob:a', kept: 'a', bytes: 1, uploadId: 'u', fileId: 'f' },
  ...{ percent: null, refusal: null },
  ...part,
})
const quoted = (part: Partial<Quote> = {}): Quote => ({
  ...{ isAllowed: true, refusals: [], mostFen: 5_269, amountText: '', routeText: '', freightText: '' },
  ...{ points: [], promise: { by: null, before: '', after: '' }, needs: [], asksUnopened: false, now: 0 },
  ...part,
})
const filled = (items: readonly FormItem[] = [cup]): Filled =>
  withReason(withType(blank({ order, items: [...items] }), refund), 'damaged')

describe('what is filled in', () => {
  it('begins with the one kind of goods there is, one piece of it, and where it is', () => {
    expect(blank({ order, items: [cup] })).toMatchObject({
      goods: 'received',
      lines: [{ item: 0, quantity: 1 }],
    })
    expect(blank({ order, items: [cup, towel] }).lines).toEqual([])
    const onItsWay = { ...order, status: 'shipped' as const }
    expect(blank({ order: onItsWay, items: [cup] }).goods).toBe('notReceived')
  })

  it('holds no more pieces than are left, and leaves out what nothing is wanted of', () => {
    const two = withQuantity(filled(), cup, 5)
    expect(two.lines).toEqual([{ item: 0, quantity: 2 }])
    expect(withQuantity(two, cup, 0).lines).toEqual([])
    expect(withQuantity(withQuantity(two, towel, 1), cup, 1).lines.map(({ item }) => item)).toEqual([0, 1])
  })

  it('asks anew for a reason that another type does not know, and keeps one that it does', () => {
    expect(withType(filled(), exchange).reason).toBeNull()
    expect(withType(withReason(filled(), 'quality'), exchange).reason).toBe('quality')
  })

  it('forgets an own amount once the goods are others', () => {
    expect(withQuantity({ ...filled(), amountFen: 100 }, cup, 2).amountFen).toBeNull()
  })

  it('of an older draft keeps what the order still has and the shop still offers', () => {
    const old = {
      ...filled([cup, towel]),
      lines: [
        { item: 0, quantity: 2 },
        { item: 1, quantity: 1 },
      ],
    }
    const now = fitting(
      old,
      [
        { ...cup, left: 1 },
        { ...towel, left: 0 },
      ],
      [{ ...refund, isOffered: false }],
    )
    expect(now).toMatchObject({ lines: [{ item: 0, quantity: 1 }], type: null, reason: null })
  })

  it('asks for as much as there is, or for her own figure, shared out to the fen', () => {
    const both = {
      ...filled(),
      lines: [
        { item: 0, quantity: 1 },
        { item: 1, quantity: 1 },
      ],
    }
    const amounts = (amountFen: number | null) =>
      wishOf({ ...both, amountFen }, [cup, towel], { mostFen: 10_001, files: [] })?.lines.map(
        (line) => line.amountFen,
      )
    expect(amounts(null)?.reduce((sum, fen) => sum + fen, 0)).toBe(10_001)
    expect(amounts(99)?.reduce((sum, fen) => sum + fen, 0)).toBe(99)
  })

  it('is no wish while something is open; files that are not there yet do not count', () => {
    expect(wishOf(blank({ order, items: [cup] }), [cup], { mostFen: null, files: [] })).toBeNull()
    const files = [photo(), photo({ id: 'b', fileId: null })]
    expect(wishOf(filled(), [cup], { mostFen: 1, files })?.evidence).toEqual([{ fileId: 'f', kind: 'photo' }])
  })

  it.each([
    ['52.69', 5_269],
    ['¥1,286', 128_600],
    ['０.5', 50],
    ['1.234', null],
    ['', null],
    ['-1', null],
  ])('reads %p as %p fen', (typed, fen) => {
    expect(fenOf(typed)).toBe(fen)
  })
})

describe('what has to be put right', () => {
  it('names each field that is open', () => {
    const open = { ...blank({ order, items: [cup] }), lines: [] }
    expect(Object.keys(problemsOf(open, null, []))).toEqual(['lines', 'type', 'reason'])
  })

  it('refuses more than there is, and nothing at all', () => {
    const asking = (amountFen: number) => problemsOf({ ...filled(), amountFen }, quoted(), []).amount
    expect(asking(5_270)).toBe('最多能退 ¥52.69')
    expect(asking(0)).toBe('填一个大于 0 的金额')
    expect(asking(5_269)).toBeUndefined()
  })

  it('wants the photo that the policy asks for: one on its way counts, one that failed does not', () => {
    const quote = quoted({ needs: ['photo'] })
    const problem = (files: readonly Attached[]) => problemsOf(filled(), quote, files).evidence
    expect(problem([])).toBe('加 1 张看得清问题的照片')
    expect(problem([photo({ fileId: null, percent: 40 })])).toBeUndefined()
    expect(problem([photo({ fileId: null, refusal: 'offline' })])).toBeDefined()
  })

  it('asks whether the goods are unopened where the category wants to know', () => {
    const quote = quoted({ asksUnopened: true })
    expect(problemsOf(filled(), quote, []).unopened).toBeDefined()
    expect(problemsOf({ ...filled(), unopened: false }, quote, []).unopened).toBeUndefined()
  })
})

type Saving = Parameters<KeeperPorts['save']>[0]
type Answer = Result<{ revision: number; savedAt: number }, RefusalCode>

const rig = (revision = 0) => {
  const stored = new Map<string, unknown>()
  const saves: { input: Saving; answer: (reply: Answer) => void }[] = []
  let timer: (() => void) | null = null
  const keeper = new DraftKeeper(
    { about: orderNo, revision, at: null },
    {
      save: (input) => new Promise((answer) => saves.push({ input, answer })),
      readStored: (name) => JSON.parse(JSON.stringify(stored.get(name) ?? null)) as unknown,
      writeStored: (name, value) => void stored.set(name, value),
      after: (_ms, then) => {
        timer = then
        return () => (timer = null)
      },
    },
  )
  const kept = () => keptDraftOf(stored.get(DRAFTS), orderNo)
  const answer = async (reply: Answer) => {
    saves.shift()?.answer(reply)
    await new Promise((then) => setImmediate(then))
  }
  return { keeper, saves, kept, answer, pause: () => timer?.(), waits: () => timer !== null }
}
const saying = (description: string) => ({ filled: { ...filled(), description }, files: [photo()] })

describe('keeping the draft', () => {
  it('lies on the phone at every letter, and with the server after a pause', async () => {
    const { keeper, saves, kept, pause, answer } = rig()
    keeper.write(saying('把手'))
    keeper.write(saying('把手断了'))
    expect(kept()).toMatchObject({ isSaved: false, revision: 0, filled: { description: '把手断了' } })
    expect(saves).toHaveLength(0)
    pause()
    expect(saves[0]?.input).toMatchObject({ revision: 0, draft: { description: '把手断了', fileIds: ['f'] } })
    await answer(ok({ revision: 1, savedAt: 7 }))
    expect(kept()).toMatchObject({ isSaved: true, revision: 1 })
    expect(keeper.saved()).toEqual({ at: 7, isHereOnly: false, isElsewhere: false })
  })

  it('saves once more what was written while it was being saved', async () => {
    const { keeper, saves, pause, answer } = rig()
    keeper.write(saying('一'))
    pause()
    keeper.write(saying('一二'))
    await answer(ok({ revision: 1, savedAt: 1 }))
    expect(saves[0]?.input).toMatchObject({ revision: 1, draft: { description: '一二' } })
  })

  it('stays on the phone without network, and goes to the server when it is back', async () => {
    const { keeper, kept, pause, answer, saves } = rig()
    keeper.write(saying('断网'))
    pause()
    await answer(err('offline'))
    expect(keeper.saved().isHereOnly).toBe(true)
    expect(kept()?.isSaved).toBe(false)
    void keeper.flush()
    expect(saves).toHaveLength(1)
  })

  it('never goes over one that was written elsewhere unless she says so', async () => {
    const { keeper, saves, kept, pause, answer } = rig()
    keeper.write(saying('手机上'))
    pause()
    await answer(err('changedMeanwhile'))
    expect(keeper.saved().isElsewhere).toBe(true)
    keeper.write(saying('手机上的'))
    pause()
    expect(saves).toHaveLength(0)
    expect(kept()?.filled.description).toBe('手机上的')
    keeper.keepMine(4)
    expect(saves[0]?.input.revision).toBe(4)
  })

  it('leaves nothing once it was sent in, however late an answer comes', async () => {
    const { keeper, kept, pause, answer } = rig()
    keeper.write(saying('好了'))
    pause()
    keeper.drop()
    await answer(ok({ revision: 1, savedAt: 1 }))
    keeper.write(saying('又写'))
    expect(kept()).toBeNull()
  })

  it('keeps the newest five, and reads no worse for one that it does not understand', () => {
    let stored: unknown = [{ about: 'x', of: 'a newer version' }]
    for (const about of ['1', '2', '3', '4', '5', '6']) {
      stored = withKept(stored, about, { about, revision: 0, isSaved: false, ...saying(about) })
    }
    expect(keptDraftOf(stored, '1')).toBeNull()
    expect(keptDraftOf(stored, '6')?.filled.description).toBe('6')
  })

  it('begins with the phone’s own unless the server has a newer one; what only the phone has is asked about', () => {
    const here = { about: orderNo, revision: 2, isSaved: false, ...saying('我') }
    expect(beginningOf(null, 3)).toBe('server')
    expect(beginningOf(here, 2)).toBe('here')
    expect(beginningOf(here, 3)).toBe('choose')
    expect(beginningOf({ ...here, isSaved: true }, 3)).toBe('server')
  })
})

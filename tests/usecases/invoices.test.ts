import type { Invoice } from '../../core/invoices/invoice'
import { fileOf } from '../../core/invoices/nameless'
import { DAY, HOUR, MINUTE, SECOND } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { APRON, brokenCup, CUPS } from '../support/cases'
import { linesOfCopy } from '../support/copy-of'
import { png } from '../support/images'
import { company, invoiceRig, mistyped, PDF, type InvoiceRig } from '../support/invoices'
import { must, refused } from '../support/talk'

let rig: InvoiceRig
beforeEach(async () => {
  rig = await invoiceRig()
})
afterEach(() => rig.world.close())

const noticesIn = async () => (await rig.zhang.sees()).filter((line) => line.includes('[invoice]')).length
const seesLin = () =>
  rig.world
    .agent('linxiao')
    .sees()
    .filter((text) => text.includes('开票'))
const stepsOf = ({ steps }: { steps: { step: string; by: { kind: string } | null }[] }) =>
  steps.map(({ step, by }) => `${step} ${by?.kind ?? 'machine'}`)
/** One broken cup is paid back. */
const refundCup = async () => {
  const { caseNo } = await rig.submitCase(brokenCup({ evidence: [await rig.photo()] }))
  await rig.pass(2 * MINUTE)
  rig.world.pay.becomes(`${caseNo}R1`, 'SUCCESS')
  await rig.world.pay.settled()
  await rig.pass(MINUTE)
  return 5_000
}

describe('asking', () => {
  it('shows what can be invoiced, and by when, before she asks', async () => {
    const { order, amountFen, refused: why, dueBy, invoices } = await rig.page()
    expect({ amountFen, why, invoices }).toEqual({ amountFen: order.paidFen, why: null, invoices: [] })
    expect(dueBy).toBe(Date.UTC(2026, 10, 23, 16)) // Monday is the working day
  })

  it('is checked, written out and handed to 财务 by itself; both hear of it', async () => {
    const invoice = await rig.submit()
    expect(invoice).toMatchObject({ status: 'routed', number: 1, canCancel: true, canAmend: false })
    expect(stepsOf(invoice)).toEqual([
      'request shopper',
      'verify machine',
      'makeSheet machine',
      'route machine',
    ])
    expect(invoice.dueBy).toBe(Date.UTC(2026, 10, 23, 16))
    expect(seesLin()).toHaveLength(1)
    expect(seesLin()[0]).toContain('杭州棉屿贸易有限公司')
    expect(await noticesIn()).toBe(1)
  })

  it('twice with the same id is one request, and is told once', async () => {
    const asked = { clientId: 'the-same-id', orderNo: CUPS, wish: company }
    const first = await must(rig.invoices.submit(asked))
    const second = await must(rig.invoices.submit(asked))
    expect(second.invoice.number).toBe(first.invoice.number)
    expect(seesLin()).toHaveLength(1)
    expect(await rig.invoices.submit({ ...asked, clientId: 'another-id' })).toEqual(refused('invoiceOpen'))
  })

  it('at the same moment is one request', async () => {
    const submit = (clientId: string) => rig.invoices.submit({ clientId, orderNo: CUPS, wish: company })
    const answers = await Promise.all([submit('at-once-01'), submit('at-once-02')])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect((await rig.page()).invoices).toHaveLength(1)
  })

  it('of somebody else’s order finds nothing', async () => {
    const { number } = await rig.submit()
    const other = rig.world.shopper({ openid: demoOpenid(2) }).invoices
    const asked = { clientId: 'somebody-else', orderNo: CUPS }
    expect(await other.ofOrder({ orderNo: CUPS })).toEqual(refused('notFound'))
    expect(await other.submit({ ...asked, wish: company })).toEqual(refused('notFound'))
    expect(await other.cancel({ ...asked, number })).toEqual(refused('notFound'))
    expect(await other.amend({ ...asked, number, wish: company })).toEqual(refused('notFound'))
  })

  it('by another order’s number finds nothing', async () => {
    const { number } = await rig.submit()
    expect(await rig.invoices.cancel({ clientId: 'wrong-order', orderNo: APRON, number })).toEqual(
      refused('notFound'),
    )
  })

  it.each([
    [{ ...company, taxNo: '123' }, 'taxNoFormat'],
    [{ ...company, title: '' }, 'invoiceTitleMissing'],
  ] as const)('says what is wrong with what she filled in', async (wish, why) => {
    expect(await rig.invoices.submit({ clientId: 'wrong-wish', orderNo: CUPS, wish })).toEqual(refused(why))
  })

  it('too long after paying is refused', async () => {
    rig.world.clock.pass(370 * DAY)
    expect((await rig.page()).refused).toBe('invoiceTooLate')
    expect(await rig.invoices.submit({ clientId: 'too-late-1', orderNo: CUPS, wish: company })).toEqual(
      refused('invoiceTooLate'),
    )
  })

  it('with a number that does not fit asks her, and what she says again stands, with a word to 财务', async () => {
    const asks = await rig.submit(mistyped)
    expect(asks).toMatchObject({ status: 'asks', canAmend: true })
    expect(asks.questions[0]).toContain('税号')
    expect(seesLin()).toEqual([])
    const asked = { clientId: rig.zhang.id(), orderNo: CUPS, number: asks.number, wish: mistyped }
    expect((await must(rig.invoices.amend(asked))).invoice.status).toBe('routed')
    expect((await rig.find(asks.number)).warnings).toEqual(['税号校验位不符，顾客确认过'])
    expect(seesLin()).toHaveLength(1)
  })

  it('that nobody answers is closed after a week, and she may ask again', async () => {
    await rig.submit(mistyped)
    rig.world.clock.pass(7 * DAY)
    await rig.world.tick()
    expect((await rig.page()).invoices[0]).toMatchObject({ status: 'lapsed', isOver: true })
    expect((await rig.submit()).status).toBe('routed')
  })

  it('can be taken back before it is issued; 财务 hear of that', async () => {
    const { number } = await rig.submit()
    const asked = { clientId: 'taken-back', orderNo: CUPS, number }
    expect((await must(rig.invoices.cancel(asked))).invoice.status).toBe('cancelled')
    expect((await must(rig.invoices.cancel(asked))).invoice.status).toBe('cancelled')
    expect(seesLin()).toEqual([expect.anything(), `开票 ${number}：张女士撤回了，不用开了`])
  })
})

describe('issuing', () => {
  it('hands her the file: the chat and the order’s page have it', async () => {
    const { number, amountFen } = await rig.submit()
    const uploadId = await rig.carried(PDF)
    const { invoice } = await must(rig.staffDo(number, rig.issueOf(amountFen, { uploadId, link: null })))
    expect(invoice).toMatchObject({ status: 'delivered', isMine: true, acts: [] })
    const [mine] = (await rig.page()).invoices
    expect(mine?.fapiao).toMatchObject({ number: '26332000000012345678', file: { kind: 'pdf' } })
    const file = await fetch(mine?.fapiao?.file?.url ?? '')
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(PDF)
    expect(stepsOf(mine!).slice(-2)).toEqual(['issue staff', 'deliver machine'])
    expect(await noticesIn()).toBe(2)
  })

  it.each([
    ['an OFD', [0x50, 0x4b, 3, 4, ...new TextEncoder().encode('....OFD.xml....')], 'ofd'],
    ['a picture', [...png()], 'image'],
  ])('takes %s', async (_name, bytes, kind) => {
    const { number, amountFen } = await rig.submit()
    const uploadId = await rig.carried(Uint8Array.from(bytes))
    const { invoice } = await must(rig.staffDo(number, rig.issueOf(amountFen, { uploadId, link: null })))
    expect(invoice.fapiao?.file?.kind).toBe(kind)
  })

  it('refuses a file that is not what it says, and what is left out', async () => {
    const { number, amountFen } = await rig.submit()
    const uploadId = await rig.carried(new TextEncoder().encode('MZ not a document'))
    const issue = (more: object) => rig.staffDo(number, rig.issueOf(amountFen, more))
    expect(await issue({ uploadId, link: null })).toEqual(refused('fapiaoKind'))
    expect(await issue({ link: null })).toEqual(refused('fapiaoMissing'))
    expect(await issue({ link: 'http://fp.example/1' })).toEqual(refused('fapiaoLinkFormat'))
    expect(await issue({ number: '123' })).toEqual(refused('fapiaoNoFormat'))
    expect(await issue({ date: '2026-11-22' })).toEqual(refused('fapiaoDateFormat')) // tomorrow
    expect(await issue({ date: '2026-02-30' })).toEqual(refused('fapiaoDateFormat'))
    expect((await rig.find(number)).status).toBe('routed')
  })

  it('that is refused leaves the same file of another invoice where it is', async () => {
    const mine = await rig.submit()
    const uploadId = await rig.carried(PDF)
    await must(rig.staffDo(mine.number, rig.issueOf(mine.amountFen, { uploadId, link: null })))
    const other = await rig.submit(company, APRON)
    const wrong = rig.issueOf(other.amountFen - 1, { uploadId: await rig.carried(PDF), link: null })
    expect(await rig.staffDo(other.number, wrong)).toEqual(refused('invoiceAmountChanged'))
    const [shown] = (await rig.page()).invoices
    const file = await fetch(shown?.fapiao?.file?.url ?? '')
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(PDF)
  })

  it('twice with the same id is issued once', async () => {
    const { number, amountFen } = await rig.submit()
    const { version } = await rig.find(number)
    const act = () =>
      rig.lin.invoices.act({ clientId: 'issue-once', number, version, deed: rig.issueOf(amountFen) })
    await must(act())
    expect((await must(act())).invoice.status).toBe('delivered')
    expect(await noticesIn()).toBe(2)
  })

  it('of two who work on it one does; the other is told that it changed', async () => {
    const { number, amountFen } = await rig.submit()
    const { version } = await rig.find(number)
    const zhou = await rig.desk.member('zhouke')
    await must(zhou.invoices.act({ clientId: 'taken-by-zhou', number, version, deed: { type: 'take' } }))
    const late = { clientId: 'late-by-lin', number, version, deed: rig.issueOf(amountFen) }
    expect(await rig.lin.invoices.act(late)).toEqual(refused('changedMeanwhile'))
    expect((await rig.find(number)).takenBy?.name).toBe('周可')
  })

  it('needs a word when she is asked, or when it is refused', async () => {
    const { number } = await rig.submit()
    expect(await rig.staffDo(number, { type: 'reject', reason: ' ' })).toEqual(refused('reasonMissing'))
    await must(rig.staffDo(number, { type: 'askMore', words: '请发公司全称' }))
    expect((await rig.page()).invoices[0]).toMatchObject({ status: 'asks', questions: ['请发公司全称'] })
    await must(rig.staffDo(number, { type: 'reject', reason: '个人订单不能开企业抬头' }))
    expect((await rig.page()).invoices[0]).toMatchObject({
      status: 'rejected',
      reason: '个人订单不能开企业抬头',
    })
  })

  it('is for 财务 and supervisors of this shop only', async () => {
    const { number } = await rig.submit()
    const he = await rig.desk.member('hejing')
    expect(await he.invoices.list({ list: 'due' })).toEqual(refused('forbidden'))
    expect(await he.invoices.find({ number })).toEqual(refused('forbidden'))
    expect(await he.invoices.exportSheets({ kind: 'csv' })).toEqual(refused('forbidden'))
    const deed = { clientId: 'not-his-work', number, version: 1, deed: { type: 'take' as const } }
    expect(await he.invoices.act(deed)).toEqual(refused('forbidden'))
    expect((await must(he.invoices.count({}))).isMine).toBe(false)
    const elsewhere = await rig.desk.member('jiangbo', 'shanye')
    expect(await elsewhere.invoices.find({ number })).toEqual(refused('notFound'))
    expect((await rig.find(number, await rig.desk.member('zhouke'))).status).toBe('routed')
  })

  it('lists what is due first first, counts it, and writes the sheets out', async () => {
    await rig.submit()
    rig.world.clock.pass(HOUR)
    await rig.submit({ kind: 'person', title: '张雨晴', email: '' }, APRON)
    const { invoices, next } = await must(rig.lin.invoices.list({ list: 'due' }))
    expect(invoices.map(({ orderNo }) => orderNo)).toEqual([CUPS, APRON])
    expect(next).toBeNull()
    expect(await must(rig.lin.invoices.count({}))).toMatchObject({ isMine: true, due: 2, late: 0 })
    const { base64, count } = await must(rig.lin.invoices.exportSheets({ kind: 'csv' }))
    expect(count).toBe(2)
    const table = Buffer.from(base64, 'base64').toString()
    expect(table).toContain('91330100799655058B')
    expect(table.trim().split('\r\n').length).toBeGreaterThanOrEqual(3)
    const book = Buffer.from((await must(rig.lin.invoices.exportSheets({ kind: 'xlsx' }))).base64, 'base64')
    expect(book.subarray(0, 2).toString()).toBe('PK')
  })
})

describe('money that goes back', () => {
  it('before it is issued makes it less; what was seen before is not issued', async () => {
    const { number, amountFen } = await rig.submit()
    const gone = await refundCup()
    expect(await rig.find(number)).toMatchObject({ status: 'routed', amountFen: amountFen - gone })
    expect(await rig.staffDo(number, rig.issueOf(amountFen))).toEqual(refused('invoiceAmountChanged'))
    await must(rig.staffDo(number, rig.issueOf(amountFen - gone)))
  })

  it('before she asks leaves less to ask for', async () => {
    const { order } = await rig.page()
    const gone = await refundCup()
    expect((await rig.submit()).amountFen).toBe(order.paidFen - gone)
  })

  it('after it was issued opens a duty to take it back, which 财务 hear of and settle', async () => {
    const { number, amountFen } = await rig.submit()
    await must(rig.staffDo(number, rig.issueOf(amountFen)))
    const gone = await refundCup()
    const owed = await rig.find(number)
    expect(owed).toMatchObject({ status: 'reversalDue', dueFen: gone, acts: ['reverse'] })
    expect((await must(rig.lin.invoices.list({ list: 'due' }))).invoices).toHaveLength(1)
    expect(seesLin().at(-1)).toContain('红冲 ¥50.00')
    expect((await rig.page()).refused).toBe('invoiceOpen')
    const wrong = { type: 'reverse', number: '26332000000099999999', amountFen: gone - 1 } as const
    expect(await rig.staffDo(number, wrong)).toEqual(refused('invoiceAmountChanged'))
    await must(rig.staffDo(number, { ...wrong, amountFen: gone }))
    expect(await rig.find(number)).toMatchObject({ status: 'delivered', reversedFen: gone, dueFen: 0 })
  })
})

describe('its clock', () => {
  it('reminds 财务 before and when it is late, and tells the supervisors, once', async () => {
    await rig.submit()
    const reminded = () => seesLin().filter((text) => text.startsWith('要办的发票')).length
    const zhou = () =>
      rig.world
        .agent('zhouke')
        .sees()
        .filter((text) => text.startsWith('要办的发票')).length
    const until = async (at: number) => {
      rig.world.clock.pass(at - rig.world.clock.now())
      await rig.world.tick()
      await rig.world.tick()
    }
    expect([reminded(), zhou()]).toEqual([0, 0])
    await until(Date.UTC(2026, 10, 23, 10, 1))
    expect([reminded(), zhou()]).toEqual([1, 0])
    await until(Date.UTC(2026, 10, 24, 2))
    expect([reminded(), zhou()]).toEqual([2, 1])
    await until(Date.UTC(2026, 10, 25, 2))
    expect([reminded(), zhou()]).toEqual([2, 1])
    const lin = await rig.desk.member('linxiao')
    expect(await must(lin.invoices.count({}))).toMatchObject({ due: 1, late: 1 })
  })

  it('tells 财务 whom WeCom did not reach at first, once', async () => {
    const { faults } = rig.world.wecom
    Object.assign(faults, { unreachable: Number.MAX_SAFE_INTEGER, retries: false })
    await rig.submit()
    faults.unreachable = 0
    expect(seesLin()).toEqual([])
    rig.world.clock.pass(MINUTE)
    await rig.world.tick()
    expect(seesLin()).toHaveLength(1)
    await rig.world.tick()
    expect(seesLin()).toHaveLength(1)
  })
})

describe('her data', () => {
  const privacy = () => rig.zhang.client.privacy
  const ask = (kind: 'download' | 'delete') => must(privacy().submit({ kind, clientId: rig.zhang.id() }))
  const requestOf = async (kind: 'download' | 'delete') =>
    (await must(privacy().view({}))).requests.find((request) => request.kind === kind)
  const later = async (ms: number) => {
    rig.world.clock.pass(ms)
    await rig.world.tick()
  }
  const stored = async () =>
    (await rig.world.look((db) => db.collection('invoices').get())).data as Record<string, unknown>[]
  const allCame = () =>
    rig.world.look((db) =>
      db
        .collection('orders')
        .where({ openid: demoOpenid(1) })
        .update({ status: 'completed' }),
    )

  const issued = async () => {
    const { number, amountFen } = await rig.submit()
    const uploadId = await rig.carried(PDF)
    await must(rig.staffDo(number, rig.issueOf(amountFen, { uploadId, link: null })))
    return number
  }

  it('are in the copy, with the file', async () => {
    await issued()
    await ask('download')
    await later(10 * SECOND)
    const of = await linesOfCopy(await requestOf('download'))
    expect(of('invoice')).toMatchObject([{ orderNo: CUPS, status: 'delivered', wish: company }])
    expect((await fetch(of('file')[0]?.url ?? '')).status).toBe(200)
  })

  it('are not deleted while she waits for one', async () => {
    await rig.submit()
    await allCame()
    expect((await ask('delete')).requests).toMatchObject([{ status: 'refused', reason: 'openRequest' }])
  })

  it('go with a deletion; that so much was invoiced stays', async () => {
    await issued()
    const before = (await stored())[0] as unknown as Invoice
    const fileId = fileOf(before) ?? ''
    expect(await rig.world.look(() => rig.world.newPorts().files.read(fileId))).not.toBeNull()
    await allCame()
    await ask('delete')
    for (let runs = 0; runs < 8; runs += 1) await later(4 * HOUR)
    expect(await requestOf('delete')).toMatchObject({ status: 'deleted' })
    const [row] = await stored()
    const text = JSON.stringify(row)
    for (const hers of [
      demoOpenid(1),
      '杭州棉屿贸易有限公司',
      company.kind === 'company' ? company.taxNo : '',
    ]) {
      expect(text).not.toContain(hers)
    }
    expect(row).toMatchObject({ openid: '', state: { status: 'delivered' } })
    expect(await rig.world.look(() => rig.world.newPorts().files.read(fileId))).toBeNull()
  })
})

import { collections } from '../../core/collections'
import { DAY, HOUR, MINUTE, SECOND } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { BLANKET, brokenCup, caseRig, CUPS, type CaseRig } from '../support/cases'
import { linesOfCopy } from '../support/copy-of'
import { png } from '../support/images'
import { must, refused, talkOf } from '../support/talk'
import { uploadOf } from '../support/upload'

const openid = demoOpenid(1)

let rig: CaseRig
beforeEach(async () => {
  rig = await caseRig()
})
afterEach(() => rig.world.close())

const privacy = () => rig.zhang.client.privacy
const submit = (kind: 'download' | 'delete') => must(privacy().submit({ kind, clientId: rig.zhang.id() }))
const requestOf = async (kind: 'download' | 'delete') =>
  (await must(privacy().view({}))).requests.find((request) => request.kind === kind)
const later = async (ms: number) => {
  rig.world.clock.pass(ms)
  await rig.world.tick()
}
const stored = async (name: string, filter: object) =>
  (await rig.world.look((db) => db.collection(name).where(filter).get())).data as Record<string, unknown>[]
/** Nothing of hers is on its way any more. */
const allCame = () =>
  rig.world.look((db) => db.collection('orders').where({ openid }).update({ status: 'completed' }))

const words = '把手断了，家里电话 13900001111'
/** A broken cup, paid for in the end, and what she thinks of it. */
const paidCase = async () => {
  const { caseNo } = await rig.submit(brokenCup({ description: words, evidence: [await rig.photo()] }))
  await rig.pass(2 * MINUTE)
  rig.world.pay.becomes(`${caseNo}R1`, 'SUCCESS')
  await rig.world.pay.settled()
  await rig.pass(MINUTE)
  const clientId = rig.zhang.id()
  await must(rig.cases.rate({ clientId, caseNo, stars: 5, comment: '很快就退了' }))
  return caseNo
}
const draft = (fileIds: string[]) => ({
  ...{ type: 'return' as const, reason: 'other' as const, goods: 'received' as const, lines: [] },
  ...{ amountFen: null, description: '还没想好', fileIds },
})

it('a case that is not over refuses the deletion, with the reason', async () => {
  await rig.submit(brokenCup({ evidence: [await rig.photo()] }))
  await allCame()
  expect((await submit('delete')).requests).toMatchObject([{ status: 'refused', reason: 'openCase' }])
})

it('a copy holds what she asked for after the sale, what she showed, and what she did not send', async () => {
  const caseNo = await paidCase()
  await must(rig.cases.saveDraft({ orderNo: BLANKET, revision: 0, draft: draft([]) }))
  await submit('download')
  await later(10 * SECOND)
  const of = await linesOfCopy(await requestOf('download'))
  expect(of('case')).toMatchObject([
    {
      ...{ caseNo, orderNo: CUPS, status: 'refunded', wish: { description: words } },
      rating: { stars: 5, comment: '很快就退了' },
    },
  ])
  expect(of('caseDraft')).toMatchObject([{ orderNo: BLANKET, draft: { description: '还没想好' } }])
  const [file] = of('file')
  expect((await fetch(file?.url ?? '')).status).toBe(200)
})

it('a deletion leaves of a case what was given for which goods, and nobody whose it was', async () => {
  const caseNo = await paidCase()
  const begun = await rig.photo(BLANKET)
  await must(rig.cases.saveDraft({ orderNo: BLANKET, revision: 0, draft: draft([begun.fileId]) }))
  const shown = (await rig.find(caseNo)).evidence.map(({ url }) => url ?? '')
  const form = await must(rig.cases.form({ orderNo: BLANKET }))
  const links = [...shown, ...form.draft.files.map(({ url }) => url ?? '')]
  expect(links).toHaveLength(2)
  for (const link of links) expect((await fetch(link)).status).toBe(200)
  await allCame()

  await submit('delete')
  await later(DAY)
  expect(await requestOf('delete')).toMatchObject({ status: 'deleted' })
  for (const link of links) expect((await fetch(link)).status).not.toBe(200)
  const held: string[] = []
  for (const name of Object.keys(collections).filter((one) => !['dataRequests', 'turns'].includes(one))) {
    const text = JSON.stringify(await stored(name, { shopId: 'mianyu' }))
    if ([openid, words, '很快就退了', '还没想好'].some((hers) => text.includes(hers))) held.push(name)
  }
  expect(held).toEqual([])
  expect(await stored('cases', { _id: caseNo })).toMatchObject([
    { openid: '', record: { state: { status: 'refunded' }, shares: [{ item: 0, quantity: 1 }] } },
  ])
  expect(await rig.cases.find({ caseNo })).toEqual(refused('notFound'))
  // what others said who are forgotten too is not hers
  await talkOf(rig.world.shopper({ openid: demoOpenid(9) })).asksForPerson()
  const [session] = await stored('sessions', { shopId: 'mianyu' })
  await rig.world.change('sessions', String(session?._id), { openid: '' })
  const lin = await rig.desk.member('linxiao')
  const { case: left } = await must(lin.cases.find({ caseNo }))
  expect(left).toMatchObject({ sessionId: null, isChatOthers: false })
})

const isThere = async (fileId: string) => (await rig.world.newPorts().files.read(fileId)) !== null

it('a file that was chosen for a case goes when neither a case nor what was filled in shows it any more', async () => {
  const asked = await rig.photo()
  const held = await rig.photo(BLANKET) // the same picture: it is another's file
  const left = await rig.photo(BLANKET, 77)
  const { caseNo } = await rig.submit(brokenCup({ evidence: [asked] }))
  await later(15 * DAY)
  await must(rig.cases.saveDraft({ orderNo: BLANKET, revision: 0, draft: draft([held.fileId]) }))
  await later(16 * DAY)
  await later(HOUR)
  expect(await isThere(left.fileId)).toBe(false)
  expect(await isThere(held.fileId)).toBe(true)
  await later(14 * DAY)
  await later(HOUR)
  expect(await isThere(held.fileId)).toBe(false)
  expect(await isThere(asked.fileId)).toBe(true)
  expect((await rig.find(caseNo)).evidence).toMatchObject([{ fileId: asked.fileId }])
  expect(await stored('uploads', { openid })).toEqual([])
})

it('a deletion takes the files along that were chosen and never sent, also when they were taken out of the form', async () => {
  const [one, other] = [await rig.photo(BLANKET), await rig.photo(BLANKET, 77)]
  await must(rig.cases.saveDraft({ orderNo: BLANKET, revision: 0, draft: draft([one.fileId]) }))
  await must(rig.cases.saveDraft({ orderNo: BLANKET, revision: 1, draft: draft([]) }))
  await allCame()
  await submit('delete')
  await later(DAY)
  expect(await requestOf('delete')).toMatchObject({ status: 'deleted' })
  expect(await Promise.all([one, other].map(({ fileId }) => isThere(fileId)))).toEqual([false, false])
})

it('what was kept for a case is no upload any more: nothing else can be made of it', async () => {
  const { zhang, cases, world } = rig
  const uploadId = await uploadOf(world, zhang.client, png())
  const { file } = await must(cases.addFile({ orderNo: BLANKET, uploadId, kind: 'photo' }))
  const body = { kind: 'image', uploadId } as const
  expect(await zhang.client.conversation.send({ clientId: zhang.id(), body })).toEqual(refused('fileMissing'))
  expect(await isThere(file.fileId)).toBe(true)
})

it('what was filled in and not sent is forgotten after 30 days', async () => {
  await must(rig.cases.saveDraft({ orderNo: BLANKET, revision: 0, draft: draft([]) }))
  await later(30 * DAY)
  expect(await stored('caseDrafts', { openid })).toHaveLength(1)
  await later(HOUR)
  expect(await stored('caseDrafts', { openid })).toEqual([])
})

import { collections } from '../../core/collections'
import { ownBells } from '../../core/conversation/bell'
import { WatchHub } from '../../local/bells/watch-hub'
import type { Snapshot } from '../../local/bells/snapshot'
import { refusal, startTestCloud, type TestCloud } from '../support/cloud'
import { openWatch, type Line } from '../support/watch'

const me = { appid: 'wxa1de300000000001', openid: 'oMe' }
const other = { ...me, openid: 'oOther' }

let cloud: TestCloud
const lines: Line[] = []
beforeEach(async () => {
  cloud = await startTestCloud()
})
afterEach(async () => {
  for (const line of lines.splice(0)) line.close()
  await cloud.close()
})

const bells = () => cloud.db.collection('bells')
const ring = (openid: string, seq: number, id = openid) =>
  bells().doc(id).set({ _openid: openid, shopId: 's', seq, at: seq })
const watch = async (who = me, more: Parameters<typeof openWatch>[1] = {}): Promise<Line> => {
  const line = await openWatch(`${cloud.url}/watch/bells`, { where: ownBells, ...who, ...more })
  lines.push(line)
  return line
}
const seqs = ({ docs }: Snapshot) => docs.map(({ seq }) => seq)
const kinds = ({ docChanges }: Snapshot) =>
  docChanges.map(({ queueType, dataType }) => `${queueType} ${dataType}`)

describe('a watch', () => {
  it('begins with what is there', async () => {
    await ring('oMe', 4)
    const first = (await watch()).next()
    expect(await first).toMatchObject({
      type: 'init',
      docs: [{ _id: 'oMe', _openid: 'oMe', seq: 4 }],
      docChanges: [{ queueType: 'init', dataType: 'init', docId: 'oMe' }],
    })
  })

  it('tells every change once it is committed: new, changed, gone', async () => {
    const line = await watch()
    expect(await line.next()).toMatchObject({ type: 'init', docs: [] })
    await ring('oMe', 1)
    const added = await line.next()
    await ring('oMe', 2)
    const changed = await line.next()
    await bells().doc('oMe').remove()
    const gone = await line.next()
    expect([added, changed, gone].map(kinds)).toEqual([
      ['enqueue add'],
      ['update update'],
      ['dequeue remove'],
    ])
    expect([added, changed, gone].map(seqs)).toEqual([[1], [2], []])
    expect([added, changed, gone].map(({ type }) => type)).toEqual([undefined, undefined, undefined])
  })

  it('tells what a transaction wrote when it is committed, and nothing of one that was undone', async () => {
    const line = await watch()
    await line.next()
    const undone = await cloud.db.startTransaction()
    await undone.collection('bells').add({ _id: 'oMe', _openid: 'oMe', seq: 1 })
    await undone.rollback()
    const done = await cloud.db.startTransaction()
    await done.collection('bells').add({ _id: 'oMe', _openid: 'oMe', seq: 2 })
    await done.commit()
    expect(await line.next()).toMatchObject({ docs: [{ seq: 2 }], docChanges: [{ dataType: 'add' }] })
  })

  it('tells nothing of a commit that a unique index undid halfway', async () => {
    await cloud.close()
    const code = { name: 'code', keys: [['code', 1]], unique: true } as const
    cloud = await startTestCloud({ collections: { bells: { indexes: [code], clientRead: 'own' } } })
    const line = await watch()
    await line.next()
    const undone = await cloud.db.startTransaction()
    await undone.collection('bells').add({ _id: 'a', _openid: 'oMe', code: 2 })
    await undone.collection('bells').add({ _id: 'b', _openid: 'oMe', code: 1 })
    await bells().add({ _id: 'there', _openid: 'oOther', code: 1 })
    expect((await refusal(undone.commit())).message).toContain('E11000')
    await bells().add({ _id: 'c', _openid: 'oMe', code: 3 })
    expect((await line.next()).docChanges).toMatchObject([{ id: 2, docId: 'c' }])
  })

  it('sees nothing of somebody else’s, not even when it becomes one’s own or stops to be', async () => {
    await ring('oOther', 1, 'bell')
    const [mine, theirs] = [await watch(), await watch(other)]
    expect(seqs(await mine.next())).toEqual([])
    expect(seqs(await theirs.next())).toEqual([1])
    await ring('oOther', 2, 'bell')
    expect(seqs(await theirs.next())).toEqual([2])
    await ring('oMe', 3, 'bell')
    expect(kinds(await mine.next())).toEqual(['enqueue add']) // the change before was none of theirs
    expect(kinds(await theirs.next())).toEqual(['dequeue update'])
  })
})

describe('a line that broke', () => {
  it('goes on where it was, without telling anything twice', async () => {
    const line = await watch()
    await line.next()
    await ring('oMe', 1)
    await line.next()
    line.close()
    await ring('oMe', 2)
    await ring('oOther', 7)
    const again = await watch(me, { mark: line.mark() })
    const missed = await again.next()
    expect([missed.type, seqs(missed), kinds(missed)]).toEqual([undefined, [2], ['update update']])
    await ring('oMe', 3)
    expect(seqs(await again.next())).toEqual([3])
  })

  it('begins anew when the cloud does not know its mark', async () => {
    await ring('oMe', 1)
    for (const mark of ['00000000-1', '5', 'x'.repeat(500)])
      expect(await (await watch(me, { mark })).next()).toMatchObject({ type: 'init', docs: [{ seq: 1 }] })
  })

  it('begins anew when more has changed than is kept', async () => {
    const line = await watch()
    await line.next()
    line.close()
    const many = Array.from({ length: 1_001 }, (_, n) => ({ _id: `b${n}`, _openid: 'oOther', seq: n }))
    for (let at = 0; at < many.length; at += 500) await bells().add(many.slice(at, at + 500))
    expect(await (await watch(me, { mark: line.mark() })).next()).toMatchObject({ type: 'init' })
  })
})

describe('what is refused', () => {
  const statusOf = async (path: string, where: unknown, who: object = me) => {
    const query = new URLSearchParams({ where: JSON.stringify(where), ...who }).toString()
    const response = await fetch(`${cloud.url}${path}?${query}`)
    const { code } = (await response.json()) as { code?: string }
    return `${response.status} ${code ?? 'ok'}`
  }

  it.each(['watch', 'read'])('%s: every collection but the bells, whatever is asked', async (verb) => {
    const others = Object.keys(collections).filter((name) => name !== 'bells')
    const answers = await Promise.all(others.map((name) => statusOf(`/${verb}/${name}`, ownBells)))
    expect(new Set(answers)).toEqual(new Set(['403 DATABASE_PERMISSION_DENIED']))
    expect(await statusOf(`/${verb}/nothing`, ownBells)).toBe('404 DATABASE_COLLECTION_NOT_EXIST')
  })

  it.each(['watch', 'read'])('%s: bells that may be somebody else’s', async (verb) => {
    for (const where of [{}, { _openid: 'oOther' }, { _id: 'oMe' }])
      expect(await statusOf(`/${verb}/bells`, where)).toBe('403 DATABASE_PERMISSION_DENIED')
    expect(await statusOf(`/${verb}/bells`, ownBells, {})).toBe('403 PERMISSION_DENIED')
    expect(await statusOf(`/${verb}/bells`, { $where: '1' })).toBe('403 DATABASE_PERMISSION_DENIED')
  })

  it('a watch of more than 5,000 documents, at once or as soon as it comes to that', async () => {
    const many = (from: number, to: number) =>
      bells().add(Array.from({ length: to - from }, (_, n) => ({ _id: `b${from + n}`, _openid: 'oMe' })))
    await many(0, 5_000)
    const line = await watch()
    expect((await line.next()).docs).toHaveLength(5_000)
    await many(5_000, 5_001)
    await expect(line.next()).rejects.toThrow('the line ended')
    expect(await statusOf('/watch/bells', ownBells)).toBe('400 DATABASE_REQUEST_FAILED')
  })

  it('a read hands over twenty documents at most, as the cloud does to clients', async () => {
    await bells().add(Array.from({ length: 30 }, (_, n) => ({ _id: `b${n}`, _openid: 'oMe' })))
    const query = new URLSearchParams({ where: JSON.stringify(ownBells), ...me }).toString()
    const { data } = (await (await fetch(`${cloud.url}/read/bells?${query}`)).json()) as { data: unknown[] }
    expect(data).toHaveLength(20)
  })
})

describe('the line', () => {
  it('ends when the cloud is closed', async () => {
    const line = await watch()
    await line.next()
    const ended = expect(line.next()).rejects.toThrow('the line ended')
    await cloud.close()
    await ended
    cloud = await startTestCloud()
  })

  it('costs nothing once its reader has left', async () => {
    const hub = new WatchHub(cloud.gateway)
    const told: string[] = []
    const listener = {
      onSnapshot: () => told.push('snapshot'),
      onBeat: () => told.push('beat'),
      onEnd: () => told.push('end'),
    }
    const stop = hub.open({ collection: 'bells', filter: { _openid: 'oMe' }, openid: 'oMe' }, listener)
    hub.beat()
    stop()
    hub.beat()
    hub.close()
    expect(told).toEqual(['snapshot', 'beat'])
  })

  it('examines no bell but those of its reader', async () => {
    await bells().add(Array.from({ length: 50 }, (_, n) => ({ _id: `b${n}`, _openid: `o${n}` })))
    const { meter } = cloud.gateway
    meter.reset()
    expect((await (await watch({ ...me, openid: 'o7' })).next()).docs).toHaveLength(1)
    expect(meter.total({ action: 'client.watch' })).toMatchObject({ requests: 1, examined: 1, returned: 1 })
  })
})

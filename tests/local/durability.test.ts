import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { startCloud } from '../../local/cloud'
import type { CollectionSpec } from '../../core/collections/spec'
import { bundleProgram } from '../../scripts/lib/program.mjs'
import { root } from '../../scripts/lib/root'

import { refusal, startTestCloud } from '../support/cloud'

const dataDir = mkdtempSync(path.join(tmpdir(), 'durable-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const indexed = (...fields: string[]): Record<string, CollectionSpec> => ({
  things: {
    indexes: fields.map((field) => ({ name: `by_${field}`, keys: [[field, 1]] })),
    clientRead: 'none',
  },
})

/** Runs the writer until it has acknowledged `enough` documents, kills it hard, gives what it acknowledged. */
const writeAndKill = async (dir: string, enough: number): Promise<string[]> => {
  const writer = await bundleProgram(root, 'tests/support/crash-writer.ts')
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [writer, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.split('\n').length > enough) child.kill('SIGKILL')
    })
    child.on('exit', () => resolve(text.split('\n').slice(0, -1)))
  })
}

it('keeps every acknowledged document through kill -9', async () => {
  const dir = path.join(dataDir, 'crash')
  const acknowledged = await writeAndKill(dir, 300)
  expect(acknowledged.length).toBeGreaterThanOrEqual(300)
  const cloud = await startTestCloud({ dataDir: dir })
  const _ = cloud.db.command
  const lost: string[] = []
  for (let at = 0; at < acknowledged.length; at += 100) {
    const some = acknowledged.slice(at, at + 100)
    const { data } = (await cloud.db
      .collection('leases')
      .where({ _id: _.in(some), done: true })
      .get()) as {
      data: { _id: string }[]
    }
    const found = new Set(data.map(({ _id }) => _id))
    lost.push(...some.filter((id) => !found.has(id)))
  }
  await cloud.close()
  expect(lost).toEqual([])
}, 30_000)

it('keeps documents over a restart and fills an index that was declared later', async () => {
  const dir = path.join(dataDir, 'indexes')
  const first = await startTestCloud({ dataDir: dir, collections: indexed('a') })
  await first.db.collection('things').add([
    { _id: 'x', a: 1, b: 2 },
    { _id: 'y', a: 2, b: 3 },
  ])
  await first.close()

  const second = await startTestCloud({ dataDir: dir, collections: indexed('b') })
  const { data } = await second.db.collection('things').where({ b: 3 }).get()
  expect(data).toEqual([{ _id: 'y', a: 2, b: 3 }])
  expect(second.gateway.meter.total({ on: 'things' }).examined).toBe(1)
  await second.close()
})

it('does not open a folder that another cloud has open', async () => {
  const dir = path.join(dataDir, 'twice')
  const first = await startTestCloud({ dataDir: dir })
  await expect(startCloud({ dataDir: dir })).rejects.toMatchObject({ name: 'DataDirBusy' })
  await first.close()
})

it('says that a port is taken', async () => {
  const other = createServer()
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as AddressInfo).port))
  })
  await expect(startCloud({ dataDir: ':memory:', port })).rejects.toMatchObject({ name: 'PortTaken', port })
  other.close()
})

it('serves the pages of others on its own port, to this machine only', async () => {
  const cloud = await startCloud({
    dataDir: ':memory:',
    routes: (req, res) => {
      if (req.url !== '/page') return false
      res.end('page')
      return true
    },
  })
  expect(await (await fetch(`${cloud.url}/page`)).text()).toBe('page')
  expect((await fetch(`${cloud.url}/other`)).status).toBe(404)
  expect((await fetch(`${cloud.url}/page`, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
  await cloud.close()
})

it('an index still finds elements of arrays after a start, when their first array was undone by a rollback', async () => {
  const dir = path.join(dataDir, 'undone')
  const [tags] = indexed('t').things?.indexes ?? []
  if (!tags) throw new Error('no index')
  const indexes: CollectionSpec['indexes'] = [tags, { name: 'once', keys: [['a', 1]], unique: true }]
  const collections: Record<string, CollectionSpec> = { things: { indexes, clientRead: 'none' } }
  const before = await startTestCloud({ dataDir: dir, collections })
  const things = before.db.collection('things')
  const tx = await before.db.startTransaction()
  await tx.collection('things').add({ _id: 'm1', a: 77, t: [1, 2] })
  await tx.collection('things').add({ _id: 'm0', a: 76 })
  await things.add({ _id: 'm2', a: 76 })
  expect((await refusal(tx.commit())).message).toContain('E11000')
  await things.add({ _id: 'm3', a: 78, t: [5, 6] })
  await before.close()
  const after = await startTestCloud({ dataDir: dir, collections })
  expect((await after.db.collection('things').where({ t: 5 }).get()).data).toMatchObject([{ _id: 'm3' }])
  await after.close()
})

import { EJSON } from 'bson'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedAfterSalesPolicy as seed } from '../../core/aftersales/policy/seed'
import { playPolicy } from '../../scripts/simulate/policy'
import { brokenCup, caseRig } from '../support/cases'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xiaomei-policy-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const draft = (more: object = {}): string => file('draft.json', JSON.stringify({ ...seed, ...more }))

it('plays a draft over the cases of an export, and says what would differ', async () => {
  const rig = await caseRig()
  const { caseNo } = await rig.submit(brokenCup({ evidence: [await rig.photo()] }))
  const { data } = await rig.world.look((db) => db.collection('cases').get())
  await rig.world.close()
  const lines = (data as object[]).map((one) => EJSON.stringify(one, { relaxed: false })).join('\n')
  const cases = file('cases.jsonl', `${lines}\n`)
  const told = playPolicy(['--draft', draft({ returnFree: [] }), '--cases', cases])
  expect(told).toMatchObject({ ok: true })
  const report = told.ok ? told.value : ''
  expect(report).toContain('重算了 1 张售后申请，1 张会不同')
  expect(report).toMatch(new RegExp(`${caseNo}.*-¥50.00 {2}免退货 → 人工审核`))
  expect(playPolicy(['--draft', draft(), '--cases', cases, '--shop', 'shanye'])).toMatchObject({
    value: expect.stringContaining('重算了 0 张') as string,
  })
})

it('says what is wrong with a draft, and which line is no case', () => {
  const none = file('none.jsonl', '\n')
  const faulty = draft({ rejects: [{ id: 'late', text: '', refusals: [] }] })
  expect(playPolicy(['--draft', faulty, '--cases', none])).toEqual({
    ...{ ok: false, error: '草稿有问题：\n  late：这里要写，顾客会看到' },
  })
  expect(playPolicy(['--draft', none, '--cases', none])).toMatchObject({ ok: false })
  const cases = file('bad.jsonl', '\n{"_id":1}')
  expect(playPolicy(['--draft', draft(), '--cases', cases])).toMatchObject({
    error: expect.stringContaining('第 2 行不是售后单') as string,
  })
  expect(playPolicy(['--draft', draft()])).toMatchObject({ error: expect.stringContaining('用法') as string })
})

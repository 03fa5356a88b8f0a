import { readFileSync } from 'node:fs'
import path from 'node:path'

import { uidOf } from '../../local/wx/users'

import { makeBundles } from '../support/bundles'
import { startTestCloud, type TestCloud } from '../support/cloud'

/**
 * Every request that @cloudbase/node-sdk 3.18.3 makes, captured one a line in the order in which they were
 * made, sent again word by word. Only what belongs to one run is put in anew: the name in which a request is
 * signed, the id of the transaction, the addresses and file ids that the cloud has given out.
 */
interface Golden {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

const requests = readFileSync(path.join(__dirname, '../fixtures/golden-requests.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Golden)

const given = { transactionId: 'tx-1', uploadUrl: '', downloadUrl: '', fileId: 'cloud://env-1.bkt/a/b.txt' }
const bundles = makeBundles()
let cloud: TestCloud

beforeAll(async () => {
  bundles.write('order-lookup', 'exports.main = async ({ q }) => ({ found: q })')
  const none = { indexes: [], clientRead: 'none' } as const
  cloud = await startTestCloud({
    envName: 'env-1',
    functionsDir: bundles.dir,
    collections: { orders: none, users: none },
  })
})
afterAll(async () => {
  await cloud.close()
  bundles.remove()
})

const filledIn = (text: string): string =>
  text
    .replaceAll('"tx-1"', JSON.stringify(given.transactionId))
    .replaceAll('cloud://env-1.bkt/a/b.txt', given.fileId)

const addressOf = ({ method, url }: Golden): string => {
  if (method === 'PUT') return given.uploadUrl
  if (method === 'GET') return given.downloadUrl
  return `${cloud.url}${url.replace('<seq>', '1700000000000_1')}`
}

const headersOf = ({ headers }: Golden): Record<string, string> => {
  const secretId = cloud.sdkEnv().TENCENTCLOUD_SECRETID ?? ''
  const authorization = headers.authorization
    ?.replace('AKIDlocal', secretId)
    .replace('<hex>', 'ab'.repeat(32))
  return { ...headers, ...(authorization ? { authorization } : {}) }
}

const send = async (golden: Golden): Promise<{ status: number; text: string }> => {
  const body = typeof golden.body === 'string' ? golden.body : filledIn(JSON.stringify(golden.body))
  const reply = await fetch(addressOf(golden), {
    method: golden.method,
    headers: headersOf(golden),
    ...(golden.method === 'GET' ? {} : { body }),
  })
  return { status: reply.status, text: await reply.text() }
}

const aString: unknown = expect.any(String)
const aNumber: unknown = expect.any(Number)
const anId = expect.stringMatching(/^[0-9a-f]{32}$/) as unknown
const refused = (code: string) => ({ requestId: aString, code, message: aString })
const answered = (data: unknown) => ({ requestId: aString, data })
const ejson: unknown = expect.stringMatching(/^\{.*\}$/)

/** What each line is, and the whole answer: a key too many or too few fails. */
const expected: readonly (readonly [what: string, answer: unknown])[] = [
  ['add one, of every type', answered({ insertedIds: [anId] })],
  ['add two', answered({ insertedIds: [anId, anId] })],
  ['where, order, skip, limit, field', answered({ list: [] })],
  ['or of nine conditions', answered({ list: [ejson, ejson, ejson] })],
  ['doc get of what is not there', answered({ list: [] })],
  ['count', answered({ total: 1 })],
  [
    'update with every operator, where `a` is a number and `a.b` cannot be',
    refused('DATABASE_REQUEST_FAILED'),
  ],
  ['doc update of what is not there', answered({ updated: 0, upsert_id: null })],
  ['doc set of what is not there', answered({ updated: 0, upsert_id: 'x1' })],
  ['updateAndReturn of what is not there', answered({ updated: 0 })],
  ['remove by where', answered({ deleted: 0 })],
  ['remove by doc', answered({ deleted: 1 })],
  ['aggregate', answered({ list: [] })],
  ['create a collection', { requestId: aString }],
  ['start a transaction', { requestId: aString, transactionId: anId }],
  ['doc get in it', answered({ list: [] })],
  ['doc update in it', answered({ updated: 0, upsert_id: null })],
  ['add in it', answered({ insertedIds: [anId] })],
  ['where get in it: not about one document', refused('DATABASE_TRANSACTION_FAIL')],
  ['where update, which the SDK sends outside of it', answered({ updated: 1, upsert_id: null })],
  ['count, which the SDK sends outside of it', answered({ total: 1 })],
  ['doc set in it', answered({ updated: 0, upsert_id: 'y' })],
  ['doc remove in it', answered({ deleted: 1 })],
  ['commit', { requestId: aString }],
  ['call a function', answered({ response_data: '{"found":"A1"}' })],
  [
    'ask where to upload',
    answered({ url: aString, token: aString, authorization: aString, fileId: aString, cosFileId: aString }),
  ],
  ['upload', ''],
  [
    'ask for two links, one of a file that is not there',
    answered({
      download_list: [
        { fileID: aString, tempFileURL: aString, code: 'SUCCESS', maxAge: aNumber },
        { fileID: 'cloud://x', tempFileURL: '', code: aString, message: aString },
      ],
    }),
  ],
  [
    'ask for one link',
    answered({ download_list: [{ fileID: aString, tempFileURL: aString, code: 'SUCCESS', maxAge: 600 }] }),
  ],
  ['download', 'hello'],
  ['delete a file', answered({ delete_list: [{ fileID: aString, code: 'SUCCESS' }] })],
  ['ask who somebody is that never came', refused('INVALID_PARAM')],
  ['call an open interface of WeChat', answered({ responseData: ejson })],
]

interface Told {
  readonly transactionId?: string
  readonly data?: {
    readonly url?: string
    readonly fileId?: string
    readonly download_list?: readonly { readonly tempFileURL: string }[]
  }
}

const remember = ({ transactionId, data }: Told): void => {
  given.transactionId = transactionId ?? given.transactionId
  given.uploadUrl = data?.url ?? given.uploadUrl
  given.fileId = data?.fileId ?? given.fileId
  given.downloadUrl = data?.download_list?.[0]?.tempFileURL ?? given.downloadUrl
}

it('knows what is expected of all 33 captured requests', () => {
  expect(requests).toHaveLength(33)
  expect(expected).toHaveLength(requests.length)
})

it.each(expected.map(([what, answer], at) => [what, at, answer] as const))(
  'answers in the shape of the cloud: %s',
  async (_what, at, answer) => {
    const golden = requests[at]
    if (!golden) throw new Error(`line ${at} is missing`)
    const { status, text } = await send(golden)
    expect(status).toBe(200)
    if (golden.method !== 'POST') return expect(text).toEqual(answer)
    const told = JSON.parse(text) as Told
    remember(told)
    expect(told).toEqual(answer)
  },
)

it('does the update with every operator where nothing stands in its way', async () => {
  const golden = requests[6]
  if (!golden) throw new Error('line 6 is missing')
  const body = { ...(golden.body as object), query: '{"no":"A1"}' }
  const { text } = await send({ ...golden, body })
  expect(JSON.parse(text)).toEqual(answered({ updated: 1, upsert_id: null }))
})

it('knows who somebody is that has called a function', async () => {
  const caller = { appid: 'wx1', openid: 'o1' }
  await cloud.call('order-lookup', { q: 'A1' }, caller)
  const golden = requests[31]
  if (!golden) throw new Error('line 31 is missing')
  const { text } = await send({ ...golden, body: { ...(golden.body as object), uuid: uidOf(caller) } })
  const { data } = JSON.parse(text) as { data: unknown }
  expect(data).toMatchObject({ uid: uidOf(caller), openId: 'o1', appId: 'wx1', envName: 'env-1' })
})

import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'

import { fileLimits, uploadKinds } from '../../core/files/limits'
import type { Span } from '../../local/storage/blobs'

import { startTestCloud, type TestCloud } from '../support/cloud'

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(100)])
const hour = 3_600_000
const dataDir = mkdtempSync(path.join(tmpdir(), 'storage-'))
let now = Date.UTC(2026, 10, 21)
let cloud: TestCloud

const start = async (): Promise<void> => {
  cloud = await startTestCloud({ dataDir, now: () => now })
}
beforeAll(start)
afterAll(async () => {
  await cloud.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const linkOf = async (fileID: string, maxAge = 3_600): Promise<string> => {
  const { fileList } = await cloud.app.getTempFileURL({ fileList: [{ fileID, maxAge }] })
  return encodeURI(fileList[0]?.tempFileURL ?? '')
}
const upload = async (cloudPath: string, bytes = png): Promise<string> =>
  (await cloud.app.uploadFile({ cloudPath, fileContent: bytes })).fileID

const asShopper = (filePath: string, body: Buffer, openid = 'o1') =>
  fetch(`${cloud.url}/upload?path=${encodeURIComponent(filePath)}`, {
    method: 'PUT',
    body: new Uint8Array(body),
    headers: { 'x-local-appid': 'wx1', 'x-local-openid': openid },
  })

describe('files', () => {
  it('go up and come down through the SDK', async () => {
    const fileID = await upload('files/照片 1.png')
    expect(fileID).toBe('cloud://local.local/files/照片 1.png')
    const { fileContent } = await cloud.app.downloadFile({ fileID })
    expect(Buffer.compare(fileContent as Buffer, png)).toBe(0)
    const { fileList } = await cloud.app.getFileInfo({ fileList: [fileID] })
    expect(fileList[0]).toMatchObject({ size: png.length, mime: 'image/png' })
  })

  it('are replaced whole, copied and deleted', async () => {
    const fileID = await upload('a/x.bin', Buffer.from('one'))
    await upload('a/x.bin', Buffer.from('two'))
    const { fileList } = await cloud.app.copyFile({ fileList: [{ srcPath: 'a/x.bin', dstPath: 'b/x.bin' }] })
    expect(fileList[0]).toMatchObject({ code: 'SUCCESS' })
    expect((await cloud.app.deleteFile({ fileList: [fileID] })).fileList[0]?.code).toBe('SUCCESS')
    expect((await cloud.app.deleteFile({ fileList: [fileID] })).fileList[0]?.code).toBe(
      'STORAGE_FILE_NONEXIST',
    )
    const copy = await cloud.app.downloadFile({ fileID: fileID.replace('/a/', '/b/') })
    expect(String(copy.fileContent)).toBe('two')
    await expect(cloud.app.downloadFile({ fileID })).rejects.toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  })

  it('are sent as they are now when they are written over between looking and reading', async () => {
    const link = await linkOf(await upload('busy', Buffer.from('old')))
    const open = cloud.storage.open.bind(cloud.storage)
    const meanwhile = jest.spyOn(cloud.storage, 'open').mockImplementationOnce((...asked) => {
      const { info, read } = open(...asked)
      const late = async (span?: Span) => {
        await upload('busy', Buffer.from('newer'))
        return read(span)
      }
      return { info, read: late }
    })
    const reply = await fetch(link)
    expect([reply.status, await reply.text()]).toEqual([200, 'newer'])
    meanwhile.mockRestore()
  })

  it('survive a restart, links included', async () => {
    const fileID = await upload('kept.png')
    const query = new URL(await linkOf(fileID)).search
    await cloud.close()
    await start()
    const reply = await fetch(`${cloud.url}/storage/file/kept.png${query}`)
    expect(Buffer.compare(Buffer.from(await reply.arrayBuffer()), png)).toBe(0)
  })

  it.each(['../secret', 'a//b', '/a', 'a/../b', 'a?b', 'a%2fb', ''])('refuse the path %j', async (odd) => {
    await expect(upload(odd)).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })
})

describe('a link', () => {
  it('ends when its time is over, and cannot be stretched', async () => {
    const link = await linkOf(await upload('timed.png'), 60)
    expect((await fetch(link)).status).toBe(200)
    now += 61_000
    expect((await fetch(link)).status).toBe(403)
    expect((await fetch(link.replace(/t=\d+/, `t=${now + hour}`))).status).toBe(403)
  })

  it('opens its own file only', async () => {
    await upload('other.png')
    const link = await linkOf(await upload('mine.png'))
    expect((await fetch(link.replace('mine', 'other'))).status).toBe(403)
  })

  it('serves the type of the content, and never lets the browser guess', async () => {
    const html = await fetch(await linkOf(await upload('page.png', Buffer.from('<script>alert(1)</script>'))))
    expect(html.headers.get('content-type')).toBe('application/octet-stream')
    expect(html.headers.get('x-content-type-options')).toBe('nosniff')
    expect(html.headers.get('content-disposition')).toBe('attachment')
    const picture = await fetch(await linkOf(await upload('picture.txt')))
    expect(picture.headers.get('content-type')).toBe('image/png')
  })

  it('is not given for a file that is not there', async () => {
    const { fileList } = await cloud.app.getTempFileURL({
      fileList: ['cloud://local.local/none', 'cloud://x'],
    })
    expect(fileList.map(({ code }) => code)).toEqual(['STORAGE_FILE_NONEXIST', 'STORAGE_FILE_NONEXIST'])
  })
})

describe('a link in a browser', () => {
  const bytes = Buffer.from('0123456789')
  const get = async (headers: Record<string, string>, method = 'GET') => {
    const reply = await fetch(await linkOf(await upload('ranged', bytes)), { headers, method })
    return { status: reply.status, range: reply.headers.get('content-range'), text: await reply.text() }
  }

  it.each([
    ['bytes=2-4', 206, 'bytes 2-4/10', '234'],
    ['bytes=7-', 206, 'bytes 7-9/10', '789'],
    ['bytes=-3', 206, 'bytes 7-9/10', '789'],
    ['bytes=-30', 206, 'bytes 0-9/10', '0123456789'],
    ['bytes=8-30', 206, 'bytes 8-9/10', '89'],
    ['bytes=10-', 416, 'bytes */10', ''],
    ['bytes=-0', 416, 'bytes */10', ''],
    ['bytes=4-2', 200, null, '0123456789'],
    ['bytes=0-1,4-5', 200, null, '0123456789'],
    ['lines=1-2', 200, null, '0123456789'],
  ])('asked for %s is answered %i', async (range, ...answer) => {
    const { status, range: part, text } = await get({ range })
    expect([status, part, text]).toEqual(answer)
  })

  it('gives no bytes to HEAD, and an empty file whole', async () => {
    expect(await get({}, 'HEAD')).toEqual({ status: 200, range: null, text: '' })
    const empty = await linkOf(await upload('empty', Buffer.alloc(0)))
    expect((await fetch(empty)).status).toBe(200)
    expect((await fetch(empty, { headers: { range: 'bytes=0-' } })).status).toBe(416)
  })

  it('is not sent again to who has it, until the content is another', async () => {
    const link = await linkOf(await upload('cached', bytes))
    const etag = (await fetch(link)).headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]+"$/)
    expect((await fetch(link, { headers: { 'if-none-match': `"other", ${etag}` } })).status).toBe(304)
    await upload('cached', Buffer.from('abcdefghij'))
    expect((await fetch(link, { headers: { 'if-none-match': etag } })).status).toBe(200)
    const rest = await fetch(link, { headers: { range: 'bytes=5-', 'if-range': etag } })
    expect([rest.status, await rest.text()]).toEqual([200, 'abcdefghij']) // halves of two files do not fit
  })
})

describe('an upload that is too large', () => {
  const blobs = (): string[] => readdirSync(path.join(dataDir, 'blobs'))

  it('is refused to the SDK in its midst, in the words of the object store, and nothing is left of it', async () => {
    const before = blobs()
    const huge = upload('huge.bin', Buffer.alloc(50 * 1024 * 1024 + 1))
    await expect(huge).rejects.toMatchObject({
      code: 'STORAGE_REQUEST_FAIL',
      message: expect.stringContaining('EntityTooLarge') as unknown,
    })
    expect(cloud.storage.info('huge.bin')).toBeUndefined()
    expect(blobs()).toEqual(before)
  })

  it('is refused to a client by what it says of itself: not a byte is read', async () => {
    const { port } = new URL(cloud.url)
    const headers = { 'x-local-appid': 'wx1', 'x-local-openid': 'o1', 'content-length': 51 * 1024 * 1024 }
    const sent = request({ port, host: '127.0.0.1', method: 'PUT', path: '/upload?path=inbox/9', headers })
    sent.flushHeaders()
    const status = await new Promise((resolve, reject) => {
      sent.once('response', (reply) => resolve(reply.statusCode)).once('error', reject)
    })
    sent.destroy()
    expect(status).toBe(413)
  })

  it('that is broken off leaves nothing', async () => {
    const before = blobs()
    async function* broken() {
      yield Buffer.from('half of it')
      await Promise.resolve()
      throw new Error('gone')
    }
    await expect(cloud.storage.put('broken', broken(), 'admin')).rejects.toThrow('gone')
    expect(blobs()).toEqual(before)
    expect(cloud.storage.info('broken')).toBeUndefined()
  })
})

describe('a shopper', () => {
  const file = (fileID: string, openid: string, method = 'GET') =>
    fetch(`${cloud.url}/file?fileID=${encodeURIComponent(fileID)}`, {
      method,
      headers: { 'x-local-appid': 'wx1', 'x-local-openid': openid },
    })

  it('uploads to a path of its own choice, and is written down as its creator', async () => {
    const reply = (await (await asShopper('inbox/1', png)).json()) as { fileID: string }
    expect(reply.fileID).toBe('cloud://local.local/inbox/1')
    expect(cloud.storage.info('inbox/1')).toMatchObject({
      creator: 'wx1:o1',
      size: png.length,
      contentType: 'image/png',
    })
    expect((await asShopper('files/s1/chosen.png', png)).status).toBe(200)
  })

  it('may not write over the file of another or of a function, out of the storage, or more than 50 MB', async () => {
    await upload('files/s1/kept.png')
    expect((await asShopper('files/s1/kept.png', png)).status).toBe(403)
    expect((await asShopper('inbox/../files/1', png)).status).toBe(400)
    await asShopper('inbox/2', png)
    expect((await asShopper('inbox/2', Buffer.from('x'), 'o2')).status).toBe(403)
    expect((await asShopper('inbox/3', Buffer.alloc(50 * 1024 * 1024 + 1))).status).toBe(413)
    expect(cloud.storage.info('inbox/3')).toBeUndefined()
  })

  it('uploads the largest file that the chat takes', async () => {
    const largest = Math.max(...uploadKinds.map((kind) => fileLimits[kind].bytes))
    expect((await asShopper('inbox/4', Buffer.alloc(largest))).status).toBe(200)
    expect(cloud.storage.info('inbox/4')).toMatchObject({ size: largest })
  })

  it('loses the race for a path to who was there first', async () => {
    async function* slow() {
      yield Buffer.from('mine')
      await cloud.storage.put('raced', Readable.from([Buffer.from('theirs')]), { appid: 'wx1', openid: 'o2' })
    }
    const late = cloud.storage.put('raced', slow(), { appid: 'wx1', openid: 'o1' })
    await expect(late).rejects.toMatchObject({ code: 'STORAGE_EXCEED_AUTHORITY' })
    expect(cloud.storage.info('raced')?.creator).toBe('wx1:o2')
  })

  it('reads and deletes what it has created, and nothing else', async () => {
    const { fileID } = (await (await asShopper('inbox/own', png)).json()) as { fileID: string }
    expect((await file(fileID, 'o1')).status).toBe(200)
    expect((await file(fileID, 'o2')).status).toBe(403)
    expect((await file(fileID, 'o2', 'DELETE')).status).toBe(403)
    expect(await (await file(await upload('of-a-function.png'), 'o1')).json()).toMatchObject({
      code: 'STORAGE_EXCEED_AUTHORITY',
    })
    expect((await file(fileID, 'o1', 'DELETE')).status).toBe(200)
    expect((await file(fileID, 'o1')).status).toBe(404)
  })

  it('is nobody without the local login', async () => {
    expect((await fetch(`${cloud.url}/upload?path=inbox/4`, { method: 'PUT', body: 'x' })).status).toBe(403)
    expect((await fetch(`${cloud.url}/file?fileID=cloud://local.local/inbox/1`)).status).toBe(403)
  })
})

describe('a page of another address', () => {
  const page = 'http://127.0.0.1:9321'
  const preflight = (url: string, method: string, { headers = '', origin = page } = {}) =>
    fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': headers,
      },
    })

  it('may put a file where a ticket says, with every header that the ticket asks for', async () => {
    const { data } = await cloud.app.getUploadMetadata({ cloudPath: 'inbox/console' })
    const ticket = data as { url: string; token: string; authorization: string; cosFileId: string }
    const headers = {
      authorization: ticket.authorization,
      'x-cos-security-token': ticket.token,
      'x-cos-meta-fileid': ticket.cosFileId,
    }
    const names = Object.keys(headers).join(',')
    const asked = await preflight(ticket.url, 'PUT', { headers: names })
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([200, page])
    expect(asked.headers.get('access-control-allow-headers')).toBe(names)
    const put = await fetch(ticket.url, {
      method: 'PUT',
      headers: { ...headers, origin: page },
      body: new Uint8Array(png),
    })
    expect([put.status, put.headers.get('access-control-allow-origin')]).toEqual([200, page])
    expect(cloud.storage.info('inbox/console')).toMatchObject({ size: png.length })
  })

  it('is refused what no rule of the bucket allows, as the object store refuses it', async () => {
    const { data } = await cloud.app.getUploadMetadata({ cloudPath: 'inbox/other' })
    const { url } = data as { url: string }
    expect((await preflight(url, 'DELETE')).status).toBe(403)
    const stranger = await preflight(url, 'PUT', { origin: 'https://elsewhere.example' })
    expect([stranger.status, stranger.headers.get('access-control-allow-origin')]).toEqual([403, null])
  })
})

describe('a copy', () => {
  it('does not replace what is there unless it may, and may take the original away', async () => {
    await upload('from/a.txt', Buffer.from('new'))
    await upload('to/a.txt', Buffer.from('old'))
    const copy = async (rule: object) => {
      const both = { srcPath: 'from/a.txt', dstPath: 'to/a.txt', ...rule }
      return (await cloud.app.copyFile({ fileList: [both] })).fileList[0]
    }
    expect((await copy({ overwrite: false }))?.code).toBe('INVALID_PARAM')
    expect(await copy({ removeOriginal: true })).toMatchObject({ code: 'SUCCESS' })
    expect(cloud.storage.info('from/a.txt')).toBeUndefined()
    const { fileContent } = await cloud.app.downloadFile({ fileID: 'cloud://local.local/to/a.txt' })
    expect(String(fileContent)).toBe('new')
    expect((await copy({}))?.code).toBe('STORAGE_FILE_NONEXIST')
  })

  it('of a client file belongs to the function that made it', async () => {
    await asShopper('inbox/copied', png)
    await cloud.app.copyFile({ fileList: [{ srcPath: 'inbox/copied', dstPath: 'files/copied' }] })
    expect(cloud.storage.info('files/copied')).toMatchObject({ creator: 'admin', contentType: 'image/png' })
  })
})

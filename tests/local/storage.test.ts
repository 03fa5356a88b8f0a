import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

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

describe('a shopper', () => {
  it('uploads into the inbox, and is written down as its creator', async () => {
    const reply = (await (await asShopper('inbox/1', png)).json()) as { fileID: string }
    expect(reply.fileID).toBe('cloud://local.local/inbox/1')
    expect(cloud.storage.info('inbox/1')).toMatchObject({
      creator: 'wx1:o1',
      size: png.length,
      contentType: 'image/png',
    })
  })

  it('may not write elsewhere, over the file of another, or more than 10 MB', async () => {
    expect((await asShopper('files/1', png)).status).toBe(403)
    expect((await asShopper('inbox/../files/1', png)).status).toBe(400)
    await asShopper('inbox/2', png)
    expect((await asShopper('inbox/2', Buffer.from('x'), 'o2')).status).toBe(403)
    expect((await asShopper('inbox/3', Buffer.alloc(10 * 1024 * 1024 + 1))).status).toBe(413)
    expect(cloud.storage.info('inbox/3')).toBeUndefined()
  })
})

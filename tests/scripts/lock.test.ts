import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withLock } from '../../scripts/lib/lock.mjs'

describe('a lock between processes', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xiaomei-lock-'))
    file = join(folder, 'some/install.lock')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('lets one after the other work, and tells the second that it waits', async () => {
    const seen: string[] = []
    let finish: () => void = () => undefined
    const working = new Promise<void>((resolve) => (finish = resolve))
    const first = withLock(file, async () => {
      seen.push('first begins')
      await working
      seen.push('first ends')
    })
    const second = withLock(
      file,
      () => seen.push('second'),
      () => {
        seen.push('second waits')
        finish()
      },
    )
    await Promise.all([first, second])
    expect(seen).toEqual(['first begins', 'second waits', 'first ends', 'second'])
    expect(existsSync(file)).toBe(false)
  })

  it('takes over from a process that died', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    await withLock(file, () => undefined)
    writeFileSync(file, String(pid))
    expect(await withLock(file, () => 'done')).toBe('done')
  })

  it('is given back when the work fails', async () => {
    await expect(withLock(file, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(existsSync(file)).toBe(false)
  })
})

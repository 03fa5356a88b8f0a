import type { Entry } from '../../local/wecom/config'
import { chosen } from '../../local/wecom/page/choice'
import { inTime } from '../../local/wecom/page/order'

const entry = (id: string, at: number, status: Entry['status'] = 'shown'): Entry => ({
  id,
  seq: at,
  rev: at,
  at,
  from: 'member',
  passive: false,
  body: { type: 'text', content: id },
  status,
})
const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id)

describe('the page of the stand-in', () => {
  it('says why a file can not be sent', () => {
    const file = (bytes: number, type = 'image/png') => new File([Buffer.alloc(bytes)], 'cup', { type })
    expect(chosen(file(0))).toBe('这个文件是空的，换一个')
    expect(chosen(file(1, 'text/html'))).toMatch(/^只能发/)
    expect(chosen(file(11 * 1024 * 1024))).toMatch(/^不能超过/)
    expect(chosen(file(1))).toMatchObject({ type: { media: 'image' } })
  })

  it('leaves what was not sent where it was said, above the answers that came later', () => {
    const known = [entry('a', 1), entry('b', 5)]
    expect(idsOf(inTime(known, [entry('failed', 3, 'failed')]))).toEqual(['a', 'failed', 'b'])
    expect(idsOf(inTime(known, [entry('sending', 3, 'sending')]))).toEqual(['a', 'b', 'sending'])
    expect(idsOf(inTime(known, [entry('failed', 9, 'failed')]))).toEqual(['a', 'b', 'failed'])
  })
})

import type { MessageView } from '../../core/conversation/message'
import { rowsOf, type Row } from '../../src/features/conversation/rows.shared'
import { firstUnread, newsAfter } from '../../src/features/conversation/unread.shared'
import {
  BLOCK_ROWS,
  FIRST_ROWS,
  blocksOf,
  fixed,
  nothingDrawn,
  withBlockAbove,
  withRow,
} from '../../src/features/conversation/window.shared'

const NOW = Date.UTC(2026, 10, 21, 2, 0)
const message = (seq: number, from: MessageView['from'] = { kind: 'agent', name: '林晓' }): MessageView => ({
  id: `${seq}.0`,
  seq,
  at: NOW + seq,
  from,
  body: { kind: 'text', text: `message ${seq}` },
  clientId: `client-${seq}`,
})
const between = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => message(from + at))
const rowsWith = (messages: readonly MessageView[]) =>
  rowsOf({ messages, service: { status: 'bot' }, now: NOW }, [])
const keys = (rows: readonly Row[]) => rows.map(({ key }) => key)
const drawnKeys = (rows: readonly Row[], part: Parameters<typeof blocksOf>[1]) => {
  const { older, newer } = blocksOf(rows, part)
  return keys([...[...older].reverse(), ...newer].flatMap((block) => block.rows))
}

describe('blocks', () => {
  const rows = rowsWith(between(1, 200))
  const opened = fixed(rows, nothingDrawn)

  it('draw the last rows first, and what is said later below them', () => {
    expect(drawnKeys(rows, opened)).toEqual(keys(rows.slice(-FIRST_ROWS)))
    const longer = rowsWith(between(1, 260))
    expect(drawnKeys(longer, fixed(longer, opened))).toEqual(keys(longer.slice(200 - FIRST_ROWS)))
    expect(blocksOf(longer, opened).newer.map((block) => block.rows.length)).toEqual([30, 30, 20])
  })

  it('grow upwards by one block a look; those that are drawn stay as they are', () => {
    let part = opened
    let before = blocksOf(rows, part)
    for (let look = 1; look <= 7; look += 1) {
      part = withBlockAbove(rows, part)
      const now = blocksOf(rows, part)
      expect(now.older.slice(0, before.older.length)).toEqual(before.older)
      expect(drawnKeys(rows, part)).toEqual(keys(rows.slice(now.hidden)))
      expect(now.hidden).toBe(Math.max(0, 200 - FIRST_ROWS - look * BLOCK_ROWS))
      before = now
    }
    expect(withBlockAbove(rows, part)).toBe(part)
  })

  it('stay where they are when older messages are loaded above them', () => {
    const part = withBlockAbove(rows, opened)
    const more = rowsWith([...between(-99, 0), ...between(1, 200)])
    expect(drawnKeys(more, part)).toEqual(drawnKeys(rows, part))
  })

  it('reach back to a row that somebody asked to see, and nowhere for one that is not known', () => {
    expect(drawnKeys(rows, withRow(rows, opened, '100.0'))).toContain('100.0')
    expect(withRow(rows, opened, 'unknown')).toBe(opened)
  })

  it('begin anew when the first row is gone, as behind a gap', () => {
    const other = rowsWith(between(900, 960))
    expect(fixed(other, opened)).toEqual(fixed(other, nothingDrawn))
  })
})

describe('rows', () => {
  it('stay the objects they were while others come above and below them', () => {
    const known = between(50, 60)
    const before = rowsWith(known)
    const after = rowsWith([...between(40, 49), ...known, ...between(61, 62)])
    expect(after[11]).toBe(before[1])
    expect(after[20]).toBe(before[10])
  })
})

describe('news', () => {
  const shopper = { kind: 'shopper' } as const

  it('is what others said after the row that was seen last', () => {
    const rows = rowsWith([message(1), message(2, shopper), message(3), message(4)])
    expect(keys(newsAfter(rows, '1.0'))).toEqual(['3.0', '4.0'])
    expect(newsAfter(rows, '4.0')).toEqual([])
  })

  it('begins above the first of the agent’s words that came while the shopper was away', () => {
    const messages = [message(1), message(2, shopper), message(3, { kind: 'bot' }), message(4), message(5)]
    expect(firstUnread(messages, 2)).toBe('4.0')
    expect(firstUnread(messages, 5)).toBeNull()
    expect(firstUnread(messages, 0)).toBeNull()
  })
})

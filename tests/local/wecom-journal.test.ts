import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inWords } from '../../local/launch/in-words'
import { JournalDamaged, openJournal, type JournalRecord } from '../../local/wecom/journal'

const to = { corpId: 'ww1', agentId: '1', userid: 'linxiao' }
const again = (msgId: string): JournalRecord => ({ type: 'again', at: 1, to, msgId })
const lines = (...msgIds: string[]) => msgIds.map((msgId) => `${JSON.stringify(again(msgId))}\n`).join('')

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
  file = join(folder, 'wecom.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Opens it, writes one more, and answers what was there. */
const goOn = (msgId: string): readonly JournalRecord[] => {
  const journal = openJournal(file)
  journal.append(again(msgId))
  journal.close()
  return journal.past
}

it('keeps what was appended, from the first start on', () => {
  expect(goOn('a')).toEqual([])
  expect(goOn('b')).toEqual([again('a')])
  expect(readFileSync(file, 'utf8')).toBe(lines('a', 'b'))
})

describe('a last line that is not whole', () => {
  it.each([
    ['ends in the middle (killed)', '{"type":"again","at'],
    ['ends in the middle of a character', Buffer.from('{"msgId":"好').subarray(0, -1)],
    ['is zeros (power cut)', '\0'.repeat(40)],
    ['is zeros to the line’s end (power cut)', `${'\0'.repeat(40)}\n`],
    ['is a line of something else', '{"type":"again","at"\n'],
    ['has no record in it', 'null\n'],
  ])('that %s is left out, and the next one stands in its place', (_what, tail) => {
    writeFileSync(file, Buffer.concat([Buffer.from(lines('a', 'b')), Buffer.from(tail)]))
    expect(goOn('c')).toEqual([again('a'), again('b')])
    expect(readFileSync(file, 'utf8')).toBe(lines('a', 'b', 'c'))
  })
})

it.each([
  ['not JSON', '{"type":"ag\n'],
  ['of another kind', '{"type":"later than this program"}\n'],
  ['empty', '\n'],
])(
  'a line before the last one that is %s is refused with words, and the file stays as it is',
  (_what, bad) => {
    const content = lines('a') + bad + lines('c')
    writeFileSync(file, content)
    const open = () => openJournal(file)
    expect(open).toThrow(JournalDamaged)
    expect(inWords(new JournalDamaged(file, 2))).toContain('第 2 行')
    expect(readFileSync(file, 'utf8')).toBe(content)
  },
)

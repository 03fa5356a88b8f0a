import type { MessageView } from '../../core/conversation/message'
import { copiedOf, quoteOf } from '../../src/features/conversation/menu.shared'
import { Playback } from '../../src/features/conversation/playback'
import { afterHeard, restoredHeard } from '../../src/features/conversation/playback.shared'
import { isCancelling, outcomeOf, secondsLeft } from '../../src/features/conversation/recorder.shared'
import { draggedTo, roomOf, type Dragged } from '../../src/features/conversation/reorder.shared'
import {
  laid,
  moved,
  trayText,
  withoutFile,
  type TrayFile,
} from '../../src/features/conversation/tray.shared'

const said = (seq: number, body: unknown, from: MessageView['from'] = { kind: 'agent', name: '林晓' }) =>
  ({ id: `${seq}.0`, seq, at: seq, from, body, clientId: `client-${seq}` }) as MessageView
const voice = (seq: number, from?: MessageView['from']) =>
  said(seq, { kind: 'voice', fileId: 'f', bytes: 1, durationMs: 3_000, url: `/voice/${seq}` }, from)

interface PlayerEvents {
  readonly onEnd: () => void
  readonly onFail: () => void
}

/** A player that sounds until it is told to end or to fail. */
const rig = (messages: readonly MessageView[], stored: unknown = null) => {
  const played: string[] = []
  const silenced: string[] = []
  const failures: string[] = []
  const kept = new Map<string, unknown>([['heard', stored]])
  let events: PlayerEvents = { onEnd: () => undefined, onFail: () => undefined }
  const playback = new Playback({
    playSound: (url, told) => {
      played.push(url)
      events = told
      return () => void silenced.push(url)
    },
    readStored: (name) => kept.get(name),
    writeStored: (name, value) => void kept.set(name, value),
    messages: () => messages,
    onFail: () => void failures.push('failed'),
  })
  return {
    playback,
    played,
    silenced,
    failures,
    kept,
    end: () => events.onEnd(),
    fail: () => events.onFail(),
  }
}

describe('listening to voice messages', () => {
  const shopper = { kind: 'shopper' } as const
  const messages = [voice(1), voice(2, shopper), said(3, { kind: 'text', text: '好' }), voice(4), voice(5)]

  it('goes on with the next one that was not heard, not with one’s own', () => {
    const { playback, played, end } = rig(messages, ['4.0'])
    playback.toggle('1.0', '/voice/1')
    expect(playback.hearing('1.0')).toBe('playing')
    end()
    expect(played).toEqual(['/voice/1', '/voice/5'])
    end()
    expect(playback.hearing('5.0')).toBe('heard')
  })

  it('plays one that was heard for itself', () => {
    const { playback, played, end } = rig(messages, ['1.0'])
    playback.toggle('1.0', '/voice/1')
    end()
    expect([played, playback.hearing('4.0')]).toEqual([['/voice/1'], 'unheard'])
  })

  it('is silent before another one sounds, and when it is tapped again', () => {
    const { playback, silenced } = rig(messages)
    playback.toggle('1.0', '/voice/1')
    playback.toggle('4.0', '/voice/4')
    expect([silenced, playback.hearing('1.0')]).toEqual([['/voice/1'], 'heard'])
    playback.toggle('4.0', '/voice/4')
    expect(playback.hearing('4.0')).toBe('heard')
  })

  it('says so when one cannot be played, and does not go on', () => {
    const { playback, played, failures, fail } = rig(messages)
    playback.toggle('1.0', '/voice/1')
    fail()
    expect([played, failures]).toEqual([['/voice/1'], ['failed']])
  })

  it('tells whoever draws it, and remembers what was heard', () => {
    const { playback, kept } = rig(messages)
    let told = 0
    playback.subscribe(() => (told += 1))
    playback.toggle('1.0', '/voice/1')
    expect(told).toBeGreaterThan(0)
    expect(kept.get('heard')).toEqual(['1.0'])
    expect(restoredHeard({ broken: true })).toEqual([])
  })

  it('does not remember without end', () => {
    const ids = Array.from({ length: 600 }, (_, i) => `${i}.0`)
    const heard = ids.reduce<readonly string[]>(afterHeard, [])
    expect([heard.length, heard[heard.length - 1]]).toEqual([500, '599.0'])
  })
})

describe('speaking', () => {
  it('is sent, taken back by sliding up, or too short', () => {
    expect(isCancelling(700, 650)).toBe(false)
    expect(isCancelling(700, 640)).toBe(true)
    expect(outcomeOf({ isCancelled: false, heldMs: 2_000, hasSound: true })).toBe('send')
    expect(outcomeOf({ isCancelled: true, heldMs: 2_000, hasSound: true })).toBe('drop')
    expect(outcomeOf({ isCancelled: false, heldMs: 300, hasSound: true })).toBe('tooShort')
    expect(outcomeOf({ isCancelled: false, heldMs: 2_000, hasSound: false })).toBe('failed')
  })

  it('counts down the last ten seconds of the minute', () => {
    expect([secondsLeft(49_000, 60_000), secondsLeft(50_000, 60_000), secondsLeft(61_000, 60_000)]).toEqual([
      null,
      10,
      0,
    ])
  })
})

describe('the tray', () => {
  const photo = (id: string): TrayFile => ({ id, kind: 'image', path: `/${id}`, bytes: 512 * 1024 })
  const film = (more: Partial<TrayFile> = {}): TrayFile => ({
    id: 'film',
    kind: 'video',
    path: '/film',
    bytes: 12 * 1024 * 1024,
    durationMs: 32_000,
    ...more,
  })
  const ids = (files: readonly TrayFile[]) => files.map(({ id }) => id).join('')
  const abc = ['a', 'b', 'c'].map(photo)

  it('moves and removes, and stays as it is at its ends', () => {
    expect(ids(moved(abc, 'a', 1))).toBe('bac')
    expect(ids(moved(abc, 'a', 2))).toBe('bca')
    expect(ids(moved(abc, 'c', 0))).toBe('cab')
    expect([moved(abc, 'a', -1), moved(abc, 'a', 3), moved(abc, 'x', 1)]).toEqual([abc, abc, abc])
    expect(ids(withoutFile(abc, 'b'))).toBe('ac')
  })

  it('shows where a dragged one would lie, and who makes room for it', () => {
    const rooms = (dragged: Dragged | null) => [0, 1, 2, 3].map((place) => roomOf(place, dragged))
    const right = draggedTo({ at: 0, x: 40 }, 40 + 150, 4)
    expect([right, rooms(right)]).toEqual([{ at: 0, by: 150, to: 2 }, [0, -1, -1, 0]])
    const left = draggedTo({ at: 3, x: 300 }, -500, 4)
    expect([left.to, rooms(left)]).toEqual([0, [1, 1, 1, 0]])
    expect([draggedTo({ at: 1, x: 100 }, 900, 4).to, rooms(null)]).toEqual([3, [0, 0, 0, 0]])
  })

  it('holds nine, and says so', () => {
    const many = laid(
      abc,
      Array.from({ length: 8 }, (_, i) => photo(String(i))),
    )
    expect([ids(many.files), many.refusal]).toEqual(['abc012345', '一次最多 9 个'])
  })

  it('refuses a long or large video before it is carried, and keeps the others', () => {
    const long = laid(abc, [film({ durationMs: 90_000 }), photo('d')])
    expect([ids(long.files), long.refusal]).toEqual(['abcd', '视频超过 60 秒了，剪短一点再发'])
    expect(laid([], [film({ bytes: 26 * 1024 * 1024 })]).refusal).toBe(
      '视频有 26.0 MB，超过 25 MB，剪短一点再发',
    )
    expect(laid([], [film({ durationMs: 60_400 })]).refusal).toBe('')
  })

  it('refuses what the device sees cannot go, once for all of them', () => {
    const empty = { ...photo('e'), bytes: 0 }
    const page = { ...photo('p'), isOfOtherKind: true }
    const huge = { ...photo('h'), bytes: 11 * 1024 * 1024 }
    const one = laid(abc, [empty, photo('d')])
    expect([ids(one.files), one.refusal]).toEqual(['abcd', '这个文件是空的，换一个再发'])
    const two = laid([], [page, huge])
    expect([two.files, two.refusal]).toEqual([[], '2 个没有选上：只能发 JPG、PNG、GIF、WebP 照片'])
    expect(laid([], [huge]).refusal).toBe('照片超过 10 MB，换一张小一点的')
    expect(laid([], [film({ isOfOtherKind: true })]).refusal).toBe('只能发 MP4、MOV 视频，换一个再发')
  })

  it('tells how much it is before it is sent', () => {
    expect(trayText(abc)).toBe('3 张照片，共 1.5 MB')
    expect(trayText([film()])).toBe('视频 0:32，12.0 MB')
    expect(trayText([film(), photo('a')])).toBe('2 个文件，共 12.5 MB')
  })
})

describe('the menu of a message', () => {
  it('copies words, and quotes whoever spoke', () => {
    const text = said(3, { kind: 'text', text: '好的\n马上看' })
    expect(copiedOf(text.body)).toBe('好的\n马上看')
    expect(quoteOf(text)).toEqual({ id: '3.0', name: '林晓', excerpt: '好的 马上看' })
    expect(quoteOf(voice(4, { kind: 'shopper' }))).toEqual({ id: '4.0', name: '我', excerpt: '[语音 3″]' })
  })

  it('offers nothing for a notice and for a kind of a newer version', () => {
    const newer = said(5, { kind: 'hologram' })
    const notice = said(6, { kind: 'notice', notice: { type: 'handOffCancelled' } }, { kind: 'system' })
    expect([copiedOf(newer.body), quoteOf(newer), copiedOf(notice.body), quoteOf(notice)]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})

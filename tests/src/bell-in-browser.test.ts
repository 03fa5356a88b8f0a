import { ownBells } from '../../core/conversation/bell'
import { watchBell } from '../../src/platform/bell'

// Written for a bundler; a browser's bell uses nothing of it.
jest.mock('@tarojs/taro', () => ({}))

/** The browser's own, as far as the bell uses it; WeChat's is tested with the compiled app. */
class FakeSource {
  static readonly CLOSED = 2
  static readonly opened: FakeSource[] = []
  readyState = 0
  onopen: () => void = () => undefined
  onerror: () => void = () => undefined
  onmessage: (event: { data: string }) => void = () => undefined

  constructor(readonly url: string) {
    FakeSource.opened.push(this)
  }

  close(): void {
    this.readyState = FakeSource.CLOSED
  }

  tell(seq: number): void {
    const bell = { _id: 's:mp:o', _openid: 'o', shopId: 's', seq, at: 1 }
    this.onmessage({ data: JSON.stringify({ id: 1, docs: [bell], docChanges: [] }) })
  }
}

const sources = FakeSource.opened
const latest = (): FakeSource => {
  const source = sources.at(-1)
  if (!source) throw new Error('nothing was opened')
  return source
}

let heard: (number | 'lost')[]
let stop: () => void
beforeEach(() => {
  jest.useFakeTimers()
  Object.assign(globalThis, { EventSource: FakeSource })
  sources.length = 0
  heard = []
  stop = watchBell({ onRing: (seq) => heard.push(seq), onLost: () => heard.push('lost') })
})
afterEach(() => {
  stop()
  jest.useRealTimers()
})

it('asks for one’s own bells, and tells how far they rang', () => {
  const { searchParams, pathname } = new URL(latest().url, 'http://phone')
  expect([pathname, searchParams.get('where')]).toEqual(['/watch/bells', JSON.stringify(ownBells)])
  latest().onopen()
  latest().tell(4)
  expect(heard).toEqual([0, 4])
})

it('lets the browser mend a line that broke, and is heard again then', () => {
  latest().tell(4)
  latest().onerror()
  latest().onopen()
  expect(heard).toEqual([4, 'lost', 4])
  jest.advanceTimersByTime(60_000)
  expect(sources).toHaveLength(1)
})

it('tries again later where it was refused', () => {
  latest().readyState = FakeSource.CLOSED
  latest().onerror()
  expect(heard).toEqual(['lost'])
  jest.advanceTimersByTime(29_999)
  expect(sources).toHaveLength(1)
  jest.advanceTimersByTime(1)
  latest().onopen()
  expect([sources.length, heard]).toEqual([2, ['lost', 0]])
})

it('is silent once nobody listens, and does not come back', () => {
  const source = latest()
  stop()
  source.tell(9)
  source.onerror()
  jest.advanceTimersByTime(60_000)
  expect([heard, sources.length, source.readyState]).toEqual([[], 1, FakeSource.CLOSED])
})

it('does not try again when nobody listens any more', () => {
  latest().readyState = FakeSource.CLOSED
  latest().onerror()
  stop()
  jest.advanceTimersByTime(60_000)
  expect(sources).toHaveLength(1)
})

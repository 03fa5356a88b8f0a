import { isBlank, overBy } from '../../core/conversation/text'

describe('how long a text is', () => {
  const family = '👩‍👩‍👧‍👦'

  it('is what a reader counts', () => {
    expect(overBy('字'.repeat(1_000), 1_000)).toBe(0)
    expect(overBy('字'.repeat(1_003), 1_000)).toBe(3)
    expect(overBy(family.repeat(200), 1_000)).toBe(0)
    expect(overBy('😀'.repeat(1_001), 1_000)).toBe(1)
  })

  it('is never more than WeChat judges', () => {
    const most = Math.floor(2_500 / family.length)
    expect(overBy(family.repeat(most), 1_000)).toBe(0)
    expect(overBy(family.repeat(most + 2), 1_000)).toBe(2)
    expect(overBy(`a${'\u0301'.repeat(2_500)}`, 1_000)).toBe(1)
  })
})

it('is blank when nothing of it is seen', () => {
  for (const text of ['', ' \n\u3000', '   \u200b', '\u200d\ufe0f', '\u3164'])
    expect(isBlank(text)).toBe(true)
  for (const text of ['。', '😀', '\u200b好', '❤️']) expect(isBlank(text)).toBe(false)
})

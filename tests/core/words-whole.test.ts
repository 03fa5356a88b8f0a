import { excerptOf } from '../../core/conversation/excerpt'
import { brief, cutText, underHead } from '../../core/lane/text'
import { firstOf, graphemesOf, plainGraphemesOf, wholeWithin } from '../../core/shared/graphemes'
import { insideIsolate, isolated } from '../../core/shared/bidi'
import { renderTurn } from '../../core/lane/render'
import { given } from '../support/given'
import { hears, last, opened, play } from './lane/story'

/** A family, a flag, a skin, a keycap, a rainbow, a letter with marks: one character each to whoever reads them. */
const whole = ['👨‍👩‍👧‍👦', '🇨🇳', '👍🏽', '1️⃣', '🏳️‍🌈', 'g̈́', '각']

describe('what is read as one character', () => {
  it.each(whole)('%s is one', (one) => {
    expect(graphemesOf(one)).toEqual([one])
  })

  it.each([...whole, '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'か゚', '👩🏽‍🚀'])('%s is one where the engine cannot tell (mini-programs)', (one) => {
    expect(plainGraphemesOf(`好${one}${one}好`)).toEqual(['好', one, one, '好'])
  })

  it('two flags side by side are two, and what has no marks is told apart', () => {
    expect(plainGraphemesOf('🇨🇳🇯🇵a好😀')).toEqual(['🇨🇳', '🇯🇵', 'a', '好', '😀'])
  })

  it.each(whole)('%s stays whole within a limit that counts units', (one) => {
    for (const most of [1, 2, 5, 17, 100]) {
      const within = wholeWithin(one.repeat(40), most)
      expect(within).toBe(one.repeat(Math.min(40, Math.floor(most / one.length))))
    }
  })

  it.each(whole)('%s is never cut in two, wherever the end falls', (one) => {
    const text = one.repeat(80)
    for (const max of [1, 2, 3, 20, 59]) expect(firstOf(text, max)).toBe(one.repeat(max))
    expect(brief(text, 60)).toBe(`${one.repeat(59)}…`)
    expect(excerptOf({ kind: 'text', text })).toBe(`${one.repeat(59)}…`)
    for (const piece of cutText(text, 100)) expect(piece.replaceAll(one, '')).toBe('')
  })

  it('is counted, not measured: as many as fit are left alone', () => {
    expect(brief(whole.join(''), whole.length)).toBe(whole.join(''))
  })

  it('stays whole in what a session remembers of the shopper', () => {
    const text = '👨‍👩‍👧‍👦'.repeat(70)
    given()
      .when({ type: 'say', body: { kind: 'text', text }, answer: null })
      .then({ service: { story: { asked: ['👨‍👩‍👧‍👦'.repeat(60)] } } })
  })
})

const FSI = '\u2068'
const PDI = '\u2069'
const arabic = 'أين طلبي 4260137؟'

describe('words from right to left', () => {
  it('pass through as they were written', () => {
    expect(insideIsolate(isolated(arabic))).toBe(arabic)
    expect(isolated('有一只杯子的把手断了 abc 123')).toBe('有一只杯子的把手断了 abc 123')
  })

  it.each([
    ['turns the rest around', '\u202e这句话', '\u202e这句话'],
    ['closes what it did not open', `abc${PDI}${PDI}def`, 'abcdef'],
    ['opens what it does not close', `\u2067abc`, `\u2067abc${PDI}`],
    ['opens and closes', `\u2067abc${PDI}`, `\u2067abc${PDI}`],
  ])('who %s reaches no neighbour', (_what, words, inside) => {
    expect(isolated(words)).toBe(`${FSI}${inside}${PDI}`)
  })

  it('stand apart from the number and the name before them in the chat of an agent, line by line', () => {
    const shown = last(play([hears(`${arabic}\n第二行\n${arabic}`, { events: [opened()] })]))
    expect(renderTurn(shown)).toEqual([
      {
        kind: 'text',
        text: expect.stringContaining(
          `\u3000${FSI}${arabic}${PDI}\n\u3000第二行\n\u3000${FSI}${arabic}${PDI}`,
        ),
      },
    ])
  })

  it('stand apart in every part of a long text', () => {
    const parts = underHead('#12 张女士 ·7', '\u3000', [isolated('ش'.repeat(2_000))])
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts)
      expect(part).toMatch(new RegExp(`^#12 张女士 ·7（\\d/\\d）\u3000${FSI}ش+${PDI}$`))
  })
})

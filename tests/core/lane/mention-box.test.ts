import fc from 'fast-check'
import { mentionsText } from '../../../core/copy/mentions'
import {
  failed,
  holdBack,
  newBox,
  next,
  put,
  QUIET_MS,
  sealed,
  sent,
  type Mention,
  type MentionBox,
} from '../../../core/lane/mention-box'
import { byteLength, LANE_TEXT_BYTES } from '../../../core/lane/text'
import { SECOND } from '../../../core/shared/time'
import { NOW } from '../../support/samples'

const mention = (n: number, text = `第 ${n} 条`): Mention => ({
  ...{ key: `s:${n}`, at: NOW, called: { number: n, honorific: '张女士' }, byName: '林晓', text },
})
const box = (...mentions: readonly Mention[]): MentionBox =>
  mentions.reduce((so, one) => put(so, one, NOW).box, newBox('mianyu', 'hejing'))
const keysIn = (mentions: readonly Mention[]) => mentions.map(({ key }) => key)

describe('notes that name a colleague', () => {
  it('are told at once when it was quiet, and wait for each other after that', () => {
    const first = put(newBox('mianyu', 'hejing'), mention(1), NOW)
    expect(first.isAlone).toBe(true)
    const second = put(first.box, mention(2), NOW + SECOND)
    expect(second).toMatchObject({ isAlone: false, box: { sendAt: NOW + QUIET_MS } })
    expect(keysIn(put(second.box, mention(3), NOW + 60 * SECOND).box.waiting)).toEqual(['s:2', 's:3'])
    expect(put(first.box, mention(2), NOW + QUIET_MS).isAlone).toBe(true)
  })

  it('are the same message when they come again, however it was told', () => {
    const three = box(mention(1), mention(2), mention(3))
    expect(put(three, mention(1), NOW)).toEqual({ box: three, isAlone: true })
    expect(put(three, mention(2), NOW)).toEqual({ box: three, isAlone: false })
    const over = sent(sealed(three), ['s:2', 's:3'], NOW)
    expect(put(over, mention(2), NOW)).toEqual({ box: over, isAlone: false })
    expect(sent(over, ['s:2', 's:3'], NOW + SECOND)).toBe(over)
  })

  it('stay together as they were sent, and what comes meanwhile goes next', () => {
    const begun = sealed(box(mention(1), mention(2), mention(3)))
    const more = put(begun, mention(4), NOW).box
    expect(keysIn(next(sealed(more)))).toEqual(['s:2', 's:3'])
    const rest = sent(more, ['s:2', 's:3'], NOW)
    expect([keysIn(rest.waiting), rest.sealed, rest.sendAt]).toEqual([['s:4'], 0, NOW + QUIET_MS])
  })

  it('may take others along where the limit was reached and nothing was sent', () => {
    const alone = put(newBox('mianyu', 'hejing'), mention(1), NOW).box
    const held = holdBack(alone, mention(1), NOW + 30 * SECOND)
    expect([held.alone, keysIn(held.waiting), held.sendAt]).toEqual([[], ['s:1'], NOW + 30 * SECOND])
    const limited = failed(sealed(held), { why: 'limited', retryAt: NOW + 40 * SECOND }, NOW).box
    expect(limited).toMatchObject({ sealed: 0, attempts: 0, sendAt: NOW + 40 * SECOND })
  })

  it('are tried again as the same message when nobody knows whether they came, and given up at last', () => {
    let tried = sealed(box(mention(1), mention(2)))
    tried = failed(tried, { why: 'unreachable' }, NOW).box
    expect(tried).toMatchObject({ sealed: 1, attempts: 1, sendAt: NOW + 10 * SECOND })
    tried = failed(tried, { why: 'limited', retryAt: NOW }, NOW).box
    expect(tried.sealed).toBe(1)
    for (let times = 0; times < 3; times += 1) tried = failed(tried, { why: 'refused' }, NOW).box
    expect(failed(tried, { why: 'refused' }, NOW)).toMatchObject({
      ...{ isDead: true, box: { waiting: [], sendAt: null, told: ['s:2'] } },
    })
  })

  it('fit into one message of WeCom, the others into the next', () => {
    const long = box(...Array.from({ length: 30 }, (_, n) => mention(n, '长'.repeat(300))))
    const some = next(sealed(long))
    expect(some.length).toBeGreaterThan(3)
    expect(byteLength(mentionsText(some))).toBeLessThanOrEqual(LANE_TEXT_BYTES)
  })
})

it('each of them is told once, whatever fails and comes again, in the order in which they were written', () => {
  const step = fc.constantFrom('put', 'again', 'tell', 'lost', 'limited', 'later')
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let [now, count] = [NOW, 0]
      let so = newBox('mianyu', 'hejing')
      /** What came through, without what WeCom drops because it has seen that very text. */
      const seen = new Map<string, readonly string[]>()
      const tell = (mentions: readonly Mention[]) => seen.set(mentionsText(mentions), keysIn(mentions))
      const say = (one: Mention) => {
        const kept = put(so, one, now)
        so = kept.box
        if (kept.isAlone) tell([one])
      }
      const clock = (outcome: 'tell' | 'lost' | 'limited') => {
        so = sealed(so)
        const told = next(so)
        if (told.length === 0) return
        if (outcome !== 'limited') tell(told)
        if (outcome === 'tell') so = sent(so, keysIn(told), now)
        else if (outcome === 'lost') so = failed(so, { why: 'unreachable' }, now).box
        else so = failed(so, { why: 'limited', retryAt: now }, now).box
      }
      for (const what of steps) {
        if (what === 'put') say(mention((count += 1)))
        else if (what === 'again' && count > 0) say(mention(count))
        else if (what === 'later') now += QUIET_MS
        else if (what !== 'again') clock(what)
      }
      while (so.waiting.length > 0) clock('tell')
      expect([...seen.values()].flat()).toEqual(Array.from({ length: count }, (_, n) => `s:${n + 1}`))
    }),
  )
})

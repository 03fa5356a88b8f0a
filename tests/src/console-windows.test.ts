/** @jest-environment node */
import * as fc from 'fast-check'
import { heard, keptDraft, left, restoredDraft, typed } from '../../console/features/composer/draft'
import { DeskBrowser, settled, type DeskWindow, type Line } from '../support/desk-windows'

const texts = (all: readonly { readonly text: string }[]) => all.map(({ text }) => text)

describe('two windows of one agent', () => {
  it('keep what each could not send, and whichever is left sends all of it once, in its order', async () => {
    const browser = new DeskBrowser()
    const [one, other] = [browser.open(), browser.open()]
    browser.line = 'cut'
    one.say('first')
    other.say('second')
    one.say('third')
    await settled()
    one.close()
    other.hear()
    browser.line = 'well'
    other.later()
    await settled()
    await settled()
    await settled()
    expect(texts(browser.stored)).toEqual(['first', 'second', 'third'])
    expect(browser.storage.size).toBe(0)
  })

  it('show in both what waits, and in neither what one of them has removed', async () => {
    const browser = new DeskBrowser()
    const [one, other] = [browser.open(), browser.open()]
    browser.line = 'refusing'
    one.say('too much')
    await settled()
    other.hear()
    expect(other.outbox()).toEqual([]) // its own window may yet send it
    other.later()
    await settled()
    expect(texts(other.outbox())).toEqual(['too much'])
    other.discard(other.outbox()[0]!.clientId)
    one.hear()
    expect(one.outbox()).toEqual([])
    browser.line = 'well'
    one.later()
    await settled()
    expect(browser.stored).toEqual([])
  })

  it('send nothing that the other has sent already', async () => {
    const browser = new DeskBrowser()
    const [one, other] = [browser.open(), browser.open()]
    one.say('hello')
    await settled()
    await settled()
    other.hear()
    other.later()
    await settled()
    expect(texts(browser.stored)).toEqual(['hello'])
    expect([one.outbox(), other.outbox()]).toEqual([[], []])
  })

  it('show both what an earlier page kept, and store it once', async () => {
    const browser = new DeskBrowser()
    const earlier = browser.open()
    browser.line = 'answerLost'
    earlier.say('hello')
    await settled()
    earlier.close()
    const [one, other] = [browser.open(), browser.open()]
    expect([texts(one.outbox()), texts(other.outbox())]).toEqual([['hello'], ['hello']])
    await settled()
    browser.line = 'well'
    one.later()
    other.later()
    await settled()
    await settled()
    expect(texts(browser.stored)).toEqual(['hello'])
    expect([one.outbox(), other.outbox(), browser.storage.size]).toEqual([[], [], 0])
  })
})

type Step =
  | { readonly do: 'say' | 'hear' | 'later' | 'reopen'; readonly which: number }
  | { readonly do: 'line'; readonly line: Line }

const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: step('say') },
    { weight: 3, arbitrary: step('hear') },
    { weight: 2, arbitrary: step('later') },
    { weight: 1, arbitrary: step('reopen') },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('line' as const),
        line: fc.constantFrom<Line>('well', 'cut', 'answerLost'),
      }),
    },
  ),
  { minLength: 5, maxLength: 30 },
)

function step(name: 'say' | 'hear' | 'later' | 'reopen') {
  return fc.record({ do: fc.constant(name), which: fc.nat({ max: 1 }) })
}

/** Two windows that are used, closed and opened again, and in the end a network that holds. */
const run = async (all: readonly Step[]) => {
  const browser = new DeskBrowser()
  const windows: DeskWindow[] = [browser.open(), browser.open()]
  const said: string[] = []
  for (const one of all) {
    if (one.do === 'line') browser.line = one.line
    else if (one.do === 'say') {
      said.push(`${one.which} says ${said.length}`)
      windows[one.which]!.say(said.at(-1)!)
    } else if (one.do === 'reopen') {
      windows[one.which]!.close()
      windows[one.which] = browser.open()
    } else windows[one.which]![one.do]()
    await settled()
  }
  browser.line = 'well'
  for (let round = 0; round < 3 * said.length + 5; round += 1) {
    for (const window of windows) {
      window.hear()
      window.later()
    }
    await settled()
    await settled()
  }
  return { browser, windows, said }
}

it('lose nothing and store nothing twice, however they are used, closed and cut off', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const { browser, windows, said } = await run(all)
      expect([...texts(browser.stored)].sort()).toEqual([...said].sort())
      expect(windows.map((window) => window.outbox())).toEqual([[], []])
      expect(browser.storage.size).toBe(0)
    }),
    { numRuns: 200 },
  )
})

describe('a draft in two windows', () => {
  const empty = { draft: restoredDraft(undefined), missed: null }
  const words = (text: string) => restoredDraft({ text })

  it('is shown in the other one at once, when nobody writes there', () => {
    expect(heard(empty, words('hello'), false).draft.text).toBe('hello')
  })

  it('waits while somebody writes there, and is shown when the field is left', () => {
    const waiting = heard(typed(empty, { text: 'mine' }), words('theirs'), true)
    expect(waiting.draft.text).toBe('mine')
    expect(left(waiting).draft.text).toBe('theirs')
  })

  it('gives way to the newest key', () => {
    const over = typed(heard(empty, words('theirs'), true), { text: 'mine' })
    expect(left(over).draft.text).toBe('mine')
  })

  it('is gone in both when it was sent', () => {
    const sent = keptDraft(typed({ draft: words('hello'), missed: null }, { text: '' }).draft)
    expect(sent).toBeUndefined()
    expect(heard({ draft: words('hello'), missed: null }, restoredDraft(sent), false).draft.text).toBe('')
  })
})

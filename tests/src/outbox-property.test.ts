/** @jest-environment node */
import * as fc from 'fast-check'
import { fileBody } from '../../src/features/conversation/outbox.shared'
import { flushed, OutboxWorld, type Ending } from '../support/outbox-world'

type Step =
  | {
      readonly do:
        'sayText' | 'sayRefused' | 'sayPhoto' | 'kill' | 'tap' | 'timers' | 'online' | 'loseUploads'
    }
  | { readonly do: 'end'; readonly which: number; readonly how: Ending }

const endings: readonly Ending[] = ['answered', 'answered', 'lostOnTheWay', 'answerLost', 'busy']
const simple = (name: Exclude<Step['do'], 'end'>) => fc.constant<Step>({ do: name })
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: simple('sayText') },
    { weight: 1, arbitrary: simple('sayRefused') },
    { weight: 2, arbitrary: simple('sayPhoto') },
    { weight: 2, arbitrary: simple('kill') },
    { weight: 1, arbitrary: simple('tap') },
    { weight: 2, arbitrary: simple('timers') },
    { weight: 2, arbitrary: simple('online') },
    { weight: 1, arbitrary: simple('loseUploads') },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('end' as const),
        which: fc.nat({ max: 2 }),
        how: fc.constantFrom(...endings),
      }),
    },
  ),
  { minLength: 5, maxLength: 40 },
)

let texts = 0
const act = (world: OutboxWorld, step: Step): void => {
  switch (step.do) {
    case 'sayText':
      return world.say([`text ${(texts += 1)}`])
    case 'sayRefused': {
      const text = `refused ${(texts += 1)}`
      world.server.refuses.add(text)
      return world.say([text])
    }
    case 'sayPhoto':
      return world.phone.add([fileBody('image', { path: 'tmp://photo.jpg', bytes: 10 })])
    case 'kill':
      return world.kill()
    case 'tap':
      return world.tapFailed()
    case 'timers':
      return world.fireTimers()
    case 'online':
      return world.phone.wake()
    case 'loseUploads':
      return world.server.uploads.clear()
    case 'end':
      return world.end(step.which, step.how)
  }
}

const played = async (story: readonly Step[]): Promise<OutboxWorld> => {
  const world = new OutboxWorld()
  for (const step of story) {
    act(world, step)
    await flushed()
  }
  await world.heal()
  return world
}

it('delivers each message once, in the order of typing, through any failing, retrying, killing and resuming', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (story) => {
      const world = await played(story)
      const arrived = world.server.turns.map(({ clientId }) => clientId)
      const waiting = world.phone.outbox().map(({ clientId }) => clientId)

      expect(new Set(arrived).size).toBe(arrived.length)
      expect([...new Set([...arrived, ...waiting])].sort()).toEqual([...world.said].sort())
      // the answer was lost, and the repeats met a busy server: she may tap, and it is still there once
      const unsure = waiting.filter((clientId) => arrived.includes(clientId))
      expect(unsure.filter((clientId) => !world.everFailed.has(clientId))).toEqual([])
      expect(world.phone.outbox().every(({ status }) => status === 'failed')).toBe(true)
      const unhindered = world.said.filter((clientId) => !world.everFailed.has(clientId))
      expect(arrived.filter((clientId) => !world.everFailed.has(clientId))).toEqual(unhindered)
    }),
    { numRuns: 300 },
  )
}, 60_000)

it('keeps no file of a message that has gone', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (story) => {
      const world = await played(story)
      world.phone.outbox().forEach(({ clientId }) => world.phone.discard(clientId))
      await world.heal()
      expect(world.filesLeft).toBe(0)
    }),
    { numRuns: 100 },
  )
}, 60_000)

it('gets out what was refused, once it is mended and tapped', async () => {
  const world = new OutboxWorld()
  world.server.refuses.add('first')
  world.say(['first', 'second'])
  await world.heal()
  expect(world.server.turns.map(({ body }) => body)).toEqual([{ kind: 'text', text: 'second' }])
  world.tapFailed()
  await world.heal()
  expect(world.server.turns.map(({ body }) => body)).toEqual([
    { kind: 'text', text: 'second' },
    { kind: 'text', text: 'first' },
  ])
})

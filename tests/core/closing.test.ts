import fc from 'fast-check'
import { closingWordAt } from '../../core/conversation/closing'
import type { Command, HandOff } from '../../core/conversation/commands'
import { isOpen, nextOpening } from '../../core/shop/hours'
import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../../core/shared/time'
import { assignTo, callHuman, chenMo, linXiao, reply, say, served, transfer } from '../support/commands'
import { beginning, given, run, type Past, type Step } from '../support/given'
import { NOW, sampleShop } from '../support/samples'

/** Saturday 18:00 in China, and the Sunday that follows. */
const CLOSES = NOW + 8 * HOUR
const OPENS = CLOSES + 16 * HOUR
const MONDAY = OPENS + 23 * HOUR

const look = { type: 'look' } as const
const nobody = (opensAt: Instant = OPENS) => ({ handOff: { kind: 'leaveMessage', opensAt } as HandOff })
const at = (now: Instant) => ({ now })
const word = { says: ['system: leftMessage'], events: ['closingTold'] as const, effects: [] }
/** What is due about the clocks of the work and of the wait is no matter here: those of this shop stand still at night. */
const looked = [at(CLOSES - SECOND), nobody(), look] as const

const noticeIn = (past: Past, command: Command) => {
  const { decision } = run(past, command)
  const bodies = decision.ok ? decision.value.messages.map(({ body }) => body) : []
  return bodies.flatMap((body) =>
    body.kind === 'notice' && body.notice.type === 'leftMessage' ? [body.notice] : [],
  )
}

describe('whoever waits at closing time', () => {
  it('in the queue reads when she is answered, once', () => {
    given(callHuman, ...looked, at(CLOSES - 1))
      .when(look)
      .refused('notAllowed')
    given(callHuman, ...looked, at(CLOSES))
      .when(look)
      .then(word)
    given(callHuman, ...looked, at(CLOSES), look, at(CLOSES + 9 * HOUR))
      .when(look)
      .refused('notAllowed')
  })

  it('for her agent reads it too; who has had her answer does not', () => {
    given(...served, ...looked, at(CLOSES))
      .when(look)
      .then(word)
    const { service } = given(...served, reply(linXiao)).state
    expect(closingWordAt(service, { promises: sampleShop, now: CLOSES })).toBeNull()
  })

  it('reads nothing while somebody is there, whatever the hour', () => {
    given(...served, ...looked, at(CLOSES), { handOff: null })
      .when(look)
      .refused('notAllowed')
    given(callHuman, ...looked, at(CLOSES), { handOff: { kind: 'queue', ahead: 0, waitMs: null } })
      .when(look)
      .refused('notAllowed')
  })

  it('reads nothing of a night that is over when the clock comes late', () => {
    const { decision } = run(given(callHuman, ...looked, at(OPENS), nobody()), look)
    expect(decision.ok && decision.value.messages).not.toContainEqual(
      expect.objectContaining({ body: expect.objectContaining({ notice: { type: 'leftMessage' } }) }),
    )
    expect(noticeIn(given(callHuman, ...looked, at(OPENS), nobody()), look)).toEqual([])
  })

  it('reads it anew on the next evening, if she still waits', () => {
    given(callHuman, ...looked, at(CLOSES), look, at(OPENS + 8 * HOUR), nobody(MONDAY))
      .when(look)
      .then({ says: ['system: leftMessage'], service: { toldOf: MONDAY } })
  })

  it('is not told again when the session goes to somebody else that night', () => {
    given(...served, ...looked, at(CLOSES), look, transfer(linXiao, chenMo), at(CLOSES + HOUR))
      .when(look)
      .refused('notAllowed')
    given(...looked.slice(0, 1), callHuman, at(CLOSES), nobody(), look, assignTo(linXiao))
      .when(look)
      .refused('notAllowed')
  })
})

describe('words to an agent after closing', () => {
  const answered = [...served, reply(linXiao), at(CLOSES + HOUR), nobody()] as const

  it.each([
    ['账号被盗了', 'reply-left-urgent', 10 * MINUTE],
    ['这个茶壶能放进洗碗机吗', 'reply-left-normal', 30 * MINUTE],
  ])('are answered by how much they press, and she reads when: %s', (text, rowId, ms) => {
    const past = given(...answered)
    given(...answered)
      .when(say(text))
      .then({ says: [`shopper: ${text}`, 'system: leftMessage'] })
    expect(noticeIn(past, say(text))).toEqual([{ type: 'leftMessage', opensAt: OPENS, answerBy: OPENS + ms }])
    const { service } = run(past, say(text)).past.state
    expect(service).toMatchObject({ toldOf: OPENS, waits: { for: 'reply', clock: { rowId } } })
  })

  it('are said to be kept once a night, in whatever way she was told of it', () => {
    given(...answered, say('在吗'), at(CLOSES + 2 * HOUR))
      .when(say('还在吗'))
      .then({ says: ['shopper: 还在吗'] })
    given(...answered, say('在吗'), at(CLOSES + 2 * HOUR))
      .when(look)
      .refused('notAllowed')
    const queue: HandOff = { kind: 'queue', ahead: 0, waitMs: null }
    const late = [{ handOff: queue }, { type: 'reopen' }, assignTo(linXiao)] as const
    const left = [at(CLOSES + HOUR), nobody(), callHuman, ...late, nobody()] as const
    given(...left)
      .when(say('在吗'))
      .then({ says: ['shopper: 在吗'] })
  })

  it('get no word while he works late, and none at once when he has answered after closing', () => {
    given(...served, reply(linXiao), at(CLOSES + HOUR), { handOff: null })
      .when(say('在吗'))
      .then({ says: ['shopper: 在吗'] })
    const stayed = [...answered, reply(linXiao, '还有什么要问的'), at(CLOSES + 2 * HOUR)] as const
    given(...stayed)
      .when(say('在吗'))
      .then({ says: ['shopper: 在吗'], service: { waits: { clock: { rowId: 'reply' } } } })
  })

  it('get it from the clock when he has gone meanwhile', () => {
    const gone = [...answered, reply(linXiao), at(CLOSES + 2 * HOUR), say('在吗')] as const
    given(...gone, at(CLOSES + 2 * HOUR + 10 * MINUTE - 1))
      .when(look)
      .refused('notAllowed')
    given(...gone, at(CLOSES + 2 * HOUR + 10 * MINUTE))
      .when(look)
      .then(word)
  })

  it('that he answers after all leave nothing to be told', () => {
    given(...answered, reply(linXiao), say('在吗'), at(CLOSES + 70 * MINUTE), reply(linXiao), at(OPENS - 1))
      .when(look)
      .refused('notAllowed')
  })
})

describe('whatever happens', () => {
  const commands: readonly Command[] = [
    callHuman,
    say('在吗'),
    assignTo(linXiao),
    assignTo(chenMo),
    reply(linXiao),
    transfer(linXiao, chenMo),
    { type: 'requeue', from: 'linxiao' },
    look,
    look,
    look,
  ]
  const step = fc.record({
    command: fc.constantFrom(...commands),
    pause: fc.constantFrom(0, 10 * SECOND, 5 * MINUTE, HOUR, 5 * HOUR),
    isThere: fc.boolean(),
  })
  interface Happening {
    readonly command: Command
    readonly pause: number
    readonly isThere: boolean
  }

  /** The world as the server finds it: a shop that is open, or in which somebody works late, has a queue. */
  const worldAt = (now: Instant, isThere: boolean): Step => {
    const queue: HandOff = { kind: 'queue', ahead: 0, waitMs: null }
    if (isOpen(sampleShop, now) || isThere) return { now, handOff: queue }
    return { now, ...nobody(nextOpening(sampleShop, now) ?? 0) }
  }
  const told = (steps: readonly Happening[]) => {
    let past: Past = beginning
    return steps.flatMap(({ command, pause, isThere }) => {
      const now = past.world.now + pause
      past = { ...past, world: { ...past.world, ...worldAt(now, isThere) } }
      const notices = noticeIn(past, command)
      past = run(past, command).past
      return notices.map(({ opensAt }) => ({ at: now, opensAt, isLook: command.type === 'look', past }))
    })
  }

  it('nobody is told of one opening twice by the clock or with her words, and of none while the shop is open', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const words = told(steps).filter(({ past }) => past.state.service.status !== 'offline')
        expect(new Set(words.map(({ opensAt }) => opensAt)).size).toBe(words.length)
        for (const one of words) {
          expect(isOpen(sampleShop, one.at)).toBe(false)
          expect(one.opensAt).toBe(nextOpening(sampleShop, one.at))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('whoever waits while nobody is there has been told once the clock has looked', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.nat(3 * DAY), (steps, later) => {
        let past: Past = beginning
        for (const { command, pause, isThere } of steps) {
          const now = past.world.now + pause
          past = run({ ...past, world: { ...past.world, ...worldAt(now, isThere) } }, command).past
        }
        const now = past.world.now + 10 * MINUTE + later
        if (isOpen(sampleShop, now)) return
        past = run({ ...past, world: { ...past.world, ...worldAt(now, false) } }, look).past
        const { service } = past.state
        const isWaiting = service.status === 'queued' || (service.status === 'assigned' && service.waits)
        if (isWaiting) expect(service).toMatchObject({ toldOf: nextOpening(sampleShop, now) })
      }),
      { numRuns: 400 },
    )
  })
})

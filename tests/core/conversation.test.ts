import type { Command, HandOff } from '../../core/conversation/commands'
import { evolve } from '../../core/conversation/evolve'
import { isOpenService } from '../../core/conversation/state'
import { DAY, MINUTE } from '../../core/shared/time'
import {
  assignTo,
  botSays,
  callHuman,
  cancel,
  chenMo,
  end,
  enter,
  linXiao,
  rate,
  reply,
  requeue,
  say,
  sayPerson,
  served,
  transfer,
} from '../support/commands'
import { given } from '../support/given'
import { NOW, samplePolicy } from '../support/samples'

const closed: HandOff = { kind: 'leaveMessage', opensAt: NOW + DAY }
const later = (ms: number) => ({ now: NOW + ms })
const storyOf = (past: ReturnType<typeof given>) =>
  isOpenService(past.state.service) ? past.state.service.story : null

describe('entering', () => {
  it('welcomes without opening a session', () => {
    given()
      .when(enter)
      .then({ says: ['bot: 您好'], events: ['welcomed'], effects: [], status: 'none' })
  })

  it('does nothing when there is no welcome to say', () => {
    given()
      .when({ ...enter, welcome: [] })
      .refused('notAllowed')
  })

  it.each([
    ['waiting', [callHuman]],
    ['being served', served],
    ['having left a message', [{ handOff: closed }, callHuman]],
  ] as const)('is met by silence while %s', (_, past) => {
    given(...past)
      .when(enter)
      .refused('notAllowed')
  })

  it('does not wake up a session that went silent: the next word opens another', () => {
    given(say('在吗', botSays('在')), later(samplePolicy.botIdleMs), enter)
      .when(say('我的快递到哪了', botSays('在路上')))
      .then({
        events: ['ended', 'opened', 'heard', 'answered'],
        service: { sessionId: 'session-2', count: 2 },
      })
  })
})

describe('talking to the bot', () => {
  it('opens a session with the first word', () => {
    given()
      .when(say('我的快递到哪了', botSays('在路上')))
      .then({
        says: ['shopper: 我的快递到哪了', 'bot: 在路上'],
        events: ['opened', 'heard', 'answered'],
        effects: [],
        service: { status: 'bot', sessionId: 'session-1', number: 1, day: '261121', count: 2 },
      })
  })

  it('goes on in the same session', () => {
    given(say('在吗', botSays('在')))
      .when(say('到哪了', botSays('在路上')))
      .then({ service: { sessionId: 'session-1', count: 4 } })
  })

  it('begins with the order that the chat was opened from, and takes up the next one', () => {
    const from = (orderNo: string) => ({ ...enter, orderNo })
    expect(storyOf(given(from('order-1'), callHuman))).toMatchObject({ orderNos: ['order-1'] })
    expect(storyOf(given(say('在吗', botSays('在')), from('order-2')))).toMatchObject({
      orderNos: ['order-2'],
    })
  })

  it('does not count a hand-over as an answer', () => {
    const handingOver = { ...botSays('好的，我帮您转给客服。'), handOff: true }
    expect(storyOf(given(say('人工', handingOver)))).toMatchObject({ botAnswers: 0 })
  })

  it('remembers the last three words and orders for whoever takes over, and that a person was offered', () => {
    const about = (n: number) =>
      say(`第 ${n} 问`, botSays('嗯', { orderNo: `order-${n}`, offersPerson: n === 4 }))
    expect(storyOf(given(about(1), about(2), about(3), about(4)))).toEqual({
      asked: ['第 2 问', '第 3 问', '第 4 问'],
      orderNos: ['order-2', 'order-3', 'order-4'],
      photos: 0,
      botAnswers: 3,
      offeredPerson: true,
      choosingFor: null,
    })
  })

  it('remembers of which order it asked, until the next words', () => {
    const which = say('取消订单', botSays('要取消哪一笔', { choosingFor: 'cancel' }))
    expect(storyOf(given(which))?.choosingFor).toBe('cancel')
    expect(storyOf(given(which, say('在吗', botSays('我在'))))?.choosingFor).toBeNull()
    expect(storyOf(given(which, callHuman, cancel))?.choosingFor).toBeNull()
  })

  it('keeps long words short, whole letters only', () => {
    expect(storyOf(given(say('😀'.repeat(100))))?.asked).toEqual(['😀'.repeat(60)])
  })

  it('counts photos', () => {
    const photo: Command = {
      type: 'say',
      body: { kind: 'image', fileId: 'cloud://a', bytes: 9 },
      answer: null,
    }
    expect(storyOf(given(photo, photo))?.photos).toBe(2)
  })

  it('is limited to a burst at once, and goes on with one every few seconds', () => {
    const many = Array.from({ length: samplePolicy.burst }, (_, n) => say(`${n}`))
    const every = MINUTE / samplePolicy.messagesPerMinute
    given(...many)
      .when(say('再来'))
      .refused('tooFast')
    given(...many, later(every))
      .when(say('再来'))
      .then({ events: ['heard'] })
    given(...many, later(every), say('再来'))
      .when(say('又来'))
      .refused('tooFast')
  })
})

describe('asking for a person', () => {
  it('joins the queue, told of the place and the wait', () => {
    const asked = given(say('退货', botSays('答不准'))).when(callHuman)
    asked.then({
      says: ['system: queued'],
      events: ['queued', 'awaited'],
      effects: [{ type: 'assign' }],
      service: { status: 'queued', count: 3 },
    })
  })

  it('may be the first thing that a shopper does', () => {
    given()
      .when(callHuman)
      .then({
        events: ['opened', 'queued', 'awaited'],
        service: { status: 'queued', sessionId: 'session-1' },
      })
  })

  it('is understood from words: the bot says yes and falls silent', () => {
    given()
      .when(sayPerson)
      .then({
        says: ['shopper: 人工', 'bot: 好的', 'system: queued'],
        events: ['opened', 'heard', 'queued', 'awaited'],
        effects: [{ type: 'assign' }],
      })
  })

  it('leaves a message when the shop is closed, and queues it when it opens', () => {
    given({ handOff: closed })
      .when(sayPerson)
      .then({
        says: ['shopper: 人工', 'bot: 好的', 'system: leftMessage'],
        effects: [{ type: 'assign' }],
        service: { status: 'offline', opensAt: NOW + DAY },
      })
    const left = [{ handOff: closed }, callHuman] as const
    given(...left, { handOff: { kind: 'queue', ahead: 0, waitMs: null } })
      .when({ type: 'reopen' })
      .then({ says: ['system: queued'], effects: [{ type: 'assign' }], status: 'queued' })
  })

  it('keeps the place of a message that was left: who came later waits behind it', () => {
    const left = [{ handOff: closed }, callHuman, later(DAY)] as const
    given(...left, { handOff: { kind: 'queue', ahead: 0, waitMs: null } })
      .when({ type: 'reopen' })
      .then({ service: { status: 'queued', queuedAt: NOW } })
  })

  it('is answered again by whoever left a message: how it stands, or that somebody came', () => {
    const left = [{ handOff: closed }, callHuman, later(MINUTE)] as const
    given(...left)
      .when(say('转人工'))
      .then({
        says: ['shopper: 转人工', 'system: leftMessage'],
        service: { status: 'offline', leftAt: NOW },
      })
    given(...left, { handOff: { kind: 'queue', ahead: 0, waitMs: null } })
      .when(say('转人工'))
      .then({
        says: ['shopper: 转人工', 'system: queued'],
        effects: [{ type: 'assign' }],
        service: { status: 'queued', queuedAt: NOW },
      })
    given(...left, { handOff: null })
      .when(say('杯子断了'))
      .then({ says: ['shopper: 杯子断了'], status: 'offline' })
  })

  it('can be taken back, and “好的” means nothing then', () => {
    const offered = say('退货', botSays('要转人工吗', { offersPerson: true }))
    given(offered, callHuman)
      .when(cancel)
      .then({ says: ['system: handOffCancelled'], status: 'bot' })
    expect(storyOf(given(offered, callHuman, cancel))?.offeredPerson).toBe(false)
    given({ handOff: closed }, callHuman).when(cancel).then({ status: 'bot' })
  })

  it('is not asked twice', () => {
    given(callHuman).when(callHuman).refused('notAllowed')
    given(...served)
      .when(callHuman)
      .refused('notAllowed')
  })

  it.each([
    ['waiting', [callHuman]],
    ['being served', served],
    ['having left a message', [{ handOff: closed }, callHuman, { handOff: null }]],
  ] as const)('silences the bot while %s, even if an answer was prepared', (_, past) => {
    given(...past)
      .when(say('人工', botSays('好的', { handOff: true })))
      .then({ says: ['shopper: 人工'], events: ['heard'] })
  })

  it('is a bug of the caller, and said so, when nobody looked how it would go', () => {
    const { state } = given(callHuman)
    expect(() => given(callHuman, cancel, { handOff: null }).when(callHuman)).toThrow('hand-off')
    expect(state.service.status).toBe('queued')
  })
})

describe('an agent', () => {
  it('is announced to the shopper and introduced to the case', () => {
    given(callHuman)
      .when(assignTo(linXiao))
      .then({
        says: ['system: assigned'],
        events: ['assigned', 'workTimed'],
        effects: [{ type: 'deliver', agentId: 'linxiao', introduce: true }],
        service: { status: 'assigned', agentName: '林晓', firstReplyAt: null },
      })
  })

  it('gets what the shopper says', () => {
    given(...served)
      .when(say('在吗'))
      .then({ effects: [{ type: 'deliver', agentId: 'linxiao', introduce: false }] })
  })

  it('answers; the first answer is remembered', () => {
    given(...served, later(5_000))
      .when(reply(linXiao))
      .then({
        says: ['agent: 看到了'],
        events: ['replied', 'attended', 'workTimed'],
        effects: [],
        service: { firstReplyAt: NOW + 5_000 },
      })
    given(...served, later(5_000), reply(linXiao), later(9_000))
      .when(reply(linXiao))
      .then({ service: { firstReplyAt: NOW + 5_000 } })
  })

  it('can not touch a session of somebody else', () => {
    for (const command of [reply(chenMo), end(chenMo), transfer(chenMo, linXiao), requeue(chenMo)]) {
      given(...served)
        .when(command)
        .refused('notAllowed')
    }
  })

  it('can not reach a session that waits, is the bot’s, or has ended', () => {
    for (const past of [[], [say('在吗')], [callHuman], [...served, end(linXiao)]]) {
      for (const command of [reply(linXiao), end(linXiao), transfer(linXiao, chenMo), requeue(linXiao)]) {
        given(...past)
          .when(command)
          .refused('notAllowed')
      }
    }
  })

  it('hands over to a colleague, who is introduced, and loses the place', () => {
    given(...served)
      .when(transfer(linXiao, chenMo))
      .then({
        says: ['system: transferred'],
        effects: [
          { type: 'deliver', agentId: 'chenmo', introduce: true },
          { type: 'release', agentId: 'linxiao', sessionId: 'session-1' },
        ],
        service: { status: 'assigned', agentId: 'chenmo' },
      })
    given(...served, transfer(linXiao, chenMo))
      .when(reply(linXiao))
      .refused('notAllowed')
  })

  it('who can not be reached gives the shopper back to the queue, or to the message box at night', () => {
    const release = { type: 'release', agentId: 'linxiao', sessionId: 'session-1' } as const
    given(...served)
      .when(requeue(linXiao))
      .then({
        says: ['system: queued'],
        effects: [release, { type: 'assign' }],
        status: 'queued',
      })
    given(...served, { handOff: closed })
      .when(requeue(linXiao))
      .then({ effects: [release, { type: 'assign' }], status: 'offline' })
  })

  it('ends the session: the shopper is told and asked for a rating, the place is free', () => {
    given(...served, reply(linXiao))
      .when(end(linXiao))
      .then({
        says: ['system: ended', 'system: rating'],
        effects: [{ type: 'release', agentId: 'linxiao', sessionId: 'session-1' }],
        service: { status: 'ended', agentName: '林晓', endedAt: NOW, count: 5 },
      })
  })
})

describe('after the end', () => {
  const over = [...served, end(linXiao)] as const

  it('the shopper rates, and may change the rating for a day', () => {
    given(...over)
      .when(rate('session-1', 3))
      .then({ says: [], lastServed: { sessionId: 'session-1', rating: { stars: 3 } } })
    given(...over, rate('session-1', 3), later(DAY))
      .when(rate('session-1', 5))
      .then({ lastServed: { sessionId: 'session-1', rating: { stars: 5 } } })
    given(...over, later(DAY + 1))
      .when(rate('session-1'))
      .refused('rateTooLate')
  })

  it('the shopper rates also after a word of thanks has opened another session', () => {
    given(...over, say('谢谢', botSays('好的')))
      .when(rate('session-1', 5))
      .then({ status: 'bot', lastServed: { sessionId: 'session-1', rating: { stars: 5 } } })
  })

  it('no other session can be rated, nor one that runs', () => {
    given(...over)
      .when(rate('session-9'))
      .refused('notAllowed')
    given(...served)
      .when(rate('session-1'))
      .refused('notAllowed')
    given().when(rate('session-1')).refused('notAllowed')
  })

  it('the next word opens another session with the bot, with a story of its own', () => {
    given(...over)
      .when(say('还有件事', botSays('您说')))
      .then({
        events: ['opened', 'heard', 'answered'],
        effects: [],
        service: { status: 'bot', sessionId: 'session-2', count: 2 },
      })
  })
})

it('a fact that does not fit leaves the session as it was', () => {
  const { state } = given(...served)
  expect(evolve(state, { type: 'opened', sessionId: 'x', number: 9, day: '261121' }, NOW).service).toBe(
    state.service,
  )
  expect(evolve(state, { type: 'handOffCancelled' }, NOW).service).toBe(state.service)
  expect(evolve(given().state, { type: 'replied' }, NOW).service).toEqual({ status: 'none' })
})

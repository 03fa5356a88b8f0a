import { isolated } from '../../core/shared/bidi'
import { MINUTE, SECOND } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { refused, served, talkOf, wordsFor } from '../support/talk'
import { openWorld, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.clock.pass(MINUTE))

const zhang = { appid: 'wxa1de300000000001', openid: demoOpenid(1) }
const ask = (procedure: unknown, input?: unknown) => world.call('shopper', { procedure, input }, zhang)
const say = (body: unknown, clientId: unknown = 'a-client-id') => ask('conversation.send', { clientId, body })
const turns = async () => (await world.look((db) => db.collection('turns').count())).total

describe('a message that is none', () => {
  it.each([
    ['empty', { kind: 'text', text: '' }, 'textEmpty'],
    ['blank', { kind: 'text', text: ' \n\u3000\t' }, 'textEmpty'],
    ['blank to whoever looks', { kind: 'text', text: '   \u200b\u2060\ufeff\u200d' }, 'textEmpty'],
    ['1,001 characters long', { kind: 'text', text: '字'.repeat(1_001) }, 'textTooLong'],
    ['1,001 emoji long', { kind: 'text', text: '😀'.repeat(1_001) }, 'textTooLong'],
    ['longer than WeChat judges', { kind: 'text', text: `a${'\u0301'.repeat(2_500)}` }, 'textTooLong'],
    ['a number', { kind: 'text', text: 7 }, 'textMissing'],
    ['null', { kind: 'text', text: null }, 'textMissing'],
    ['missing', { kind: 'text' }, 'textMissing'],
    ['a list', { kind: 'text', text: ['你好'] }, 'textMissing'],
    ['of an unknown kind', { kind: 'video', url: 'x' }, 'badRequest'],
    ['of the system’s kinds', { kind: 'notice', notice: { type: 'assigned', agentName: 'x' } }, 'badRequest'],
    ['no body', undefined, 'badRequest'],
    ['an order without a number', { kind: 'order' }, 'badRequest'],
    ['an order with a query for a number', { kind: 'order', orderNo: { $ne: '' } }, 'badRequest'],
    ['a photo with a path for an id', { kind: 'image', uploadId: '../../etc/passwd.....' }, 'badRequest'],
  ])('is refused when it is %s, and nothing is stored', async (_what, body, error) => {
    expect(await say(body)).toEqual(refused(error))
    expect(await turns()).toBe(0)
  })

  it.each([
    [''],
    ['short'],
    ['x'.repeat(81)],
    [7],
    [null],
    [{ $gt: '' }],
    ['has a space in it'],
    ['requeue:7'],
  ])('is refused with %j for a client id', async (clientId) => {
    expect(await say({ kind: 'text', text: '你好' }, clientId)).toEqual(refused('badRequest'))
    expect(await turns()).toBe(0)
  })
})

describe('every procedure', () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ['conversation.enter', { clientId: 'a-client-id', scene: { from: 'mars' } }],
    ['conversation.pull', { after: -1 }],
    ['conversation.pull', { after: 1.5 }],
    ['conversation.pull', { after: '0' }],
    ['conversation.history', { before: Infinity }],
    ['conversation.callHuman', { clientId: [] }],
    ['conversation.cancelHandOff', {}],
    [
      'conversation.rate',
      { clientId: 'a-client-id', sessionId: 'x', rating: { stars: 6, tags: [], comment: '' } },
    ],
    [
      'conversation.rate',
      { clientId: 'a-client-id', sessionId: 'x', rating: { stars: 0, tags: [], comment: '' } },
    ],
    ['orders.list', { status: 'stolen' }],
    ['orders.list', { cursor: 'x' }],
    ['orders.list', { cursor: 7 }],
    ['orders.find', { orderNo: 'a b' }],
    ['orders.find', { orderNo: '' }],
    ['uploads.begin', { bytes: '100' }],
  ]
  it.each(wrong)('refuses a wrong input: %s %j', async (procedure, input) => {
    expect(await ask(procedure, input)).toEqual(refused('badRequest'))
  })

  const needing = ['enter', 'send', 'pull', 'history', 'callHuman', 'cancelHandOff', 'rate']
  it.each([...needing.map((name) => `conversation.${name}`), 'orders.find', 'uploads.begin'])(
    'refuses a missing input: %s',
    async (procedure) => {
      for (const input of [undefined, null, 'x', 7, [], true]) {
        expect(await ask(procedure, input)).toEqual(refused('badRequest'))
      }
    },
  )

  it('refuses a comment of 201 characters with words that say why', async () => {
    const rating = { stars: 5, tags: [], comment: '字'.repeat(201) }
    expect(await ask('conversation.rate', { clientId: 'a-client-id', sessionId: 'x', rating })).toEqual(
      refused('textTooLong'),
    )
  })
})

describe('a procedure that does not exist', () => {
  it.each([
    '__proto__.x',
    'conversation.__proto__',
    'conversation.constructor',
    'constructor.name',
    'conversation.toString',
    'hasOwnProperty.call',
    'conversation',
    'conversation.send.x',
    '.',
    '',
    'clock.tick',
    'callback.receive',
  ])('is not found: %j', async (procedure) => {
    expect(await ask(procedure, {})).toEqual(refused('notFound'))
  })

  it.each([[undefined], [null], [7], [['conversation.send']], [{}]])(
    'is a bad request: %j',
    async (procedure) => {
      expect(await ask(procedure, {})).toEqual(refused('badRequest'))
    },
  )

  it.each([[null], [undefined], ['x'], [7], [[]], [{}]])('and so is an event that is %j', async (event) => {
    expect(await world.call('shopper', event, zhang)).toEqual(refused('badRequest'))
  })
})

describe('a caller who may not', () => {
  it('is refused by the shopper’s door without an identity', async () => {
    expect(await world.call('shopper', { procedure: 'home.view', input: {} })).toEqual(refused('forbidden'))
  })

  it('is refused by the clock’s door, whatever he pretends to be', async () => {
    const timer = { Type: 'Timer', TriggerName: 'tick', Time: '', Message: '' }
    expect(await world.call('clock', timer, zhang)).toEqual(refused('forbidden'))
    expect(await world.call('clock', { procedure: 'clock.tick', input: {} })).toEqual(refused('forbidden'))
  })

  it('gets nothing from identities in the input', async () => {
    const event = {
      procedure: 'orders.list',
      input: { openid: demoOpenid(3), shopId: 'shanye' },
      userInfo: { openId: demoOpenid(3), appId: 'x' },
      FROM_OPENID: demoOpenid(3),
      actor: { role: 'clock' },
    }
    const reply = await world.call('shopper', event, zhang)
    expect(reply).toEqual(await ask('orders.list', {}))
  })

  it('cannot pollute a prototype', async () => {
    const input = JSON.parse(
      '{"clientId":"a-client-id","scene":{"from":"home","__proto__":{"polluted":1}},"__proto__":{"polluted":1}}',
    ) as unknown
    await ask('conversation.enter', input)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

describe('words as they were typed', () => {
  it('pass unchanged, HTML and emoji too, both ways', async () => {
    const talk = await served(world.shopper({ openid: demoOpenid(2) }))
    const words = '<b onclick="x()">好</b> & "引号" 👨‍👩‍👧 🇨🇳 \u202Eabc ${x} {称呼} <![CDATA[x]]>'
    const { messages } = await talk.says(words)
    expect(messages[0]?.body).toMatchObject({ text: words })
    expect(wordsFor(world.agent('linxiao').sees(), 1)).toEqual([isolated(words)])

    await world.agent('linxiao').says(`#1 ${words}`)
    expect((await talk.sees()).at(-1)).toBe(`林晓：${words}`)
  })

  it('may be 1,000 characters, and the agent gets all of them', async () => {
    const talk = talkOf(world.shopper({ openid: demoOpenid(2) }))
    const words = '字'.repeat(1_000)
    await talk.says(words)
    const parts = world.agent('linxiao').sees().slice(-2)
    expect(parts.map((part) => part.replace(/^[^\u3000]*\u3000/, '')).join('')).toBe(words)
    expect(await world.agent('linxiao').says(`#1 ${'字'.repeat(1_001)}`)).toMatch(
      /^没发出去：超过 1000 字了（1001 字）/,
    )
  })
})

it('slows down a shopper who floods, and loses nothing of what it refused', async () => {
  const talk = talkOf(world.shopper({ openid: demoOpenid(5) }))
  for (let n = 0; n < 11; n += 1) expect(await talk.says(`第${n}条`)).not.toHaveProperty('nextInMs')
  const { nextInMs = 0 } = await talk.says('第11条')
  expect(Math.round(nextInMs / SECOND)).toBe(2)
  world.clock.pass(nextInMs - 1)
  expect(await talk.tries('第12条', 'the-13th-one')).toEqual(refused('tooFast'))
  world.clock.pass(1)
  expect(await talk.tries('第12条', 'the-13th-one')).toMatchObject({ ok: true })
})

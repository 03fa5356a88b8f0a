import { levelsOf, toldOf, type ProblemPool } from '../../core/routing/problem-pool'
import { problemTold } from '../../core/lane/problem-told'
import type { Message } from '../../core/conversation/message'
import type { Effect } from '../../core/conversation/turn'
import { reading } from '../../core/desk/access'
import { HOUR } from '../../core/shared/time'
import { assignTo, botSays, chenMo, end, linXiao, note, reply, say, served } from '../support/commands'
import { given, run, type Step } from '../support/given'
import { NOW } from '../support/samples'

const staff = [
  { userid: 'linxiao' },
  { userid: 'hejing', groups: [] },
  { userid: 'wugang', groups: ['tech'] },
  { userid: 'zhouke', role: 'supervisor' as const },
]
const shop = (problemPool?: ProblemPool) => ({ problemPool })
const quality = { userids: ['hejing'], groups: [] }
const tech = { userids: [], groups: ['tech'] }
const level = (to: 'L1' | 'L2' | 'L3') => ({ type: 'setLevel', by: linXiao, level: to }) as const

describe('whom the shop names for a level', () => {
  it('is told of it, by name or by group; who serves every group is in none by name', () => {
    expect(toldOf(shop({ L2: quality, L3: tech }), staff, 'L2')).toEqual(['hejing'])
    expect(toldOf(shop({ L2: quality, L3: tech }), staff, 'L3')).toEqual(['wugang'])
    expect(toldOf(shop({ L2: quality, L3: tech }), staff, 'L1')).toEqual([])
  })

  it('is the supervisors where nobody is named, or nobody of those answers for the shop any more', () => {
    expect(toldOf(shop(), staff, 'L2')).toEqual(['zhouke'])
    expect(toldOf(shop({ L2: { userids: ['gone'], groups: ['none'] } }), staff, 'L2')).toEqual(['zhouke'])
  })

  it('reads what has reached that level or a higher one, nobody else anything', () => {
    const [lin, he, wu] = staff
    const levels = (one: (typeof staff)[number] | undefined) =>
      one && levelsOf(shop({ L2: quality, L3: tech }), one)
    expect([levels(lin), levels(he), levels(wu)]).toEqual([[], ['L2', 'L3'], ['L3']])
  })
})

describe('a level that an agent sets', () => {
  const told = (...past: readonly Step[]) => run(given(...past), level('L2')).decision
  it('is told once to whom it concerns, with the moment by which she is owed news; L1 is nobody’s news', () => {
    const dueAt = NOW + 2 * HOUR
    const effects: Effect[] = [
      { type: 'tell', to: null, news: { type: 'levelSet', level: 'L2', byName: '林晓', dueAt } },
    ]
    given(...served)
      .when(level('L2'))
      .then({ effects })
    given(...served, level('L2'))
      .when(level('L2'))
      .refused('notAllowed')
    given(...served, level('L2'))
      .when(level('L1'))
      .then({ effects: [] })
    expect(told(...served, level('L3')).ok).toBe(true)
  })

  it('writes in which level the news were late or in time', () => {
    const done = (to: 'L1' | 'L3') => {
      const { decision } = run(given(...served, level('L2')), level(to))
      return decision.ok ? decision.value.events.filter(({ type }) => type === 'workDone') : []
    }
    expect(done('L3')).toEqual([expect.objectContaining({ clock: 'progress', level: 'L2' })])
    expect(done('L1')).toEqual([expect.objectContaining({ clock: 'progress', level: 'L2' })])
  })
})

describe('who is asked about a problem', () => {
  const he = { role: 'agent', userid: 'hejing', levels: ['L2', 'L3'] } as const
  const may = (...steps: readonly Step[]) => {
    const { service } = given(...steps).state
    return service.status === 'none' ? null : reading(service, service.sessionId, he)
  }

  it('reads the session while it is open and its problem reaches him', () => {
    expect(may(...served)).toBe('denied')
    expect(may(...served, level('L2'))).toBe('asked')
    expect(may(...served, level('L3'))).toBe('asked')
    expect(may(...served, level('L2'), level('L1'))).toBe('denied')
    expect(may(...served, level('L2'), end(linXiao))).toBe('denied')
  })

  it('writes a note, and whoever has the session is told of it, named or not, once', () => {
    const news = { type: 'mentioned' as const, byName: '陈默', text: '她上周也来过' }
    const effects: Effect[] = [{ type: 'tell', to: 'linxiao', news }]
    given(...served, level('L2'))
      .when(note(chenMo, 'asked'))
      .then({ effects })
    given(...served, level('L2'))
      .when(note(chenMo, 'asked', [linXiao]))
      .then({ effects })
  })
})

describe('what he reads in WeCom', () => {
  const texts = (to: 'L2' | 'L3') => {
    const broken = say('杯子裂了', botSays('好的', { handOff: true }))
    const { state } = given(broken, assignTo(linXiao), reply(linXiao, '请拍张照片'), level(to))
    const from = { kind: 'agent', ...linXiao } as const
    const messages: Message[] = [
      { from: { kind: 'shopper' }, body: { kind: 'text', text: '杯子裂了' } },
      { from, body: { kind: 'text', text: '请拍张照片' } },
    ]
    const news = { type: 'levelSet' as const, level: to, byName: '林晓', dueAt: NOW + 2 * HOUR }
    return problemTold({ state, messages, news, now: NOW })
  }

  it('names the session, what it is about and by when; with what was said only when the system is at fault', () => {
    const [two, ...more] = texts('L2')
    expect(more).toEqual([])
    expect(two).toMatch(/二级问题.*林晓.*前要给顾客进展[^]*杯子裂了[^]*问题/)
    const three = texts('L3')
    expect(three[0]).toMatch(/三级问题.*前要给顾客临时方案/)
    expect(three.slice(1).join('\n')).toMatch(/顾客：.*杯子裂了[^]*林晓：请拍张照片/)
  })
})

import { RECALL_MS } from '../../core/conversation/recall'
import { chenMo, end, linXiao, note, recall, reply, served, transfer, zhouMin } from '../support/commands'
import { given } from '../support/given'
import { NOW } from '../support/samples'

const spoken = [...served, reply(linXiao)] as const

describe('taking words back', () => {
  it('leaves a notice in their place, for as long as two minutes', () => {
    given(...spoken)
      .when(recall(linXiao, NOW - RECALL_MS))
      .then({ says: [], events: ['recalled'], effects: [{ type: 'takeBack', seq: 1, position: 0 }] })
    given(...spoken)
      .when(recall(linXiao, NOW - RECALL_MS - 1))
      .refused('recallTooLate')
  })

  it('is for one’s own words, in one’s own session', () => {
    given(...spoken)
      .when(recall(chenMo))
      .refused('notAllowed')
    given(...spoken, transfer(linXiao, chenMo))
      .when(recall(linXiao))
      .refused('notAllowed')
    given(...spoken, transfer(linXiao, chenMo))
      .when(recall(chenMo))
      .refused('notAllowed')
    given(...spoken, end(linXiao))
      .when(recall(linXiao))
      .refused('notAllowed')
  })
})

describe('an internal note', () => {
  it('says nothing to the shopper, and changes nothing of the session', () => {
    const before = given(...spoken)
    const after = before.when(note(linXiao))
    after.then({ says: [], events: ['noted'], effects: [] })
    expect(after.state).toEqual(before.state)
  })

  it('tells those whom it names, and not its writer', () => {
    given(...spoken)
      .when(note(linXiao, 'agent', [linXiao, chenMo]))
      .then({
        effects: [
          { type: 'tell', to: 'chenmo', news: { type: 'mentioned', byName: '林晓', text: '她上周也来过' } },
        ],
      })
  })

  it('is written by whoever has the session, or a supervisor, also when it is over', () => {
    given(...spoken)
      .when(note(chenMo))
      .refused('notAllowed')
    given(...spoken)
      .when(note(zhouMin, 'supervisor'))
      .then({ events: ['noted'] })
    given(...spoken, end(linXiao))
      .when(note(linXiao))
      .refused('notAllowed')
    given(...spoken, end(linXiao))
      .when(note(zhouMin, 'supervisor'))
      .then({ events: ['noted'], status: 'ended' })
    given().when(note(zhouMin, 'supervisor')).refused('notAllowed')
  })
})

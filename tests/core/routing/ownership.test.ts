import { routingFacts } from '../../../core/routing/waiting'
import {
  assignTo,
  callHuman,
  cancel,
  chenMo,
  end,
  enter,
  linXiao,
  requeue,
  transfer,
} from '../../support/commands'
import { given } from '../../support/given'

const { agentId: lin } = linXiao
const { agentId: chen } = chenMo

it('a session is his who had it first, through every transfer, and its hops are counted', () => {
  const past = given(callHuman, assignTo(linXiao), transfer(linXiao, chenMo), transfer(chenMo, linXiao))
  expect(past.state.service).toMatchObject({ ownership: { ownerId: lin, holderId: lin, hops: 2 } })
  expect(routingFacts(past.state)).toMatchObject({ ownerId: lin, hops: 2, avoidId: null })
})

it('who lost a session is avoided while it waits, and no longer once somebody has it', () => {
  const lost = given(callHuman, assignTo(linXiao), transfer(linXiao, chenMo), requeue(chenMo))
  expect(routingFacts(lost.state)).toMatchObject({ ownerId: lin, avoidId: chen, hops: 1 })
  const again = given(callHuman, assignTo(linXiao), requeue(linXiao), assignTo(linXiao))
  expect(routingFacts(again.state)).toMatchObject({ ownerId: lin, avoidId: null, hops: 0 })
})

it('who waits for the first time, or again after he left the queue, has lost nobody', () => {
  expect(routingFacts(given(callHuman, cancel, callHuman).state)).toMatchObject({
    avoidId: null,
    ownerId: null,
  })
})

it('the next session knows who served the last one, and owes nothing to its owner', () => {
  const { state } = given(callHuman, assignTo(linXiao), transfer(linXiao, chenMo), end(chenMo), callHuman)
  expect(routingFacts(state)).toMatchObject({ lastId: chen, ownerId: null, hops: 0 })
})

it('what the shop knows of the shopper when she is welcomed goes with her', () => {
  const vip = { name: '张雨晴', gender: 'female', tags: ['VIP'], dedicatedId: lin } as const
  const { state } = given({ ...enter, shopper: { ...vip, tags: [...vip.tags] } }, callHuman)
  expect(routingFacts(state)).toMatchObject({ tags: ['VIP'], dedicatedId: lin })
})

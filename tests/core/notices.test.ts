import { agreed, dataOf, NOTICE_AFTER_MS, sendAgainAt } from '../../core/notices/notice'
import { SECOND } from '../../core/shared/time'
import { assignTo, callHuman, linXiao, reply } from '../support/commands'
import { decide } from '../../core/conversation/decide'
import { given } from '../support/given'
import { NOW, samplePolicy, sampleShop } from '../support/samples'

const tap = { shopId: 'mianyu', openid: 'o1', templateId: 't', clientId: 'tap-00001' }

it('each tap on “允许” is good for one more notice, the same tap once', () => {
  const first = agreed(tap, null)
  expect(first).toMatchObject({ _id: 'mianyu:o1:t', left: 1, version: 1 })
  expect(agreed(tap, first)).toBeNull()
  expect(agreed({ ...tap, clientId: 'tap-00002' }, first)).toMatchObject({ left: 2, version: 2 })
})

it('fields are filled, and cut to what WeChat takes of their kind', () => {
  const fields = { thing1: '{店名}', name3: '{客服}', time4: '{时间}' }
  const values = {
    店名: '名字特别特别特别特别特别特别特别特别长的店',
    客服: '林晓',
    时间: '2026-11-21 11:00',
  }
  const data = dataOf({ fields }, values)
  expect([...(data.thing1?.value ?? '')]).toHaveLength(20)
  expect(data).toMatchObject({ name3: { value: '林晓' }, time4: { value: '2026-11-21 11:00' } })
})

it('is sent again at growing distances, and given up in the end', () => {
  expect(sendAgainAt(1, NOW)).toBe(NOW + 60 * SECOND)
  expect(sendAgainAt(6, NOW)).toBeNull()
  expect(NOTICE_AFTER_MS).toBe(30 * SECOND)
})

it('only the first answer of a session is told, and only where the shop has a template', () => {
  const { state } = given(callHuman, assignTo(linXiao))
  const context = { now: NOW, policy: samplePolicy, promises: sampleShop, newSession: null, handOff: null }
  const effectsOf = (canNotify: boolean) => {
    const decision = decide(reply(linXiao), state, { ...context, canNotify })
    return decision.ok ? decision.value.effects : decision.error
  }
  expect(effectsOf(true)).toEqual([{ type: 'notify', agentName: '林晓' }])
  expect(effectsOf(false)).toEqual([])
  const second = given(callHuman, assignTo(linXiao), reply(linXiao))
  const again = decide(reply(linXiao), second.state, { ...context, canNotify: true })
  expect(again.ok && again.value.effects).toEqual([])
})

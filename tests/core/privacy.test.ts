import { privacyOf } from '../../core/privacy/policy'
import {
  begin,
  leadsTo,
  moved,
  submit,
  withdraw,
  type DataRequest,
  type RequestState,
} from '../../core/privacy/request'
import { DAY, HOUR } from '../../core/shared/time'
import { NOW } from '../support/samples'

const policy = { conversationDays: 30, orderDays: 1_095, downloadHours: 72, deletionWaitHours: 24 }
const around = { now: NOW, policy, blocker: null }
const wish = { shopId: 'mianyu', openid: 'o1', kind: 'delete', clientId: 'wish-0001' } as const
const value = (asked: ReturnType<typeof submit>): DataRequest => {
  if (!asked.ok) throw new Error(asked.error)
  return asked.value
}
const asked = value(submit(wish, null, around))

it('a wish to delete waits as long as the shop says, and can be taken back until then', () => {
  expect(asked).toMatchObject({
    version: 1,
    dueAt: NOW + DAY,
    state: { status: 'submitted', beginsAt: NOW + DAY },
  })
  expect(value(withdraw(asked, NOW + HOUR))).toMatchObject({
    state: { status: 'withdrawn' },
    dueAt: null,
    version: 2,
  })
})

it('cannot be taken back once it has begun', () => {
  expect(withdraw(value(begin(asked, NOW)), NOW)).toEqual({ ok: false, error: 'notAllowed' })
})

it('a wish for a copy begins at once', () => {
  expect(value(submit({ ...wish, kind: 'download' }, null, around)).dueAt).toBe(NOW)
})

it('the same wish again is the same request, another one while it is under way is refused', () => {
  expect(submit(wish, asked, around)).toEqual({ ok: true, value: asked })
  expect(submit({ ...wish, clientId: 'wish-0002' }, asked, around)).toEqual({
    ok: false,
    error: 'notAllowed',
  })
})

it('is refused with the reason while something is open, and can be asked again', () => {
  const refused = value(submit(wish, null, { ...around, blocker: 'openOrder' }))
  expect(refused).toMatchObject({ state: { status: 'refused', reason: 'openOrder' }, dueAt: null })
  expect(value(submit({ ...wish, clientId: 'wish-0002' }, refused, around)).state.status).toBe('submitted')
})

it('goes only where the table leads, from every state', () => {
  const samples: Record<RequestState['status'], RequestState> = {
    submitted: { status: 'submitted', at: NOW, beginsAt: NOW },
    preparing: { status: 'preparing', at: NOW, progress: { seq: 0, until: null, parts: [] } },
    ready: { status: 'ready', at: NOW, fileId: 'f', until: NOW + DAY },
    expired: { status: 'expired', at: NOW },
    deleted: { status: 'deleted', at: NOW },
    refused: { status: 'refused', at: NOW, reason: 'openSession' },
    withdrawn: { status: 'withdrawn', at: NOW },
  }
  for (const from of Object.values(samples)) {
    for (const to of Object.values(samples)) {
      expect(moved({ ...asked, state: from }, to).ok).toBe(leadsTo[from.status].includes(to.status))
    }
  }
})

it('a shop that has not said how long it keeps things keeps them as long as the law asks', () => {
  expect(privacyOf({}).orderDays).toBe(1_095)
  expect(privacyOf({ privacy: policy })).toBe(policy)
})

import { err, ok } from '../../core/shared/result'
import { receive, type Remote } from '../../src/api/remote'
import { failedText, staleText } from '../../src/copy/trouble'

const before: Remote<string> = { status: 'ready', value: 'old', refusal: null }

it('does not show on what is gone', () => {
  expect(receive(before, { reply: err('notFound'), at: 7, recalled: 'kept' })).toEqual({
    status: 'failed',
    code: 'notFound',
    at: 7,
  })
})

it('prefers what is on the page to what was kept', () => {
  const state = receive(before, { reply: err('internal'), at: 7, recalled: 'kept' })
  expect(state).toEqual({ status: 'ready', value: 'old', refusal: 'internal' })
})

it('takes a new answer over a failure', () => {
  const failed: Remote<string> = { status: 'failed', code: 'offline', at: 1 }
  expect(receive(failed, { reply: ok('new'), at: 7, recalled: null })).toEqual({
    status: 'ready',
    value: 'new',
    refusal: null,
  })
})

it('says what happened, that nothing is lost, and what to do', () => {
  expect(failedText('offline', '您的订单')).toBe('网络断开了，您的订单没有变化。\n连上网后再试一次。')
  expect(failedText('internal', '您的订单')).toMatch(/^我们这边出了问题，您的订单没有变化/)
  expect(staleText('offline', '09:57')).toBe('没有网络，显示的是 09:57 的内容')
  expect(staleText('internal', '09:57')).toBe('没有更新成功，显示的是 09:57 的内容')
})

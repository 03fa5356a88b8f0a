import { noticeText } from '../../console/words/conversation'
import { DAY, HOUR, MINUTE } from '../../core/shared/time'
import { chatCopy } from '../../src/copy/chat'

/** Saturday 23:00 in China; the shop opens on Sunday at nine. */
const NOW = Date.UTC(2026, 10, 21, 15)
const opensAt = NOW + 10 * HOUR

it.each([
  [opensAt + 30 * MINUTE, '明天 09:00 上班，09:30 前回复您'],
  [opensAt + DAY, '明天 09:00 上班，11月23日 周一 09:00 前回复您'],
  [undefined, '明天 09:00 上班后先回复您'],
])('who leaves a message reads by when she is answered: %s', (answerBy, words) => {
  const left = { opensAt, ...(answerBy !== undefined && { answerBy }) }
  expect(chatCopy.leftMessage(left, NOW)).toBe(`客服不在线，留言已记下，${words}`)
})

it('her agent reads what she was told', () => {
  const notice = { type: 'leftMessage', opensAt, answerBy: opensAt + 10 * MINUTE } as const
  expect(noticeText(notice, NOW)).toBe('休息时间，顾客留了言，告诉她 明天 09:00 上班，09:10 前回复')
})

it('nothing is promised by a shop that never opens', () => {
  expect(chatCopy.leftMessage({ opensAt: null }, NOW)).toBe('客服不在线，留言已记下，上班后第一时间回复您')
})

import { laneWords } from '../../core/copy/lane'
import { laneView } from '../../core/copy/lane-view'
import { createPageFiles } from '../../local/wecom/page-files'
import { receptionView } from '../../local/wecom/page/reception'
import { needsStamp, stampOf } from '../../local/wecom/page/time'
import { viewOf } from '../../local/wecom/page/text-view'

const fromApp = (content: string, passive = false) => viewOf({ from: 'app', passive, content })
const typed = (content: string) => viewOf({ from: 'member', passive: false, content })

describe('how a text is drawn', () => {
  it('makes a card of an announcement with its hint', () => {
    expect(fromApp('#12 张女士接入\n订单 6037\n已发照片\n回复 #12 内容，首响请在 10:03 前')).toEqual({
      kind: 'card',
      mark: '#12',
      title: '张女士接入',
      lines: '订单 6037\n已发照片',
      hint: '回复 #12 内容，首响请在 10:03 前',
    })
  })

  it('makes a card of an announcement without a hint, and of anything else that says how to answer', () => {
    expect(fromApp('#12 张女士接入\n订单 6037')).toMatchObject({ kind: 'card', lines: '订单 6037', hint: '' })
    expect(fromApp('#12 张女士转给您\n回复 #12 内容')).toMatchObject({
      kind: 'card',
      lines: '',
      hint: '回复 #12 内容',
    })
  })

  it('marks who speaks and which message it is, and leaves other numbers alone', () => {
    expect(fromApp('#12 张女士 ·7　有一只杯子的把手断了')).toEqual({
      kind: 'bubble',
      mark: '#12 张女士',
      number: '·7',
      text: '　有一只杯子的把手断了',
    })
    expect(fromApp('#12 张女士 ·7–9\n在吗\n[照片]')).toMatchObject({
      mark: '#12 张女士',
      number: '·7–9',
      text: '\n在吗\n[照片]',
    })
    expect(fromApp('#12 张女士 之前说的：\n顾客：在吗')).toMatchObject({
      mark: '#12 张女士 之前说的：',
      number: '',
    })
    const refusal = '没发出去：没有 #21 这个会话。进行中：#7 #9'
    expect(fromApp(refusal, true)).toEqual({ kind: 'bubble', mark: '', number: '', text: refusal })
    expect(fromApp('#12 张女士 结束了会话')).toMatchObject({ kind: 'bubble', mark: '' })
  })

  it('draws what the lane really sends', () => {
    const called = { number: 12, honorific: '张女士' }
    const head = [laneView.arrived(called), laneView.botAnswers(1), laneView.replyTo(called)].join('\n')
    expect(fromApp(head)).toMatchObject({ kind: 'card', title: '张女士接入', hint: '回复 #12 内容' })
    expect(fromApp([laneView.arrivedFrom(called, '林晓'), laneView.replyTo(called)].join('\n')).kind).toBe(
      'card',
    )
    expect(fromApp(laneWords.sent(called, 0), true)).toMatchObject({ kind: 'ack' })
  })

  it('makes a grey line of a confirmation, only when it is a passive reply', () => {
    expect(fromApp('✓10:03 已发给 #12 张女士', true)).toEqual({
      kind: 'ack',
      text: '10:03 已发给 #12 张女士',
    })
    expect(fromApp('✓ 顾客这样写', false)).toMatchObject({ kind: 'bubble' })
  })

  it('leaves the app’s own answers as they are, an example at their head too', () => {
    const help = '#12 内容\u3000发给 12 号会话\n/1\u3000发快捷回复 1'
    expect(fromApp(help, true)).toEqual({ kind: 'bubble', mark: '', number: '', text: help })
  })

  it('marks what the agent addresses and commands', () => {
    expect(typed('#12 好的')).toEqual({ kind: 'bubble', mark: '#12', number: '', text: ' 好的' })
    expect(typed('＃１２ 好的')).toMatchObject({ mark: '＃１２' })
    expect(typed('#15 /2')).toEqual({ kind: 'bubble', mark: '#15 /2', number: '', text: '' })
    expect(typed('/sessions')).toMatchObject({ mark: '/sessions' })
    expect(typed('好的 #12')).toEqual({ kind: 'bubble', mark: '', number: '', text: '好的 #12' })
    expect(typed('<b>#12</b>')).toMatchObject({ mark: '', text: '<b>#12</b>' })
  })
})

describe('the head and the menu', () => {
  const reception = (duty: 'on' | 'busy' | 'off', held: number) => receptionView({ duty, held, capacity: 8 })

  it('say how many sessions the agent has, and offer the other duty', () => {
    expect(reception('on', 5)).toEqual({ text: '接待中 5 / 8', button: '暂停接待', command: '/busy' })
    expect(reception('busy', 5)).toEqual({ text: '暂停接待 5 / 8', button: '恢复接待', command: '/on' })
    expect(reception('off', 2)).toEqual({ text: '下班 2 / 8', button: '开始接待', command: '/on' })
    expect(reception('off', 0)).toMatchObject({ text: '下班' })
  })

  it('say only that this is an app while nothing is known', () => {
    expect(receptionView(null)).toEqual({ text: '应用', button: '暂停接待', command: '/busy' })
  })
})

describe('the time above a message', () => {
  const at = (day: number, hours: number, minutes: number) => Date.UTC(2026, 10, day, hours - 8, minutes)

  it('is said in words for yesterday and with the date before that', () => {
    const now = at(21, 10, 8)
    expect(stampOf(at(21, 10, 2), now)).toBe('10:02')
    expect(stampOf(at(20, 23, 59), now)).toBe('昨天 23:59')
    expect(stampOf(at(19, 9, 5), now)).toBe('11-19 09:05')
  })

  it('stands above the first message and after five quiet minutes', () => {
    expect(needsStamp(at(21, 10, 2), undefined)).toBe(true)
    expect(needsStamp(at(21, 10, 2), at(21, 9, 58))).toBe(false)
    expect(needsStamp(at(21, 10, 2), at(21, 9, 57))).toBe(true)
  })
})

it('serves the page and its bundled script, and nothing else', async () => {
  const files = createPageFiles(process.cwd())
  for (const [path, type] of [
    ['/', 'text/html'],
    ['/page.css', 'text/css'],
    ['/tokens.css', 'text/css'],
    ['/page.js', 'text/javascript'],
  ] as const) {
    const file = await files(path)
    expect(file?.contentType).toContain(type)
    expect(file?.content.length).toBeGreaterThan(500)
  }
  expect(await files('/../config.ts')).toBeUndefined()
})

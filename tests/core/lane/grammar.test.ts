import fc from 'fast-check'
import { parseLane, typedAs, type LaneCommand } from '../../../core/lane/grammar'

const to = (number: number, day: string | null = null) => ({ number, day })
const say = (text: string, number?: number): LaneCommand => ({
  type: 'say',
  to: number === undefined ? null : to(number),
  text,
})
const quick = (
  position: number,
  {
    number,
    named = {},
    positional = null,
  }: Partial<Record<'number', number>> & {
    named?: Record<string, string>
    positional?: string | null
  } = {},
): LaneCommand => ({
  type: 'quick',
  to: number === undefined ? null : to(number),
  position,
  values: { named, positional },
})

type Cases = readonly (readonly [written: string, read: LaneCommand])[]
const reads = (title: string, cases: Cases) =>
  describe(title, () => {
    it.each(cases)('%j', (written, read) => {
      expect(parseLane(written)).toEqual(read)
    })
  })

reads('words with the number of a session before them go to that session', [
  ['#12 好的', say('好的', 12)],
  ['＃１２ 好的', say('好的', 12)],
  ['＃１２　好的', say('好的', 12)],
  ['# 12 好的', say('好的', 12)],
  ['#12好的', say('好的', 12)],
  ['#12：好的', say('好的', 12)],
  ['#12: ok', say('ok', 12)],
  ['#12,好的', say('好的', 12)],
  ['#12 ，好的', say('好的', 12)],
  ['#12\n好的', say('好的', 12)],
  ['  #12 好的 \n', say('好的', 12)],
  ['#12·7 这句说的是把手吗', say('这句说的是把手吗', 12)],
  ['#12 ·7　这句说的是把手吗', say('这句说的是把手吗', 12)],
  ['#12 第一行\n  第二行', say('第一行\n  第二行', 12)],
  ['#12 <b>&amp;</b> 👩‍👩‍👧', say('<b>&amp;</b> 👩‍👩‍👧', 12)],
  ['#12 :)', say(':)', 12)],
  ['#12 8 折', say('8 折', 12)],
  ['#251121-12 好的', { type: 'say', to: to(12, '251121'), text: '好的' }],
  ['＃２５１１２１－１２ 好的', { type: 'say', to: to(12, '251121'), text: '好的' }],
])

reads('words without a number name no session', [
  ['好的', say('好的')],
  [' 好的\n明天发 ', say('好的\n明天发')],
  ['亲，#12 也一样', say('亲，#12 也一样')],
  ['#新品上市#', say('#新品上市#')],
  ['12', say('12')],
  ['1/2 的价格', say('1/2 的价格')],
])

reads('two signs at the beginning stand for a real one', [
  ['##12 是房号', say('#12 是房号')],
  ['＃＃12 是房号', say('＃12 是房号')],
  ['#12 ##3 是房号', say('#3 是房号', 12)],
  ['#12##3 是房号', say('#3 是房号', 12)],
  ['//end 是命令', say('/end 是命令')],
  ['#12 //end 是命令', say('/end 是命令', 12)],
  ['／／1', say('／1')],
])

reads("WeChat's faces in slash letters are words", [
  ['/::)', say('/::)')],
  ['#12 /:rose 谢谢', say('/:rose 谢谢', 12)],
])

reads('a number alone picks the session', [
  ['#12', { type: 'pick', to: to(12) }],
  [' ＃１２ ', { type: 'pick', to: to(12) }],
  ['#12：', { type: 'pick', to: to(12) }],
  ['#12·7', { type: 'pick', to: to(12) }],
  ['#251121-12', { type: 'pick', to: to(12, '251121') }],
  ['#99999999999999999999', { type: 'pick', to: to(Number.MAX_SAFE_INTEGER) }],
])

reads('a slash and a number send a quick reply', [
  ['/1', quick(1)],
  ['／１', quick(1)],
  ['/ 1', quick(1)],
  ['#15 /2', quick(2, { number: 15 })],
  ['#15/2', quick(2, { number: 15 })],
  ['/2 今天18:00', quick(2, { positional: '今天18:00' })],
  ['/2今天18:00', quick(2, { positional: '今天18:00' })],
  ['/2 发货时间=今天18:00', quick(2, { named: { 发货时间: '今天18:00' } })],
  ['/2 发货时间 ＝ 今天 18:00', quick(2, { named: { 发货时间: '今天 18:00' } })],
  ['/2 时间=今天18:00 地点=杭州', quick(2, { named: { 时间: '今天18:00', 地点: '杭州' } })],
  ['/2 时间=今天18:00，地点=杭州', quick(2, { named: { 时间: '今天18:00', 地点: '杭州' } })],
  ['/2 明天 称呼=李先生', quick(2, { named: { 称呼: '李先生' }, positional: '明天' })],
  ['/2 链接=https://a.cn/?b=1&c=2', quick(2, { named: { 链接: 'https://a.cn/?b=1&c=2' } })],
  ['/2 https://a.cn/?b=1', quick(2, { positional: 'https://a.cn/?b=1' })],
  ['/2 1+1=2', quick(2, { positional: '1+1=2' })],
  ['/2 时间=', quick(2, { named: { 时间: '' } })],
])

reads('/end ends the session', [
  ['/end', { type: 'end', to: null }],
  ['#12 /end', { type: 'end', to: to(12) }],
  ['#12 /END', { type: 'end', to: to(12) }],
  ['＃１２　／ｅｎｄ', { type: 'end', to: to(12) }],
  ['#12 /结束', { type: 'end', to: to(12) }],
  ['/end #12', { type: 'end', to: to(12) }],
  ['/end 12', { type: 'end', to: to(12) }],
  ['/end 好的再见', { type: 'unknownCommand', word: 'end 好的再见' }],
  ['#12 /end #15', { type: 'unknownCommand', word: 'end #15' }],
])

reads('/to hands the session on', [
  ['/to 张三', { type: 'transfer', to: null, name: '张三' }],
  ['#12 /to 张三', { type: 'transfer', to: to(12), name: '张三' }],
  ['#12 /To张三', { type: 'transfer', to: to(12), name: '张三' }],
  ['/to @张三', { type: 'transfer', to: null, name: '张三' }],
  ['/转给 张三', { type: 'transfer', to: null, name: '张三' }],
  ['/转给张三', { type: 'transfer', to: null, name: '张三' }],
  ['/to zhang.san', { type: 'transfer', to: null, name: 'zhang.san' }],
  ['/to', { type: 'transfer', to: null, name: '' }],
])

reads('/plan and /progress say what was done', [
  ['/plan', { type: 'plan', to: null }],
  ['#12 /已给方案', { type: 'plan', to: to(12) }],
  ['#12 /方案', { type: 'plan', to: to(12) }],
  ['/plan #12', { type: 'plan', to: to(12) }],
  ['/plan 退一赔一', { type: 'unknownCommand', word: 'plan 退一赔一' }],
  ['#12 /progress', { type: 'progress', to: to(12) }],
  ['#12 /已同步进展', { type: 'progress', to: to(12) }],
  ['／进展', { type: 'progress', to: null }],
])

reads('/level says how far the problem reaches', [
  ['#12 /level 2', { type: 'level', to: to(12), level: 'L2' }],
  ['/Level L3', { type: 'level', to: null, level: 'L3' }],
  ['/level2', { type: 'level', to: null, level: 'L2' }],
  ['/级别２', { type: 'level', to: null, level: 'L2' }],
  ['#12 /级别 二级', { type: 'level', to: to(12), level: 'L2' }],
  ['#12 /问题级别 1', { type: 'level', to: to(12), level: 'L1' }],
  ['/level', { type: 'level', to: null, level: null }],
  ['/level 4', { type: 'level', to: null, level: null }],
  ['/levels', { type: 'find', to: null, words: 'levels', values: { named: {}, positional: null } }],
])

reads('the other commands', [
  ['/on', { type: 'duty', duty: 'on' }],
  ['/上班', { type: 'duty', duty: 'on' }],
  ['/Busy', { type: 'duty', duty: 'busy' }],
  ['/暂停', { type: 'duty', duty: 'busy' }],
  ['/暂停接待', { type: 'duty', duty: 'busy' }],
  ['/off', { type: 'duty', duty: 'off' }],
  ['／下班', { type: 'duty', duty: 'off' }],
  ['/sessions', { type: 'sessions' }],
  ['/会话', { type: 'sessions' }],
  ['/replies', { type: 'replies' }],
  ['/r', { type: 'replies' }],
  ['/help', { type: 'help' }],
  ['/?', { type: 'help' }],
  ['/？', { type: 'help' }],
  ['/帮助', { type: 'help' }],
])

const find = (words: string, more: Partial<Extract<LaneCommand, { type: 'find' }>> = {}): LaneCommand => ({
  type: 'find',
  to: null,
  words,
  values: { named: {}, positional: null },
  ...more,
})

reads('what is no command is looked for among the quick replies', [
  ['/fh', find('fh')],
  ['/ＦＨ', find('ＦＨ')],
  ['#12 /发货', find('发货', { to: to(12) })],
  ['/fh 今天18:00', find('fh', { values: { named: {}, positional: '今天18:00' } })],
  ['/fh 时间=今天18:00', find('fh', { values: { named: { 时间: '今天18:00' }, positional: null } })],
  ['/toast', find('toast')],
  ['/constructor', find('constructor')],
])

reads('a slip with a slash is sent to nobody', [
  ['/', { type: 'unknownCommand', word: '' }],
  ['/off 明天见', { type: 'unknownCommand', word: 'off 明天见' }],
])

reads('nothing written is nothing', [
  ['', { type: 'empty' }],
  [' 　\n', { type: 'empty' }],
  ['\u200b', { type: 'empty' }],
])

const written = fc
  .array(
    fc.oneof(
      fc.constantFrom('#', '＃', '/', '／', '12', '１', ' ', '\n', '=', ':', '：', '·', '-', 'end', '转给'),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

const words = written
  .map((text) => text.replace(/^[\s\u200b\u2060]+|[\s\u200b\u2060]+$/g, ''))
  .filter((text) => text !== '')

describe('any text', () => {
  it('is read without failing', () => {
    fc.assert(
      fc.property(fc.oneof(written, fc.string({ unit: 'binary' })), (text) => {
        expect(typeof parseLane(text).type).toBe('string')
      }),
    )
  })

  it('can be sent as it is, typed with its escape', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(parseLane(typedAs(text))).toEqual(say(text))
      }),
    )
  })

  it('can be sent as it is to a session that is named, unless it begins with the mark that may follow a number', () => {
    fc.assert(
      fc.property(
        words.filter((text) => !/^[：,，、·・]/.test(text)),
        fc.nat({ max: 9_999 }),
        (text, number) => {
          expect(parseLane(`#${number} ${typedAs(text)}`)).toEqual(say(text, number))
        },
      ),
    )
  })
})

const answers = (verb: 'accept' | 'decline' | 'finish', number: number | null, reason = ''): LaneCommand => ({
  type: 'request',
  verb,
  number,
  reason,
})

reads('answers to requests name the request by its number', [
  ['/yes 7', answers('accept', 7)],
  ['／同意 ７', answers('accept', 7)],
  ['/yes #7', answers('accept', 7)],
  ['/no 7 已经打包', answers('decline', 7, '已经打包')],
  ['/no 7：已经\n打包', answers('decline', 7, '已经\n打包')],
  ['/no', answers('decline', null)],
  ['/done 7', answers('finish', 7)],
  ['/yes 7 好', { type: 'unknownCommand', word: 'yes 7 好' }],
  ['/requests', { type: 'requests' }],
  ['/待办', { type: 'requests' }],
])

reads('an order is linked to the shopper of a session', [
  ['/link 3729946591347480104', { type: 'link', to: null, orderNo: '3729946591347480104' }],
  ['#12 /关联 3729946591347480104', { type: 'link', to: to(12), orderNo: '3729946591347480104' }],
  ['/link', { type: 'link', to: null, orderNo: '' }],
  ['/link 确认', { type: 'linkConfirmed' }],
  ['／关联 ＯＫ', { type: 'linkConfirmed' }],
  ['#12 /unlink 3729946591347480104', { type: 'unlink', to: to(12), orderNo: '3729946591347480104' }],
  ['/取消关联', { type: 'unlink', to: null, orderNo: '' }],
])

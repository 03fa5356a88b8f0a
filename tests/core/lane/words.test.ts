import { refusalCodes } from '../../../core/contracts/refusals'
import { laneWords } from '../../../core/copy/lane'
import { parseLane } from '../../../core/lane/grammar'
import { fillQuickReply } from '../../../core/lane/quick-reply'
import { answerTexts } from '../../../core/lane/text'
import { MINUTE } from '../../../core/shared/time'
import { sampleReply } from '../../support/quick-replies'
import { now } from './story'

const zhang = { number: 12, honorific: '张女士', day: '251121' }
const li = { number: 9, honorific: '李先生', day: '251121' }
const wang = { number: 7, honorific: '王女士', day: '251121' }

describe('the answers of the app', () => {
  it.each([
    [laneWords.sent(zhang, now), '✓ 10:02 已发给 #12 张女士'],
    [laneWords.sentKind('image', zhang, now), '✓ 10:02 照片已发给 #12 张女士'],
    [
      laneWords.quickSent({ number: 15 }, '李先生，今天 18:00 前发出。'),
      '✓ 已发给 #15：“李先生，今天 18:00 前发出。”',
    ],
    [laneWords.noSession('21', [wang, li]), '没发出去：没有 #21 这个会话。进行中：#7 #9'],
    [laneWords.noSession('251120-21', []), '没发出去：没有 #251120-21 这个会话。现在没有进行中的会话'],
    [
      laneWords.whichOne([wang, li, zhang]),
      '有 3 个会话进行中，这条发给谁？回复 #7 就发出（#7 王女士、#9 李先生、#12 张女士）',
    ],
    [
      laneWords.whichOneFor('/end', [wang, li]),
      '有 2 个会话进行中，是哪一个？写 #7 /end（#7 王女士、#9 李先生）',
    ],
    [
      laneWords.twoDays(12, [{ ...li, number: 12, day: '251120' }, zhang]),
      '没发出去：有 2 个 #12，写全号码再发：#251120-12 李先生、#251121-12 张女士',
    ],
    [
      laneWords.missing(2, ['时间'], { number: 15 }),
      '没发出去：快捷回复 2 还缺「时间」。写：#15 /2 时间=今天18:00',
    ],
    [laneWords.unsupported('file'), '没发出去：文件还不能转给顾客，请发文字、照片、视频、语音或位置'],
    [
      laneWords.unsupported('miniprogram'),
      '没发出去：这种消息还不能转给顾客，请发文字、照片、视频、语音或位置',
    ],
    [laneWords.tooLong(1_203), '没发出去：超过 1000 字了（1203 字），分成两条发'],
    [laneWords.busy([wang, li]), '✓ 已暂停接待，不再分新会话；手上的 2 个继续（#7 #9）。恢复：/on'],
    [laneWords.offDuty([]), '✓ 已下班'],
    [laneWords.transferFull('周宁', { held: 8, capacity: 8 }), '没有转：周宁已经接满了（8 / 8）'],
    [laneWords.transferOff('周宁', 'busy'), '没有转：周宁现在暂停接待'],
    [laneWords.transferUnknown('张三', []), '没有转：没有叫“张三”的客服。现在没有别的客服在岗'],
  ])('%s', (answer, words) => {
    expect(answer).toBe(words)
  })

  it('list the sessions with who waits since when, those of another day by their full number', () => {
    const sessions = [
      { ...zhang, lastWords: '有一只杯子的\n把手断了', waitingSince: now - 3 * MINUTE },
      { ...li, lastWords: null, waitingSince: null },
      { ...wang, day: '251120', lastWords: '在吗', waitingSince: now - MINUTE + 1 },
    ]
    expect(laneWords.sessions(sessions, now)).toBe(
      [
        '进行中 3 个：',
        '#12 张女士　等您回复 3 分钟：有一只杯子的 把手断了',
        '#9 李先生　等对方回复',
        '#251120-7 王女士　刚说，等您回复：在吗',
      ].join('\n'),
    )
    expect(laneWords.sessions([], now)).toBe('现在没有进行中的会话')
  })

  it('list the quick replies that there are, when one is asked for that is not', () => {
    const reply = sampleReply({ title: '问候', text: '{称呼}，您好' })
    expect(laneWords.noReply(9, [reply])).toBe(
      '没发出去：没有快捷回复 9。\n快捷回复（写 #12 /1，或拼音首字母、标题里的字）：\n/1 问候：{称呼}，您好',
    )
    expect(laneWords.replies([])).toBe('还没有快捷回复，商家可以在后台添加')
  })

  it('let the agent choose among replies by their numbers, and do not flood her with many', () => {
    const two = [
      sampleReply({ position: 2, title: '发货时间', initials: 'fhsj', category: '物流', text: '48 小时内' }),
      sampleReply({ position: 7, title: '发票', text: '下单时填' }),
    ]
    expect(laneWords.whichReply('fh', two, zhang)).toBe(
      [
        '还没发：“fh”有 2 条，写编号发出（#12 /2）',
        '/2 [物流] 发货时间（fhsj）：48 小时内',
        '/7 发票：下单时填',
      ].join('\n'),
    )
    const many = Array.from({ length: 11 }, (_, at) => sampleReply({ position: at + 1 }))
    expect(laneWords.whichReply('fh', many, null).split('\n')).toHaveLength(10)
    expect(laneWords.whichReply('fh', many, null)).toMatch(/还有 3 条，多写几个字再找$/)
  })

  it('give a reason for every refusal', () => {
    for (const code of refusalCodes) {
      expect(laneWords.refused(zhang, code)).toMatch(/^没发给 #12 张女士：.{4,}/)
      expect(laneWords.notDone(code)).toMatch(/^没有办成：.{4,}/)
    }
  })

  it('fit into messages of the platform, the long lists parted between their lines', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ ...zhang, number: 900 + index }))
    const replies = many.map(({ number }) =>
      sampleReply({ position: number, title: '题'.repeat(99), text: '文'.repeat(999) }),
    )
    const listed = many.map((one) => ({ ...one, lastWords: '说'.repeat(99), waitingSince: now }))
    const answers = [
      laneWords.help,
      laneWords.replies(replies),
      laneWords.noReply(1, replies),
      laneWords.whichReply('找'.repeat(99), replies, null),
      laneWords.sessions(listed, now),
      laneWords.whichOne(many),
    ]
    for (const answer of answers) {
      const texts = answerTexts(answer)
      expect(Math.max(...texts.map((text) => Buffer.byteLength(text)))).toBeLessThanOrEqual(2_048)
      expect(texts.join('\n')).toBe(answer)
    }
    expect(answerTexts(laneWords.quickSent(zhang, '文'.repeat(1_000)))).toHaveLength(1)
    expect(answerTexts(laneWords.help)).toHaveLength(1)
  })
})

describe('what the answers tell an agent to write', () => {
  it('is understood: the values of a quick reply', () => {
    const written = laneWords.missing(2, ['时间', '地点'], { number: 15 }).split('写：')[1] ?? ''
    const read = parseLane(written)
    expect(read).toMatchObject({ type: 'quick', to: { number: 15 }, position: 2 })
    const values = read.type === 'quick' ? read.values : { named: {}, positional: null }
    expect(fillQuickReply({ text: '{时间} {地点}' }, {}, values)).toMatchObject({ ok: true })
  })

  it('is understood: every command of the help', () => {
    const commands = laneWords.help.match(/(?:#\d+ )?\/(?!\/)(?:[a-z]+|\d+)(?: \S+)?/g) ?? []
    expect(commands.length).toBeGreaterThan(8)
    for (const command of commands) expect(parseLane(command.trim()).type).not.toBe('unknownCommand')
  })
})

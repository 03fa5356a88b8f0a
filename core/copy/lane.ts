import type { RefusalCode } from '../contracts/refusals'
import { brief } from '../lane/text'
import type { Level } from '../policy/service-policy'
import type { Duty } from '../routing/agent'
import type { QuickReply } from '../quick-replies/quick-reply'
import { isolated } from '../shared/bidi'
import {
  MINUTE,
  clockText,
  dayCode,
  comingText,
  deadlineText,
  momentText,
  type Instant,
} from '../shared/time'
import { sessionCodeOf } from '../shared/ids'
import { calledText, wideSpace, type Called } from './lane-view'
import { levelNames } from './problem-pool'
import { refusalWords } from './refusals'

/** A session with its day, where two days may meet: 251121-12. */
export interface CalledOnDay extends Called {
  /** yymmdd */
  readonly day: string
}

/** A line of `/sessions`. */
export interface ListedSession extends CalledOnDay {
  /** The shopper's last words; null when he only sent pictures or cards. */
  readonly lastWords: string | null
  /** Since when the shopper waits for words of the agent; null when it is his turn. */
  readonly waitingSince: Instant | null
}

/** How full an agent is. */
export interface Load {
  readonly held: number
  readonly capacity: number
}

/** When being on duty ended by itself, and when the service opens next. */
export interface DutyEnd {
  readonly endedAt: Instant
  readonly opensAt: Instant | null
  readonly now: Instant
}

/** A level that was set: by when she is owed news (null: nothing is promised). */
interface LevelTold {
  readonly level: Level
  readonly by: Instant | null
  readonly now: Instant
}

type Numbered = Pick<Called, 'number'>

const numbersText = (open: readonly Numbered[]): string => open.map(({ number }) => `#${number}`).join(' ')
const calledList = (open: readonly Called[]): string => open.map(calledText).join('、')
const quotedList = (names: readonly string[]): string => names.map((name) => `「${name}」`).join('')
const openText = (open: readonly Numbered[]): string =>
  open.length > 0 ? `进行中：${numbersText(open)}` : '现在没有进行中的会话'
const which = (open: readonly Called[], what: string): string =>
  `有 ${open.length} 个会话进行中，${what}发给谁？回复 #${open[0]?.number ?? ''} 就发出（${calledList(open)}）`

const exampleOf = (name: string): string => `${name}=${name.includes('时间') ? '今天18:00' : '内容'}`

const waitedText = ({ waitingSince }: ListedSession, now: Instant): string => {
  if (waitingSince === null) return '等对方回复'
  const minutes = Math.floor((now - waitingSince) / MINUTE)
  return minutes < 1 ? '刚说，等您回复' : `等您回复 ${minutes} 分钟`
}

/** A session of another day is named in full, as it can be addressed: at the head, where no line breaks it. */
const listedName = (session: ListedSession, now: Instant): string =>
  session.day === dayCode(now) ? calledText(session) : fullName(session)

const fullName = ({ day, number, honorific }: CalledOnDay): string =>
  `#${sessionCodeOf(day, number)} ${isolated(honorific)}`

const sessionLine = (session: ListedSession, now: Instant): string => {
  const words = session.lastWords === null ? '' : `：${isolated(brief(session.lastWords, 30))}`
  return `${listedName(session, now)}${wideSpace}${waitedText(session, now)}${words}`
}

export const dutyWords = { on: '接待中', busy: '暂停接待', off: '下班' } as const satisfies Record<
  Duty,
  string
>

/** A refusal as an agent meets it, where the shopper's words would mislead him. */
const agentRefusals: Partial<Record<RefusalCode, string>> = {
  forbidden: '您没有权限做这件事，请找管理员',
  notAllowed: '会话已经结束，或者已经转给别人',
  notFound: '没有找到这个会话',
  internal: '系统出了问题，对方没有收到，请稍后再发一次',
  busy: '正在处理同一个会话，请再发一次',
  fileMissing: '没有从企业微信取到，请再发一次',
  voiceKind: '这段语音打不开，请重新录一段或打字',
}
const reasonText = (code: RefusalCode): string => agentRefusals[code] ?? refusalWords[code]

/** Kinds of WeCom messages that can't go to a shopper. */
const kindWords: Readonly<Record<string, string>> = { file: '文件' }

/** What an agent sends besides words. */
const sentKinds = {
  image: { name: '照片', this: '这张照片' },
  video: { name: '视频', this: '这个视频' },
  voice: { name: '语音', this: '这段语音' },
  location: { name: '位置', this: '这个位置' },
} as const
export type SentKind = keyof typeof sentKinds

/**
 * Every answer of the app to an agent, in the chat of the `app` lane. A `✓` stands before what was done. Lists may
 * be longer than one message: `answerTexts` parts them.
 */
export const laneWords = {
  // sent
  sent: (called: Called, at: Instant) => `✓ ${clockText(at)} 已发给 ${calledText(called)}`,
  sentKind: (kind: SentKind, called: Called, at: Instant) =>
    `✓ ${clockText(at)} ${sentKinds[kind].name}已发给 ${calledText(called)}`,
  sentKinds,
  /** Behind the answer to the last of several. */
  several: (answer: string, count: number) => `${answer}（共 ${count} 条）`,
  quickSent: ({ number }: Numbered, text: string) => `✓ 已发给 #${number}：“${brief(text, 200)}”`,

  withPicture: (sent: string) => `${sent}（附图）`,

  // not sent
  noSession: (asked: string, open: readonly Numbered[]) =>
    `没发出去：没有 #${asked} 这个会话。${openText(open)}`,
  noneOpen: '没发出去：现在没有进行中的会话',
  whichOne: (open: readonly Called[]) => which(open, '这条'),
  whichOneKind: (kind: SentKind, open: readonly Called[]) => which(open, sentKinds[kind].this),
  /** Behind the question: what was asked about before is not sent any more. */
  dropped: (question: string, count: number) =>
    `${question}。之前没说发给谁的 ${count} 条不发了，要发请再发一次`,
  /** For `/end` and `/to`: nothing is held back, so the whole command is written again. */
  whichOneFor: (command: string, open: readonly Called[]) =>
    `有 ${open.length} 个会话进行中，是哪一个？写 #${open[0]?.number ?? ''} ${command}（${calledList(open)}）`,
  twoDays: (number: number, found: readonly CalledOnDay[]) => {
    return `没发出去：有 ${found.length} 个 #${number}，写全号码再发：${found.map(fullName).join('、')}`
  },
  nothingHeld: (called: Called) =>
    `${calledText(called)} 进行中，没有等着发的内容。写 #${called.number} 内容`,
  refused: (called: Called, code: RefusalCode) => `没发给 ${calledText(called)}：${reasonText(code)}`,
  notDone: (code: RefusalCode) => `没有办成：${reasonText(code)}`,
  tooLong: (count: number) => `没发出去：超过 1000 字了（${count} 字），分成两条发`,
  /** Of a place without a name. */
  aPlace: '位置',
  unsupported: (kind: string) =>
    `没发出去：${kindWords[kind] ?? '这种消息'}还不能转给顾客，请发文字、照片、视频、语音或位置`,
  empty: '没发出去：没有内容',
  unknownCommand: (word: string) =>
    `没发出去：没有“/${word}”这个命令。要发以 / 开头的话，写 //。全部命令：/help`,
  notAgent: '您还不是这家店的客服，请管理员添加后再来',

  // quick replies
  missing: (position: number, names: readonly string[], to: Numbered | null) =>
    `没发出去：快捷回复 ${position} 还缺${quotedList(names)}。写：${to ? `#${to.number} ` : ''}/${position} ${names.map(exampleOf).join(' ')}`,
  unknownNames: (position: number, names: readonly string[]) =>
    `没发出去：快捷回复 ${position} 里没有${quotedList(names)}`,
  extra: (position: number, words: string) =>
    `没发出去：快捷回复 ${position} 不缺内容，“${brief(words, 30)}”没有地方放。请分两条发`,
  /** Nothing by that name: neither a command nor a quick reply. */
  noSuchWords: (words: string) =>
    `没发出去：没有“/${brief(words, 20)}”这个命令，也没有这样的快捷回复。要发以 / 开头的话，写 //。快捷回复：/replies，全部命令：/help`,
  whichReply: (words: string, replies: readonly QuickReply[], to: Numbered | null) =>
    [
      `还没发：“${brief(words, 20)}”有 ${replies.length} 条，写编号发出（${to ? `#${to.number} ` : ''}/${replies[0]?.position ?? ''}）`,
      ...replies.slice(0, MOST_CHOICES).map(replyLine),
      ...(replies.length > MOST_CHOICES ? [`还有 ${replies.length - MOST_CHOICES} 条，多写几个字再找`] : []),
    ].join('\n'),
  noReply: (position: number, replies: readonly QuickReply[]) =>
    `没发出去：没有快捷回复 ${position}。\n${repliesText(replies)}`,
  replies: (replies: readonly QuickReply[]) => repliesText(replies),

  // ending and handing on
  ended: (called: Called) => `✓ ${calledText(called)} 的会话已结束，已请对方评价`,
  transferred: (called: Called, name: string) => `✓ ${calledText(called)} 已转给${name}`,
  transferToWhom: (others: readonly string[]) => `转给谁？写 /to 姓名。${onDutyText(others)}`,
  transferUnknown: (name: string, others: readonly string[]) =>
    `没有转：没有叫“${brief(name, 20)}”的客服。${onDutyText(others)}`,
  transferTwice: (name: string, userids: readonly string[]) =>
    `没有转：有 ${userids.length} 位“${name}”，写账号：${userids.map((userid) => `/to ${userid}`).join(' 或 ')}`,
  transferFull: (name: string, { held, capacity }: Load) =>
    `没有转：${name}已经接满了（${held} / ${capacity}）`,
  transferOff: (name: string, duty: Exclude<Duty, 'on'>) => `没有转：${name}现在${dutyWords[duty]}`,
  transferSelf: '没有转：会话已经在您这里',

  // what an agent says of his work
  planGiven: (called: Called) => `✓ ${calledText(called)} 已记下：方案给了`,
  planNotOwed: (called: Called) =>
    `没有记：${calledText(called)} 现在不用给方案（给过了，或会话已经不在您手上）`,
  /** `by`: until when the next news are owed; null: nothing is promised. */
  progressTold: (called: Called, by: Instant | null, now: Instant) =>
    `✓ ${calledText(called)} 已记下：进展同步了${by === null ? '' : `，下次 ${deadlineText(by, now)} 前`}`,
  progressNotOwed: (called: Called) =>
    `没有记：${calledText(called)} 现在不用同步进展（不是二级、三级问题，或会话已经不在您手上）。设级别：#${called.number} /level 2`,
  levelSet: (called: Called, { level, by, now }: LevelTold) => {
    const news = by === null ? '' : `，${deadlineText(by, now)} 前同步进展`
    return `✓ ${calledText(called)} 记为${levelNames[level]}${news}${level === 'L1' ? '' : '。已通知一起处理的同事'}`
  },
  levelSame: (called: Called, level: Level) =>
    `没有改：${calledText(called)} 已经是${levelNames[level]}，或会话已经不在您手上`,
  whichLevel: '没有改：级别写 1、2 或 3。#12 /level 2 是二级（要商家、品控一起处理），3 是三级（系统故障）',

  // duty
  onDuty: ({ held, capacity }: Load) => `✓ 已开始接待（${held} / ${capacity}）`,
  /** Said outside hours. */
  onDutyLate: (load: Load, until: Instant, now: Instant) =>
    `${laneWords.onDuty(load)}。现在不是营业时间，做完请 /off；不然接待到 ${deadlineText(until, now)}`,
  /** By itself, at closing time; `opensAt` null: open again already. */
  dutyEnded: (open: readonly Numbered[], { endedAt, opensAt, now }: DutyEnd) =>
    `下班时间到了（${momentText(endedAt, now)}），不再分新会话${keptText(open)}。继续接待：/on${opensAt === null ? '' : `。${comingText(opensAt, now)} 上班时再 /on`}`,
  busy: (open: readonly Numbered[]) => `✓ 已暂停接待，不再分新会话${keptText(open)}。恢复：/on`,
  offDuty: (open: readonly Numbered[]) =>
    open.length > 0
      ? `✓ 已下班。手上还有 ${open.length} 个会话（${numbersText(open)}），请答完 /end，或 /to 转走`
      : '✓ 已下班',

  // lists
  sessions: (open: readonly ListedSession[], now: Instant) =>
    open.length > 0
      ? [`进行中 ${open.length} 个：`, ...open.map((session) => sessionLine(session, now))].join('\n')
      : '现在没有进行中的会话',
  help: [
    '#12 内容　发给 12 号会话；只有一个会话时直接写内容',
    '/1　发快捷回复 1；#12 /2 时间=今天18:00 填好再发；/fh、/发货 按首字母或字找',
    '#12 /end　结束会话',
    '#12 /to 张三　转给张三',
    '#12 /plan　已给方案；/progress　已同步进展；/level 2　记为二级问题（1、2、3）',
    '#12 /link 订单号　把没有主人的订单关联给顾客；/unlink 订单号 取消',
    '待办的申请 /requests；/yes 7 同意，/no 7 理由，/done 7 办好了',
    '接待 /on　暂停接待 /busy　下班 /off',
    '我的会话 /sessions　快捷回复 /replies',
    '开头真的要写 # 或 /：写两个（##、//）',
  ].join('\n'),
} as const

/** More than that is no choice. */
const MOST_CHOICES = 8

const replyLine = ({ position, title, text, category, initials, image }: QuickReply): string =>
  `/${position} ${category === '' ? '' : `[${brief(category, 10)}] `}${brief(title, 20)}${initials === '' ? '' : `（${initials}）`}：${brief(text, 40)}${image ? '（附图）' : ''}`

const repliesText = (replies: readonly QuickReply[]): string =>
  replies.length > 0
    ? ['快捷回复（写 #12 /1，或拼音首字母、标题里的字）：', ...replies.map(replyLine)].join('\n')
    : '还没有快捷回复，商家可以在后台添加'

const keptText = (open: readonly Numbered[]): string =>
  open.length > 0 ? `；手上的 ${open.length} 个继续（${numbersText(open)}）` : ''

const onDutyText = (others: readonly string[]): string =>
  others.length > 0 ? `在岗：${others.join('、')}` : '现在没有别的客服在岗'

import type { RefusalCode } from '../contracts/refusals'
import type { Fen } from '../shared/money'
import type { Instant } from '../shared/time'
import type { SheetLine } from './amount'
import { netFen, type Fapiao, type Invoice, type InvoiceStatus, type StepName } from './invoice'
import { doubtsOn, type InvoiceWish } from './wish'

export type InvoiceActor = 'machine' | 'shopper' | 'staff' | 'clock'

export type InvoiceCommand =
  // the machine, by itself
  | { readonly type: 'verify' | 'ask' | 'makeSheet' | 'route' | 'deliver' | 'lapse' }
  /** Money went back, or not after all, before it was issued. */
  | { readonly type: 'adjust'; readonly amountFen: Fen; readonly lines: readonly SheetLine[] }
  /** Money went back after it was issued: so much has to be taken back. */
  | { readonly type: 'owe'; readonly dueFen: Fen }
  // the shopper
  | { readonly type: 'amend'; readonly wish: InvoiceWish }
  | { readonly type: 'cancel' }
  // whoever issues
  | { readonly type: 'take' }
  | { readonly type: 'askMore'; readonly words: string }
  | { readonly type: 'reject'; readonly reason: string }
  /** `amountFen`: as it stood before whoever issued it. */
  | { readonly type: 'issue'; readonly fapiao: Fapiao; readonly amountFen: Fen }
  /** `number`: of the red one. */
  | { readonly type: 'reverse'; readonly number: string; readonly amountFen: Fen }
  // the clock
  | { readonly type: 'pass' }

/** A command that comes to a request. */
export interface Scene {
  readonly command: InvoiceCommand
  readonly current: Invoice
  readonly now: Instant
  /** Who does it, of the staff. */
  readonly userid: string | null
}

type OpenStatus = Exclude<InvoiceStatus, 'reversed' | 'rejected' | 'cancelled' | 'lapsed'>

/** Who has the word, and which deadline runs while they have it; what follows when it passes stands in the edges. */
export interface Stay {
  readonly waitsFor: 'machine' | 'shopper' | 'staff' | 'nobody'
  /** Rows of the ServicePolicy, or the shop's own days to answer. */
  readonly deadline: 'invoice' | 'invoiceReversal' | 'answerDays' | null
}

export const stays: Readonly<Record<OpenStatus, Stay>> = {
  requested: { waitsFor: 'machine', deadline: null },
  verified: { waitsFor: 'machine', deadline: null },
  sheetMade: { waitsFor: 'machine', deadline: null },
  asks: { waitsFor: 'shopper', deadline: 'answerDays' },
  routed: { waitsFor: 'staff', deadline: 'invoice' },
  issued: { waitsFor: 'machine', deadline: null },
  delivered: { waitsFor: 'nobody', deadline: null },
  reversalDue: { waitsFor: 'staff', deadline: 'invoiceReversal' },
}

/** Null: it is over. */
export const stayIn = (status: InvoiceStatus): Stay | null =>
  (stays as Readonly<Partial<Record<InvoiceStatus, Stay>>>)[status] ?? null

const refusedUnless = (holds: boolean, refusal: RefusalCode): RefusalCode | null => (holds ? null : refusal)

/** She may put it right so often. */
export const MOST_CHANGES = 5
const REASON_MAX = 100

/** What does not fit together and she has not said again. */
export const openDoubts = ({ wish, confirmed }: Invoice) =>
  doubtsOn(wish).filter((doubt) => !confirmed.includes(doubt))

const wordsOf = (command: InvoiceCommand): string | null => {
  if (command.type === 'askMore') return command.words
  return command.type === 'reject' ? command.reason : null
}

const isOverdue = ({ state }: Invoice, now: Instant): boolean => state.status === 'asks' && now >= state.until

/** What is refused, and why. */
export const guards = {
  fitsTogether: ({ current }: Scene) => refusedUnless(openDoubts(current).length === 0, 'notAllowed'),
  isDoubtful: ({ current }: Scene) => refusedUnless(openDoubts(current).length > 0, 'notAllowed'),
  isOverdue: ({ current, now }: Scene) => refusedUnless(isOverdue(current, now), 'notAllowed'),
  fewChanges: ({ current: { steps } }: Scene) =>
    refusedUnless(steps.filter(({ step }) => step === 'amend').length < MOST_CHANGES, 'tooManyChanges'),
  notTakenAlready: ({ current: { takenBy }, userid }: Scene) =>
    refusedUnless(takenBy?.userid !== userid, 'notAllowed'),
  wordsSaid: ({ command }: Scene) => refusedUnless(wordsOf(command)?.trim() !== '', 'reasonMissing'),
  wordsShort: ({ command }: Scene) =>
    refusedUnless([...(wordsOf(command)?.trim() ?? '')].length <= REASON_MAX, 'reasonTooLong'),
  /** What she gets is what was paid and has stayed. */
  amountStands: ({ command, current }: Scene) =>
    refusedUnless(
      command.type !== 'issue' || command.amountFen === current.amountFen,
      'invoiceAmountChanged',
    ),
  canBeFetched: ({ command }: Scene) =>
    refusedUnless(
      command.type !== 'issue' || command.fapiao.file !== null || command.fapiao.link !== null,
      'fapiaoMissing',
    ),
  takesWhatIsDue: ({ command, current: { state } }: Scene) =>
    refusedUnless(
      command.type !== 'reverse' || (state.status === 'reversalDue' && command.amountFen === state.dueFen),
      'invoiceAmountChanged',
    ),
  /** The same debt again is none. */
  owesOtherwise: ({ command, current: { state } }: Scene) =>
    refusedUnless(
      command.type !== 'owe' || state.status !== 'reversalDue' || command.dueFen !== state.dueFen,
      'notAllowed',
    ),
} satisfies Record<string, (scene: Scene) => RefusalCode | null>
export type Guard = keyof typeof guards

/** One edge: this command, by one of these, leads there. */
export interface Edge {
  readonly from: OpenStatus
  readonly command: Exclude<StepName, 'request'>
  readonly actor: InvoiceActor
  /** What is refused, in this order. */
  readonly guards: readonly Guard[]
  readonly to: InvoiceStatus
  /** Of several that begin alike, the first of which this holds. */
  readonly when?: (scene: Scene) => boolean
}

const takesAll = ({ current, command }: Scene): boolean =>
  command.type === 'reverse' && command.amountFen >= netFen(current)

const machine = { actor: 'machine', guards: [] } as const
const staff = { actor: 'staff', guards: [] } as const
const WORDS = ['wordsSaid', 'wordsShort'] as const
const REVERSE = ['takesWhatIsDue'] as const

/** The whole machine: 信息核验 → 单据生成 → 部门流转 by itself (R133), then a person issues, and it is handed over. */
export const edges: readonly Edge[] = [
  { from: 'requested', command: 'verify', actor: 'machine', guards: ['fitsTogether'], to: 'verified' },
  { from: 'requested', command: 'ask', actor: 'machine', guards: ['isDoubtful'], to: 'asks' },
  { from: 'verified', command: 'makeSheet', ...machine, to: 'sheetMade' },
  { from: 'sheetMade', command: 'route', ...machine, to: 'routed' },
  { from: 'asks', command: 'amend', actor: 'shopper', guards: ['fewChanges'], to: 'requested' },
  { from: 'asks', command: 'cancel', actor: 'shopper', guards: [], to: 'cancelled' },
  { from: 'asks', command: 'reject', actor: 'staff', guards: WORDS, to: 'rejected' },
  { from: 'asks', command: 'adjust', ...machine, to: 'asks' },
  { from: 'asks', command: 'lapse', ...machine, to: 'lapsed' },
  { from: 'asks', command: 'pass', actor: 'clock', guards: ['isOverdue'], to: 'lapsed' },
  { from: 'routed', command: 'take', actor: 'staff', guards: ['notTakenAlready'], to: 'routed' },
  { from: 'routed', command: 'askMore', actor: 'staff', guards: WORDS, to: 'asks' },
  { from: 'routed', command: 'reject', actor: 'staff', guards: WORDS, to: 'rejected' },
  {
    from: 'routed',
    command: 'issue',
    actor: 'staff',
    guards: ['amountStands', 'canBeFetched'],
    to: 'issued',
  },
  { from: 'routed', command: 'cancel', actor: 'shopper', guards: [], to: 'cancelled' },
  { from: 'routed', command: 'adjust', ...machine, to: 'routed' },
  { from: 'routed', command: 'lapse', ...machine, to: 'lapsed' },
  { from: 'issued', command: 'deliver', ...machine, to: 'delivered' },
  { from: 'issued', command: 'owe', ...machine, to: 'reversalDue' },
  { from: 'delivered', command: 'owe', ...machine, to: 'reversalDue' },
  { from: 'reversalDue', command: 'owe', actor: 'machine', guards: ['owesOtherwise'], to: 'reversalDue' },
  { from: 'reversalDue', command: 'take', ...staff, guards: ['notTakenAlready'], to: 'reversalDue' },
  {
    from: 'reversalDue',
    command: 'reverse',
    actor: 'staff',
    guards: REVERSE,
    to: 'reversed',
    when: takesAll,
  },
  // part of it was taken back: the rest of the invoice stands
  { from: 'reversalDue', command: 'reverse', actor: 'staff', guards: REVERSE, to: 'delivered' },
]

/** What this actor can do where it stands, before any guard; the pages draw buttons from it. */
export const commandsFor = (status: InvoiceStatus, actor: InvoiceActor): readonly Edge['command'][] => [
  ...new Set(
    edges.filter((edge) => edge.from === status && edge.actor === actor).map(({ command }) => command),
  ),
]

import { DAY, HOUR, MINUTE, SECOND } from '../shared/time'
import { minimumCaseRows, standardCaseRows, strictCaseRows } from './case-rows'
import type { LadderStep, PolicyRow, PresetName, ServicePolicy, Urgency } from './service-policy'

/** remind the agent → tell a supervisor → give it to somebody else → tell the shopper an honest time. */
const ladder = ([remind, supervisor, reassign, shopper]: readonly [
  number,
  number,
  number,
  number,
]): LadderStep[] => [
  { afterMs: remind, action: 'remindAgent' },
  { afterMs: supervisor, action: 'tellSupervisor' },
  { afterMs: reassign, action: 'reassign' },
  { afterMs: shopper, action: 'tellShopper' },
]

/** A reminder, then a supervisor: for work that is not handed to somebody else because of an hour. */
const reminders = (standardMs: number): LadderStep[] => [
  { afterMs: standardMs, action: 'remindAgent' },
  { afterMs: standardMs * 2, action: 'tellSupervisor' },
]

type Row = Pick<PolicyRow, 'id' | 'clock' | 'standardMs'> & Partial<PolicyRow>

const row = (own: Row): PolicyRow => ({
  when: {},
  targetMs: null,
  limitMs: null,
  warnAtPercent: 75,
  calendar: 'business',
  pausesForShopper: true,
  ladder: reminders(own.standardMs),
  ...own,
})

/** A day and a night, whenever it begins: 24 of a shop's opening hours would be two days. */
const oneDay = { standardMs: DAY, calendar: 'wall' } as const

/**
 * What was left while nobody was there, by how much it presses (R34), from the next opening on: a first message, and
 * one to an agent who had gone home.
 */
const left = (urgency: Urgency, standardMs: number): PolicyRow[] => {
  const times = {
    when: { left: true, urgency },
    standardMs,
    ladder: ladder([standardMs, standardMs * 1.5, standardMs * 2, standardMs * 3]),
  } as const
  return [
    row({ id: `left-${urgency}`, clock: 'firstResponse', ...times }),
    row({ id: `reply-left-${urgency}`, clock: 'reply', ...times }),
  ]
}

/** A parcel that nobody hears of for so long has stalled, by night and on holidays too: carriers work then. */
const parcelMoves = (standardMs: number): PolicyRow =>
  row({
    id: 'parcel-moves',
    clock: 'parcelMoves',
    standardMs,
    calendar: 'wall',
    pausesForShopper: false,
    warnAtPercent: 100,
    ladder: [],
  })

/** One working day: whoever keeps the books is there on working days. No source names a number. */
const invoiceRow = (id: string, clock: 'invoice' | 'invoiceReversal'): PolicyRow =>
  row({
    id,
    clock,
    standardMs: DAY,
    calendar: 'workingDays',
    pausesForShopper: false,
    ladder: [
      { afterMs: DAY, action: 'remindAgent' },
      { afterMs: DAY, action: 'tellSupervisor' },
    ],
  })

/** Levels of the problem pool, urgency of what is written (R16, R34), and what lies with a supervisor (R51). */
const shared: readonly PolicyRow[] = [
  row({ id: 'email', clock: 'firstResponse', when: { channel: 'email' }, ...oneDay }),
  ...left('urgent', 10 * MINUTE),
  ...left('normal', 30 * MINUTE),
  ...left('low', 2 * HOUR),
  row({
    id: 'progress-l2',
    clock: 'progress',
    when: { level: 'L2' },
    standardMs: 2 * HOUR,
    pausesForShopper: false,
  }),
  row({
    id: 'progress-l3',
    clock: 'progress',
    when: { level: 'L3' },
    standardMs: 4 * HOUR,
    pausesForShopper: false,
  }),
  row({ id: 'escalation', clock: 'escalation', standardMs: HOUR, pausesForShopper: false }),
  row({ id: 'stalled-parcel', clock: 'stalledParcel', standardMs: HOUR, pausesForShopper: false }),
  row({
    id: 'follow-up',
    clock: 'followUp',
    standardMs: 3 * DAY,
    warnAtPercent: 66,
    calendar: 'wall',
    pausesForShopper: false,
    ladder: [
      { afterMs: 3 * DAY, action: 'remindAgent' },
      { afterMs: 3 * DAY, action: 'tellSupervisor' },
    ],
  }),
  invoiceRow('invoice', 'invoice'),
  invoiceRow('invoice-reversal', 'invoiceReversal'),
  row({ id: 'plan-aftersales', clock: 'plan', when: { stage: 'aftersales' }, ...oneDay }),
  row({ id: 'resolution-aftersales', clock: 'resolution', when: { stage: 'aftersales' }, ...oneDay }),
]

/** What the strictest of the sources asks (R21, R23, R25, R29–R31). */
export const seedStrict: ServicePolicy = {
  version: 1,
  rows: [
    row({
      id: 'first-response',
      clock: 'firstResponse',
      targetMs: 15 * SECOND,
      standardMs: 30 * SECOND,
      limitMs: 2 * MINUTE,
      ladder: ladder([MINUTE, 90 * SECOND, 2 * MINUTE, 3 * MINUTE]),
    }),
    row({
      id: 'reply',
      clock: 'reply',
      targetMs: 30 * SECOND,
      standardMs: MINUTE,
      limitMs: 3 * MINUTE,
      ladder: ladder([MINUTE, 2 * MINUTE, 3 * MINUTE, 5 * MINUTE]),
    }),
    row({ id: 'promise', clock: 'promise', standardMs: 15 * MINUTE, pausesForShopper: false }),
    row({ id: 'plan', clock: 'plan', standardMs: 5 * MINUTE, limitMs: 30 * MINUTE }),
    row({ id: 'resolution', clock: 'resolution', standardMs: 15 * MINUTE, limitMs: 30 * MINUTE }),
    row({
      id: 'resolution-common',
      clock: 'resolution',
      when: { topic: 'common' },
      standardMs: 5 * MINUTE,
      limitMs: 15 * MINUTE,
    }),
    row({
      id: 'resolution-general',
      clock: 'resolution',
      when: { topic: 'general' },
      standardMs: 15 * MINUTE,
      limitMs: 30 * MINUTE,
    }),
    parcelMoves(DAY),
    ...shared,
    ...strictCaseRows,
  ],
}

/** What most shops can keep (R20, R22, R25, R29–R32): the start of every shop. */
export const seedStandard: ServicePolicy = {
  version: 1,
  rows: [
    row({
      id: 'first-response',
      clock: 'firstResponse',
      targetMs: 15 * SECOND,
      standardMs: MINUTE,
      limitMs: 3 * MINUTE,
      ladder: ladder([MINUTE, 2 * MINUTE, 3 * MINUTE, 5 * MINUTE]),
    }),
    row({
      id: 'first-response-presales',
      clock: 'firstResponse',
      when: { stage: 'presales' },
      targetMs: 30 * SECOND,
      standardMs: MINUTE,
      limitMs: 3 * MINUTE,
      ladder: ladder([MINUTE, 2 * MINUTE, 3 * MINUTE, 5 * MINUTE]),
    }),
    row({
      id: 'reply',
      clock: 'reply',
      targetMs: MINUTE,
      standardMs: 3 * MINUTE,
      limitMs: 10 * MINUTE,
      ladder: ladder([3 * MINUTE, 5 * MINUTE, 10 * MINUTE, 12 * MINUTE]),
    }),
    row({ id: 'promise', clock: 'promise', standardMs: 30 * MINUTE, pausesForShopper: false }),
    row({ id: 'plan', clock: 'plan', standardMs: 5 * MINUTE, limitMs: 30 * MINUTE }),
    row({ id: 'resolution', clock: 'resolution', standardMs: 30 * MINUTE }),
    row({
      id: 'resolution-common',
      clock: 'resolution',
      when: { topic: 'common' },
      standardMs: 5 * MINUTE,
      limitMs: 30 * MINUTE,
    }),
    row({
      id: 'resolution-general',
      clock: 'resolution',
      when: { topic: 'general' },
      standardMs: 15 * MINUTE,
      limitMs: 30 * MINUTE,
    }),
    parcelMoves(2 * DAY),
    ...shared,
    ...standardCaseRows,
  ],
}

/** What platforms let pass before they step in (R22, and S2's 10–30 minutes). */
export const platformMinimum: ServicePolicy = {
  version: 1,
  rows: [
    row({
      id: 'first-response',
      clock: 'firstResponse',
      targetMs: MINUTE,
      standardMs: 3 * MINUTE,
      limitMs: 10 * MINUTE,
      ladder: ladder([3 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE]),
    }),
    row({
      id: 'reply',
      clock: 'reply',
      standardMs: 10 * MINUTE,
      limitMs: 30 * MINUTE,
      ladder: ladder([10 * MINUTE, 20 * MINUTE, 30 * MINUTE, 35 * MINUTE]),
    }),
    row({ id: 'promise', clock: 'promise', standardMs: 2 * HOUR, pausesForShopper: false }),
    row({ id: 'plan', clock: 'plan', standardMs: 30 * MINUTE }),
    row({ id: 'resolution', clock: 'resolution', ...oneDay }),
    parcelMoves(3 * DAY),
    ...shared,
    ...minimumCaseRows,
  ],
}

/** What a shop may name instead of a table of its own. */
export const presets: Readonly<Record<PresetName, ServicePolicy>> = {
  'seed-strict': seedStrict,
  'seed-standard': seedStandard,
  'platform-minimum': platformMinimum,
}

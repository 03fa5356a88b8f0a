import { MINUTE, type Instant } from '../../core/shared/time'
import { randomOf } from '../demo/random'

/** A line of a track with 快递100's code of its state (resultv2 4). */
export interface PlannedLine {
  readonly at: Instant
  readonly text: string
  readonly state: string
}

/** How a parcel goes on: as most do, not at all, or back to its sender. */
export type Course = 'usual' | 'stalls' | 'returns'

const steps: Readonly<Record<Course, readonly Omit<PlannedLine, 'at'>[]>> = {
  usual: [
    { text: '到达 目的地转运中心', state: '1001' },
    { text: '派送中，快递员正在送', state: '5' },
    { text: '已签收，本人签收', state: '301' },
  ],
  stalls: [],
  returns: [
    { text: '派件异常，收件人拒收', state: '203' },
    { text: '快件退回寄件人', state: '6' },
  ],
}

const seedOf = (trackingNo: string): number => Number(trackingNo.replace(/\D/g, '').slice(-8)) || 1

/** Of its last digit: 9 stalls, 8 goes back, any other arrives. */
const courseOf = (trackingNo: string): Course => {
  const last = trackingNo.slice(-1)
  if (last === '9') return 'stalls'
  return last === '8' ? 'returns' : 'usual'
}

const FIRST_STEPS = [
  { text: '已揽收', state: '103' },
  { text: '离开 转运中心', state: '1002' },
] as const

/**
 * How a parcel goes on from what is known of it: minutes a step here, where the road takes hours. The same number goes
 * the same way.
 */
export const planOf = (trackingNo: string, known: readonly PlannedLine[], now: Instant): PlannedLine[] => {
  const random = randomOf(seedOf(trackingNo))
  const isOver = known.some(({ state }) => /^[346]/.test(state))
  const coming = [...(known.length === 0 ? FIRST_STEPS : []), ...(isOver ? [] : steps[courseOf(trackingNo)])]
  let at = now - (now % MINUTE)
  return coming.map((step) => {
    at += random.int(2, 12) * MINUTE
    return { ...step, at }
  })
}

import { spanText } from '../copy/aftersales-policy'
import { hoursText } from '../copy/hours'
import type { ClockType } from '../policy/service-policy'
import { rowFor } from '../policy/service-policy'
import { servicePolicyOf } from '../policy/waits'
import { fill, slotsOf } from '../shared/template'
import type { Shop } from '../shop/shop'

/** What stands for how long something takes: the row of the shop's ServicePolicy that sets the clock says it too. */
const clocks: Readonly<Record<string, ClockType>> = {
  审核时限: 'review',
  退款时限: 'refund',
  收货后退款: 'afterReceipt',
  补发时限: 'reissue',
  寄回期限: 'shipBack',
}

const HOURS = '客服时间'

/** The variables that an answer may have. */
export const answerSlots: readonly string[] = [...Object.keys(clocks), HOURS]

/** What they stand for in this shop; one that it promises nothing of has no value. */
export const slotValues = (
  shop: Pick<Shop, 'hours' | 'calendar' | 'servicePolicy'>,
): Record<string, string> => {
  const policy = servicePolicyOf(shop)
  const spans = Object.entries(clocks).flatMap(([name, clock]) => {
    const row = rowFor(policy, clock, { channel: 'miniProgram' })
    return row ? [[name, spanText({ ms: row.standardMs, calendar: row.calendar })] as const] : []
  })
  return { ...Object.fromEntries(spans), ...(shop.hours.length > 0 && { [HOURS]: hoursText(shop.hours) }) }
}

const sentences = /[^。！？\n]+[。！？\n]*/gu

/** An answer as it is said: a sentence that would promise what the shop does not is left out. */
export const filledAnswer = (answer: string, values: Readonly<Record<string, string>>): string => {
  if (slotsOf(answer).length === 0) return answer
  const said = (answer.match(sentences) ?? []).filter((sentence) =>
    slotsOf(sentence).every((name) => Object.hasOwn(values, name) || !answerSlots.includes(name)),
  )
  return fill(said.join(''), values).trim()
}

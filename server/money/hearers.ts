import { hearMoney } from '../cases/hear-money'
import { insuranceHears } from '../insurance/hears'
import type { OnMoved } from './moved'

/** Who hears of money that moved; each hears all of it. */
const hearers: readonly OnMoved[] = [hearMoney, insuranceHears]

/** Ends when all have heard. */
export const tellHearers: OnMoved = async (ports, moved) => {
  for (const hear of hearers) await hear(ports, moved)
}

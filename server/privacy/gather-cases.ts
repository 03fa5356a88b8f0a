import { caseLine, couponLine, draftLine, insuranceLine, payoutLine } from '../../core/privacy/export-cases'
import type { Ports } from '../ports'
import type { Whose } from '../privacy-ports'
import { fileLines } from './file-lines'

/** What after-sales holds of her, with what she showed; links live for so long, ms. */
export const caseLines = async (ports: Ports, whose: Whose, forMs: number): Promise<object[]> => {
  const [rows, drafts, insurances] = await Promise.all([
    ports.personalData.casesOf(whose),
    ports.personalData.draftsOf(whose),
    ports.personalData.insurancesOf(whose),
  ])
  const [payouts, coupons] = await Promise.all([
    ports.personalData.payoutsOf(whose.shopId, rows),
    ports.personalData.couponsOf(whose.shopId, rows),
  ])
  const shown = [
    ...rows.flatMap(({ record }) => record.state.wish.evidence.map(({ fileId }) => fileId)),
    ...drafts.flatMap(({ draft }) => draft.fileIds),
  ]
  return [
    ...rows.map(caseLine),
    ...drafts.map(draftLine),
    ...payouts.map(payoutLine),
    ...coupons.map(couponLine),
    ...insurances.map(insuranceLine),
    ...(await fileLines(ports, [...new Set(shown)], forMs)),
  ]
}

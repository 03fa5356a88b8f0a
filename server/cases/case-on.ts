import { caseIn, type CaseRecord } from '../../core/aftersales/record'
import type { Ground } from '../../core/aftersales/step'
import { err, ok, type Result } from '../../core/shared/result'

/** The case as it is on the ground of a decision; gone on since it was shown: `changedMeanwhile`. */
export const caseOn = (
  ground: Ground,
  caseNo: string,
  version?: number,
): Result<CaseRecord, 'notFound' | 'changedMeanwhile'> => {
  const record = caseIn(ground, caseNo)
  if (!record) return err('notFound')
  return version === undefined || record.state.version === version ? ok(record) : err('changedMeanwhile')
}

import type { StepRefusal } from '../../core/aftersales/step'
import type { RefusalCode } from '../../core/contracts/refusals'

export type AnyStepRefusal = StepRefusal | 'notFound' | 'changedMeanwhile'

/** What the machine refuses as the wire says it: what has words of its own keeps them. */
const codes: Readonly<Partial<Record<AnyStepRefusal, RefusalCode>>> = {
  notYours: 'notAllowed',
  notYet: 'notAllowed',
  itemUnknown: 'badRequest',
}

type Own = Exclude<AnyStepRefusal, 'notYours' | 'notYet' | 'itemUnknown'>

export const refusedStep = (refusal: AnyStepRefusal): RefusalCode => codes[refusal] ?? (refusal as Own)

import type { DeskContract } from '../../../core/contracts/desk.contract'
import type { Input } from '../../../core/contracts/procedure'
import { api } from '../../api/client'
import { must } from '../../api/query'

export type SettledAs = Input<DeskContract['learning']['settle']>['as']

/** So many questions a door takes at once. */
const AT_ONCE = 200

export const slicesOf = (ids: readonly string[]): readonly string[][] =>
  Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
    ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  )

/** These questions are seen to. @throws Refused */
export const settleQuestions = async (ids: readonly string[], as: SettledAs): Promise<void> => {
  for (const some of slicesOf(ids)) await must(api.learning.settle({ ids: some, as }))
}

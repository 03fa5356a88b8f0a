import { useState } from 'react'
import type { Input } from '../../../core/contracts/procedure'
import type { casesContract } from '../../../core/contracts/shopper/cases.contract'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Result } from '../../../core/shared/result'
import type { CaseView } from '../../../core/aftersales/view'
import { api } from '../../api/client'
import { useWishId } from '../../api/use-wish-id'
import { actionDone, actionQuestions, caseWords } from '../../copy/aftersales'
import { common } from '../../copy/common'
import { wordsOf } from '../../copy/refusal-words'
import { announceCasesChanged, announceOrdersChanged } from '../../platform/changes'
import { askFirst } from '../../platform/question'
import { say } from '../../platform/say'

type Contract = typeof casesContract
/** What is done by a tap alone. */
export type Deed = Input<Contract['act']>['deed']

interface Known {
  readonly clientId: string
  readonly caseNo: string
}

export interface Deeds {
  /** What is being done now. */
  readonly busy: string | null
  readonly act: (deed: Deed) => void
  /** Each answers why it was not taken, null when it was. */
  readonly ship: (parcel: Input<Contract['ship']>['parcel']) => Promise<RefusalCode | null>
  readonly bookPickup: () => Promise<RefusalCode | null>
  readonly rate: (rating: { readonly stars: number; readonly comment: string }) => Promise<RefusalCode | null>
  readonly addEvidence: (fileIds: readonly string[]) => Promise<RefusalCode | null>
}

const isMeant = async (deed: Deed): Promise<boolean> => {
  const question = actionQuestions[deed]
  return question === undefined || askFirst({ ...question, no: common.notNow })
}

/** What its shopper does about a case; done again after a failure it is the same deed. */
export const useDeeds = ({ caseNo, version }: Pick<CaseView, 'caseNo' | 'version'>): Deeds => {
  const [busy, setBusy] = useState<string | null>(null)
  const idFor = useWishId()

  const run = async (
    name: string,
    input: unknown,
    ask: (known: Known) => Promise<Result<unknown, RefusalCode>>,
  ): Promise<RefusalCode | null> => {
    setBusy(name)
    const reply = await ask({ caseNo, clientId: idFor([name, version, input]) })
    setBusy(null)
    // whoever was refused may look at what is no longer so
    if (reply.ok || reply.error !== 'offline') announceCasesChanged()
    if (reply.ok) announceOrdersChanged()
    return reply.ok ? null : reply.error
  }
  const act = async (deed: Deed) => {
    if (busy !== null || !(await isMeant(deed))) return
    const refusal = await run(deed, null, (known) => api.cases.act({ ...known, version, deed }))
    say(refusal === null ? (actionDone[deed] ?? caseWords.done) : wordsOf(refusal))
  }
  return {
    busy,
    act: (deed) => void act(deed),
    ship: (parcel) => run('ship', parcel, (known) => api.cases.ship({ ...known, parcel })),
    bookPickup: () => run('bookPickup', null, ({ caseNo: of }) => api.cases.bookPickup({ caseNo: of })),
    rate: (rating) => run('rate', rating, (known) => api.cases.rate({ ...known, ...rating })),
    addEvidence: (fileIds) =>
      run('addEvidence', fileIds, (known) => api.cases.addEvidence({ ...known, fileIds: [...fileIds] })),
  }
}

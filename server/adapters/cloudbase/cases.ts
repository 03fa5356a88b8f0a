import * as z from 'zod/mini'
import { CaseDraft } from '../../../core/aftersales/form'
import { CaseStep, caseStepIdOf } from '../../../core/aftersales/record'
import { CaseRow } from '../../../core/aftersales/row'
import { Instant } from '../../../core/shared/time'
import type { CaseCursor, CaseDrafts, CasePorts, Cases, CaseSteps, StoredDraft } from '../../case-ports'
import type { Cloudbase } from './app'
import { cloudbaseCaseDays } from './case-days'
import { Collection } from './collection'
import { putNewer } from './put-newer'
import { putVersion } from './put-version'

const MOST_STEPS = 200
const MOST_OF_ORDER = 50

const caseSteps = (cloudbase: Cloudbase): CaseSteps => {
  const steps = new Collection(cloudbase, 'caseSteps', CaseStep)
  const { command } = cloudbase
  return {
    newest: async (shopId, orderNo) =>
      (await steps.find({ shopId, orderNo }, { order: [['seq', 'desc']], limit: 1 }))[0] ?? null,
    insert: (step) => steps.insert(step),
    byClientId: async (shopId, orderNo, clientId) =>
      (await steps.find({ shopId, orderNo, clientId }, { limit: 1 }))[0] ?? null,
    ofOrder: async (shopId, orderNo) =>
      (await steps.find({ shopId, orderNo }, { order: [['seq', 'desc']], limit: MOST_STEPS })).reverse(),
    due: (now, limit) =>
      steps.find(
        { pendingAt: command.gt(0).and(command.lte(now)) },
        { order: [['pendingAt', 'asc']], limit },
      ),
    leave: async ({ shopId, orderNo, seq }, { effects, pendingAt }) => {
      await steps.patch({ _id: caseStepIdOf(shopId, orderNo, seq) }, { effects, pendingAt })
    },
  }
}

/** Those of the same moment are told apart by their number. */
const beyond = (
  { command }: Cloudbase,
  field: string,
  { at, caseNo, way }: CaseCursor & { readonly way: 'gt' | 'lt' },
) => {
  const behind = [{ [field]: command[way](at) }, { [field]: at, _id: command[way](caseNo) }]
  // the bound lets the index begin at the right place
  const bound = way === 'gt' ? command.gte(at) : command.lte(at)
  return command.and([{ [field]: bound }, command.or(behind)]) as unknown as Record<string, unknown>
}

type Filter = Record<string, unknown>
type Rows = Collection<CaseRow>

const within = ({ command }: Cloudbase, filter: Filter, more: Filter | null): Filter =>
  (more ? command.and([filter, more]) : filter) as Filter

const byMoment = (field: string, way: 'asc' | 'desc') =>
  [
    [field, way],
    ['_id', way],
  ] as const

/** What shoppers and desks list. */
const pagesOf = (
  cloudbase: Cloudbase,
  rows: Rows,
): Pick<Cases, 'ofShopper' | 'ofOrder' | 'page' | 'since' | 'asked'> => ({
  ofShopper: (shopId, openid, { limit, before }) => {
    const behind = before ? beyond(cloudbase, 'openedAt', { ...before, way: 'lt' }) : null
    return rows.find(within(cloudbase, { shopId, openid }, behind), {
      order: byMoment('openedAt', 'desc'),
      limit,
    })
  },
  ofOrder: (shopId, orderNo) =>
    rows.find({ shopId, orderNo }, { order: [['openedAt', 'desc']], limit: MOST_OF_ORDER }),
  page: (shopId, list, { limit, after }) => {
    const behind = after ? beyond(cloudbase, 'listAt', { ...after, way: 'gt' }) : null
    return rows.find(within(cloudbase, { shopId, list }, behind), { order: byMoment('listAt', 'asc'), limit })
  },
  since: (shopId, since, { limit, before }) => {
    const { command } = cloudbase
    const behind = before ? beyond(cloudbase, 'openedAt', { ...before, way: 'lt' }) : null
    const filter = within(cloudbase, { shopId, openedAt: command.gte(since) }, behind)
    return rows.find(filter, { order: byMoment('openedAt', 'desc'), limit })
  },
  asked: (shopId, { limit, after }) => {
    const { command } = cloudbase
    const behind = after ? beyond(cloudbase, 'askedAt', { ...after, way: 'gt' }) : { askedAt: command.gt(0) }
    return rows.find(within(cloudbase, { shopId }, behind), { order: byMoment('askedAt', 'asc'), limit })
  },
})

const cases = (cloudbase: Cloudbase): Cases => {
  const rows = new Collection(cloudbase, 'cases', CaseRow)
  const { command } = cloudbase
  return {
    ...pagesOf(cloudbase, rows),
    project: async (row, isNew) => {
      if (isNew && (await rows.insert(row)) === 'inserted') return
      await putNewer(cloudbase, rows, row)
    },
    find: (caseNo) => rows.get(caseNo),
    moments: (shopId, list, limit) =>
      list === 'asked'
        ? rows.numbers({ shopId, askedAt: command.gt(0) }, 'askedAt', limit)
        : rows.numbers({ shopId, list }, 'listAt', limit),
    toLook: (now, limit) =>
      rows.find({ lookAt: command.gt(0).and(command.lte(now)) }, { order: [['lookAt', 'asc']], limit }),
    lookAgain: async ({ _id, seq }, lookAt) => {
      await rows.patch({ _id, seq }, { lookAt })
    },
  }
}

const Draft: z.ZodMiniType<StoredDraft> = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: z.string(),
    openid: z.string(),
    orderNo: z.string(),
    draft: CaseDraft,
    version: z.int(),
    savedAt: Instant,
  }),
)

const caseDrafts = (cloudbase: Cloudbase): CaseDrafts => {
  const drafts = new Collection(cloudbase, 'caseDrafts', Draft)
  return {
    find: (shopId, openid, orderNo) => drafts.get(`${shopId}:${openid}:${orderNo}`),
    put: (draft) => putVersion(drafts, draft, draft.version - 1),
    sweep: (before) => drafts.remove({ savedAt: cloudbase.command.lt(before) }),
  }
}

/** After-sales in the document database. */
export const cloudbaseCases = (cloudbase: Cloudbase, now: () => Instant): CasePorts => ({
  caseDays: cloudbaseCaseDays(cloudbase, now),
  caseSteps: caseSteps(cloudbase),
  cases: cases(cloudbase),
  caseDrafts: caseDrafts(cloudbase),
})

import type { CaseRow } from '../../../../core/aftersales/row'
import { whatIf as replay, type Difference } from '../../../../core/aftersales/policy/what-if'
import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { PolicyDifference } from '../../../../core/contracts/desk/policy'
import { ok } from '../../../../core/shared/result'
import { DAY, SECOND, type Instant } from '../../../../core/shared/time'
import type { DeskActor } from '../../../actor'
import type { CaseCursor } from '../../../case-ports'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'
import { faultsOf } from './read'

const MOST = 10_000
const PAGE = 500
/** Of the function's ten seconds. */
const BUDGET_MS = 6 * SECOND
const MOST_SHOWN = 100
const MOST_RULES = 50

interface Past {
  readonly rows: readonly CaseRow[]
  readonly isWhole: boolean
}

/** The newest first, until all are there, or there are too many, or time is over. */
const recent = async (ports: Ports, shopId: string, since: Instant): Promise<Past> => {
  const rows: CaseRow[] = []
  const until = ports.now() + BUDGET_MS
  let before: CaseCursor | undefined
  while (rows.length < MOST && ports.now() < until) {
    const page = await ports.cases.since(shopId, since, { limit: PAGE, before })
    rows.push(...page)
    const last = page.at(-1)
    if (!last || page.length < PAGE) return { rows, isWhole: true }
    before = { at: last.openedAt, caseNo: last._id }
  }
  return { rows, isWhole: false }
}

const shown = ({ before, after, ...found }: Difference, row: CaseRow): PolicyDifference => ({
  ...found,
  ...{ before, after, title: row.title, called: row.record.called, openedAt: row.openedAt },
  type: row.record.facts.type,
  askedFen: row.record.facts.askedFen,
})

export const whatIf: UseCase<DeskContract['policy']['whatIf'], DeskActor> = async (
  { draft, days },
  { actor, ports },
) => {
  const faults = faultsOf(draft)
  if (faults.length > 0) return ok({ status: 'wrong', faults })
  const since = ports.now() - days * DAY
  const { rows, isWhole } = await recent(ports, actor.shop._id, since)
  const byNo = new Map(rows.map((row) => [row._id, row]))
  const past = rows.map(({ _id: caseNo, openid, record: { facts, ruling } }) => ({
    ...{ caseNo, openid, facts, ruling },
  }))
  const { differences, byRule, ...sums } = replay(draft, past)
  const changed = differences.flatMap((difference) => {
    const row = byNo.get(difference.caseNo)
    return row ? [shown(difference, row)] : []
  })
  return ok({
    ...{ status: 'done', ...sums, isWhole, byRule: byRule.slice(0, MOST_RULES) },
    since: isWhole ? since : (rows.at(-1)?.openedAt ?? since),
    differences: changed.sort((one, other) => other.openedAt - one.openedAt).slice(0, MOST_SHOWN),
  })
}

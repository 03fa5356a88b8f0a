import type { CaseRow } from '../../../../core/aftersales/row'
import { whatIf as replay, type Difference } from '../../../../core/aftersales/policy/what-if'
import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { PolicyDifference } from '../../../../core/contracts/desk/policy'
import { err, ok } from '../../../../core/shared/result'
import { DAY, SECOND, type Instant } from '../../../../core/shared/time'
import type { DeskActor } from '../../../actor'
import type { CaseCursor } from '../../../case-ports'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'
import { cursorOf, readCursor } from '../../cases/read'
import { faultsOf } from './read'

const MOST = 10_000
const PAGE = 500
/** Of the function's ten seconds. */
const BUDGET_MS = 6 * SECOND
const PAGE_SHOWN = 100
const MOST_RULES = 50

/** Which cases are replayed: opened since then and, where it was said once, before that. */
interface Span {
  readonly since: Instant
  readonly until: Instant | null
}

interface Past {
  readonly rows: readonly CaseRow[]
  readonly isWhole: boolean
}

/** The newest first, until all are there, or there are too many, or time is over. */
const past = async (ports: Ports, shopId: string, { since, until }: Span): Promise<Past> => {
  const rows: CaseRow[] = []
  const end = ports.now() + BUDGET_MS
  let before: CaseCursor | undefined = until === null ? undefined : { at: until, caseNo: '' }
  while (rows.length < MOST && ports.now() < end) {
    const page = await ports.cases.since(shopId, since, { limit: PAGE, before })
    rows.push(...page)
    const last = page.at(-1)
    if (!last || page.length < PAGE) return { rows, isWhole: true }
    before = { at: last.openedAt, caseNo: last._id }
  }
  return { rows, isWhole: false }
}

/** Where a page of differences goes on, and of which cases: what was asked for since then changes nothing. */
interface Place {
  readonly span: Span
  readonly after: CaseCursor
}

const placeText = ({ span: { since, until }, after }: Place): string => `${since}:${until}:${cursorOf(after)}`

const readPlace = (cursor: string): Place | null => {
  const [, since, until, rest = ''] = /^(\d{1,16}):(\d{1,16}):(.*)$/.exec(cursor) ?? []
  const after = readCursor(rest)
  return after && { span: { since: Number(since), until: Number(until) }, after }
}

const shown = ({ before, after, ...found }: Difference, row: CaseRow): PolicyDifference => ({
  ...found,
  ...{ before, after, title: row.title, called: row.record.called, openedAt: row.openedAt },
  type: row.record.facts.type,
  askedFen: row.record.facts.askedFen,
})

const isBehind = (one: PolicyDifference, { at, caseNo }: CaseCursor): boolean =>
  one.openedAt < at || (one.openedAt === at && one.caseNo < caseNo)

const newestFirst = (one: PolicyDifference, other: PolicyDifference): number =>
  other.openedAt - one.openedAt || (one.caseNo < other.caseNo ? 1 : -1)

/** A page of what differs, and where the next begins. */
const pageOf = (found: readonly Difference[], { rows, span, after }: Asked) => {
  const byNo = new Map(rows.map((row) => [row._id, row]))
  const all = found
    .flatMap((one) => {
      const row = byNo.get(one.caseNo)
      return row ? [shown(one, row)] : []
    })
    .sort(newestFirst)
  const rest = after ? all.filter((one) => isBehind(one, after)) : all
  const differences = rest.slice(0, PAGE_SHOWN)
  const last = rest.length > PAGE_SHOWN ? differences.at(-1) : undefined
  const next = last && placeText({ span, after: { at: last.openedAt, caseNo: last.caseNo } })
  return { differences, next: next ?? null }
}

interface Asked {
  readonly rows: readonly CaseRow[]
  readonly span: Span
  readonly after: CaseCursor | null
}

/** What was looked at indeed: the span that a further page asks for again. */
const lookedAt = ({ rows, isWhole }: Past, since: Instant): Span => ({
  since: isWhole ? since : (rows.at(-1)?.openedAt ?? since),
  until: (rows[0]?.openedAt ?? since) + 1,
})

export const whatIf: UseCase<DeskContract['policy']['whatIf'], DeskActor> = async (
  { draft, days, cursor },
  { actor, ports },
) => {
  const faults = faultsOf(draft)
  if (faults.length > 0) return ok({ status: 'wrong', faults })
  const place = cursor === undefined ? undefined : readPlace(cursor)
  if (place === null) return err('badRequest')
  const asked = place?.span ?? { since: ports.now() - days * DAY, until: null }
  const found = await past(ports, actor.shop._id, asked)
  const { rows, isWhole } = found
  const cases = rows.map(({ _id: caseNo, openid, record: { facts, ruling } }) => ({
    ...{ caseNo, openid, facts, ruling },
  }))
  const { differences, byRule, ...sums } = replay(draft, cases)
  const span = lookedAt(found, asked.since)
  return ok({
    ...{ status: 'done', ...sums, isWhole, byRule: byRule.slice(0, MOST_RULES), since: span.since },
    ...pageOf(differences, { rows, span, after: place?.after ?? null }),
  })
}

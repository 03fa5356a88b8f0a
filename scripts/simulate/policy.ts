import { EJSON } from 'bson'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { policyFaults } from '../../core/aftersales/policy/policy-faults'
import { PolicyDraft } from '../../core/aftersales/policy/policy'
import { whatIf } from '../../core/aftersales/policy/what-if'
import { CaseRow } from '../../core/aftersales/row'
import { policyFaultWords } from '../../core/copy/aftersales-policy'
import { err, ok, type Result } from '../../core/shared/result'
import { DAY } from '../../core/shared/time'
import { policyWords as words } from './policy-words'

const read = (file: string): Result<string> => {
  try {
    // npm runs this in the project's folder; the file is named from where the person stands.
    return ok(
      readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), file), 'utf8').replace(/^\uFEFF/, ''),
    )
  } catch {
    return err(words.unreadable(file))
  }
}

const parsed = (text: string): unknown => {
  try {
    return EJSON.parse(text)
  } catch {
    return undefined
  }
}

/** A draft without faults; what is wrong with it otherwise. */
const draftIn = (text: string, file: string): Result<PolicyDraft> => {
  const draft = PolicyDraft.safeParse(parsed(text))
  if (!draft.success) {
    const [issue] = draft.error.issues
    return err(words.notAPolicy(file, issue ? `${issue.path.join('.')} ${issue.message}`.trim() : ''))
  }
  const faults = policyFaults(draft.data)
  if (faults.length === 0) return ok(draft.data)
  return err(
    words.faults(faults.map((one) => `${'id' in one ? `${one.id}：` : ''}${policyFaultWords[one.fault]}`)),
  )
}

/** The cases of an export (`npm run export -- cases FILE`), one a line. */
const casesIn = (text: string, file: string): Result<readonly CaseRow[]> => {
  const rows: CaseRow[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const row = CaseRow.safeParse(parsed(line))
    if (!row.success) return err(words.notACase(file, index + 1))
    rows.push(row.data)
  }
  return ok(rows)
}

/** Those of one shop: the only one that there is, or the one that was named. */
const ofShop = (rows: readonly CaseRow[], shop: string | undefined): Result<readonly CaseRow[]> => {
  const shops = [...new Set(rows.map(({ shopId }) => shopId))]
  if (shop === undefined && shops.length > 1) return err(words.manyShops(shops))
  return ok(rows.filter(({ shopId }) => shop === undefined || shopId === shop))
}

const options = {
  draft: { type: 'string' },
  cases: { type: 'string' },
  shop: { type: 'string' },
  days: { type: 'string' },
} as const

const newest = (rows: readonly CaseRow[], days: number): readonly CaseRow[] => {
  const last = rows.reduce((latest, { openedAt }) => Math.max(latest, openedAt), 0)
  return rows.filter(({ openedAt }) => openedAt > last - days * DAY)
}

const draftFrom = (file: string): Result<PolicyDraft> => {
  const text = read(file)
  return text.ok ? draftIn(text.value, file) : text
}

const casesFrom = (file: string, shop: string | undefined): Result<readonly CaseRow[]> => {
  const text = read(file)
  if (!text.ok) return text
  const rows = casesIn(text.value, file)
  return rows.ok ? ofShop(rows.value, shop) : rows
}

/** What would have come of past cases by a draft, in words. */
export const playPolicy = (args: readonly string[]): Result<string> => {
  const { draft: draftFile, cases: casesFile, shop, days } = parseArgs({ args: [...args], options }).values
  if (draftFile === undefined || casesFile === undefined) return err(words.usage)
  if (days !== undefined && !/^[1-9]\d{0,3}$/.test(days)) return err(words.badDays(days))
  const draft = draftFrom(draftFile)
  if (!draft.ok) return draft
  const rows = casesFrom(casesFile, shop)
  if (!rows.ok) return rows
  const past = newest(rows.value, Number(days ?? Infinity)).map(({ _id, openid, record }) => ({
    ...{ caseNo: _id, openid, facts: record.facts, ruling: record.ruling },
  }))
  return ok(words.report(whatIf(draft.value, past), draft.value))
}

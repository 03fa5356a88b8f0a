import type { PolicyDraft } from './policy'
import type { When } from './when'

type PolicyFaultAt =
  | 'idTwice'
  | 'categoryUnknown'
  | 'levelUnknown'
  | 'campaignEmpty'
  | 'noReasonTooShort'
  | 'textMissing'
  | 'wordsMissing'
  | 'nothingChosen'
  | 'nothingAsked'
  | 'tooManyVideos'
  | 'amountMissing'

/** Seven days without a reason are the law (R117): a shop may grant more. */
const NO_REASON_DAYS = 7

/** What makes a policy unusable although each of its parts is well formed. */
export type PolicyFault =
  | { readonly fault: PolicyFaultAt; readonly id: string }
  | { readonly fault: 'noCategoryForTheRest' | 'noFreightForTheRest' | 'noLevelForTheRest' | 'reasonTwice' }

const rulesOf = (policy: PolicyDraft) => [
  ...policy.remedies,
  ...policy.evidence,
  ...policy.freight,
  ...policy.approvals,
  ...policy.returnFree,
  ...policy.prepay,
  ...policy.instant,
  ...policy.campaigns,
  ...policy.coupons,
]

const idsOf = (policy: PolicyDraft): readonly string[] => [
  ...rulesOf(policy).map(({ id }) => id),
  ...policy.categories.map(({ id }) => id),
  ...policy.caps.map(({ id }) => id),
  ...(policy.brake ? [policy.brake.id] : []),
]

const isAll = (when: When): boolean => Object.values(when).every((asked) => asked === undefined)

const unknownIn = (policy: PolicyDraft): readonly PolicyFault[] => {
  const categories = new Set(policy.categories.map(({ id }) => id))
  const levels = new Set(policy.credit.levels.map(({ id }) => id))
  return rulesOf(policy).flatMap(({ id, when }) => [
    ...[...(when.categories ?? []), ...(when.except ?? [])]
      .filter((one) => !categories.has(one))
      .map(() => ({ fault: 'categoryUnknown', id }) as const),
    ...(when.levels ?? [])
      .filter((one) => !levels.has(one))
      .map(() => ({ fault: 'levelUnknown', id }) as const),
  ])
}

const isBlank = (text: string): boolean => text.trim() === ''

/** Promises below the law, and words that a shopper would read as nothing. */
const unsaid = ({ categories, rejects, campaigns, credit }: PolicyDraft): readonly PolicyFault[] => [
  ...categories
    .filter(({ noReason }) => noReason !== null && noReason.days < NO_REASON_DAYS)
    .map(({ id }) => ({ fault: 'noReasonTooShort', id }) as const),
  ...categories
    .filter(({ name, quality }) => isBlank(name) || isBlank(quality.definition))
    .map(({ id }) => ({ fault: 'textMissing', id }) as const),
  ...[...campaigns, ...credit.levels]
    .filter(({ name }) => isBlank(name))
    .map(({ id }) => ({ fault: 'textMissing', id }) as const),
  ...rejects.filter(({ text }) => isBlank(text)).map(({ id }) => ({ fault: 'textMissing', id }) as const),
]

type Condition = PolicyDraft['credit']['levels'][number]['conditions'][number]

const isAsking = ({ atLeast, atMost }: Condition): boolean => atLeast !== undefined || atMost !== undefined

interface Named {
  readonly id: string
}

const faultAt = (fault: PolicyFaultAt, wrong: readonly Named[]): readonly PolicyFault[] =>
  [...new Set(wrong.map(({ id }) => id))].map((id) => ({ fault, id }))

/** Of which something has to be chosen, and nothing is. */
const unchosen = ({ remedies, coupons, brake }: PolicyDraft): readonly Named[] => [
  ...remedies.filter(({ types }) => types.length === 0),
  ...coupons.filter(({ after }) => after.length === 0),
  ...(brake?.steps.some(({ stops }) => stops.length === 0) ? [brake] : []),
]

const moreFilmsThanAll = ({ categories, evidence }: PolicyDraft): readonly Named[] => {
  const needs = [...categories.map(({ id, quality }) => ({ id, need: quality.evidence })), ...evidence]
  return needs.filter(({ need }) => need.videos > need.pieces)
}

/** What would never be used, or for everybody, and what would ask of a shopper what she can't do. */
const idle = (policy: PolicyDraft): readonly PolicyFault[] => {
  const { categories, coupons, credit } = policy
  const wordless = categories.slice(0, -1).filter(({ words }) => words.length === 0)
  const open = credit.levels.slice(0, -1).filter(({ conditions }) => !conditions.some(isAsking))
  return [
    ...faultAt('wordsMissing', wordless),
    ...faultAt('nothingChosen', unchosen(policy)),
    ...faultAt('nothingAsked', open),
    ...faultAt('tooManyVideos', moreFilmsThanAll(policy)),
    ...faultAt(
      'amountMissing',
      coupons.filter(({ amountFen }) => amountFen === 0),
    ),
  ]
}

const withoutRest = ({ categories, freight, credit }: PolicyDraft): readonly PolicyFault[] => {
  const [rest, otherwise, lowest] = [categories.at(-1), freight.at(-1), credit.levels.at(-1)]
  return [
    ...(rest?.words.length === 0 ? [] : [{ fault: 'noCategoryForTheRest' } as const]),
    ...(otherwise && isAll(otherwise.when) ? [] : [{ fault: 'noFreightForTheRest' } as const]),
    ...(lowest?.needs === 'all' && lowest.conditions.length === 0
      ? []
      : [{ fault: 'noLevelForTheRest' } as const]),
  ]
}

/** Why a draft cannot be published; empty when it can. */
export const policyFaults = (policy: PolicyDraft): readonly PolicyFault[] => {
  const ids = idsOf(policy)
  return [
    ...[...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
      (id) => ({ fault: 'idTwice', id }) as const,
    ),
    ...unknownIn(policy),
    ...unsaid(policy),
    ...idle(policy),
    ...(policy.quality.some((reason) => policy.noReason.includes(reason))
      ? [{ fault: 'reasonTwice' } as const]
      : []),
    ...policy.campaigns
      .filter(({ from, to }) => from >= to)
      .map(({ id }) => ({ fault: 'campaignEmpty', id }) as const),
    ...withoutRest(policy),
  ]
}

import { statusWords } from '../../copy/bot'
import { entryFileWords as words } from '../../copy/knowledge-files'
import { minuteText, type Instant } from '../../shared/time'
import type { Entry, Scope } from '../entry'

const timeText = (at: Instant | undefined): string => (at === undefined ? '' : minuteText(at))

const scopeCells = ({ statuses = [], goods = [] }: Scope): string[] => [
  statuses.map((status) => statusWords[status]).join('、'),
  goods.join('、'),
]

const leadsToText = (leadsTo: Entry['leadsTo']): string => (leadsTo ? words.leadsTo[leadsTo] : '')

/** In the order of the columns. */
const lineOf = (entry: Entry): (string | number)[] => [
  ...[entry.key, entry.isArticle ? words.article : words.entry, entry.category, entry.title],
  ...[entry.similar.join('\n'), entry.answer, leadsToText(entry.leadsTo), entry.next?.join('\n') ?? ''],
  ...[words.audiences[entry.audience ?? 'all'], timeText(entry.validFrom), timeText(entry.validUntil)],
  ...scopeCells(entry.scope ?? {}),
  ...[entry.hot ?? '', entry.image?.fileId ?? ''],
]

/** Entries as a table that the import reads, with its header. */
export const entryTable = (entries: readonly Entry[]): (string | number)[][] => [
  Object.values(words.columns),
  ...entries.map(lineOf),
]

import { statusWords } from '../../copy/bot'
import { entryFileProblems as problems, entryFileWords as words } from '../../copy/knowledge-files'
import { emptyText, instantOf, writtenText, type Row } from '../../orders/import/cells'
import { err, ok, type Result } from '../../shared/result'
import { betweenQuestions, betweenWords } from '../check'
import { EntryKey } from '../entry'
import type { FileEntry, LineProblem, ReadEntries } from './file-entry'

type Field = keyof typeof words.columns
type Told = Omit<FileEntry, 'line'>
type Columns = ReadonlyMap<Field, number>

/** Other names of the columns. */
const otherNames: Readonly<Record<Field, readonly string[]>> = {
  key: ['编码', 'key', 'id'],
  kind: ['type'],
  category: ['类别', '类目', 'category'],
  title: ['问题', '标准问', '标准问题', 'title', 'question'],
  similar: ['相似问题', '相似问法', '扩展问', '扩展问题', 'similar'],
  answer: ['回答', '回复', '回复内容', '内容', 'answer'],
  leadsTo: ['按钮', '链接', 'leadsTo'],
  next: ['推荐问题', '关联问', '关联问题', 'next'],
  audience: ['适用人群', '可见范围', 'audience'],
  validFrom: ['生效时间', '开始时间', 'validFrom'],
  validUntil: ['失效时间', '结束时间', 'validUntil'],
  statuses: ['订单状态', 'statuses'],
  goods: ['商品', '适用商品词', 'goods'],
  hot: ['首页常问', '热门排序', 'hot'],
  image: ['附图', 'image'],
}

const fields = Object.keys(otherNames) as Field[]

/** A word of the table, or its name in code; an error lists the words. */
const wordIn =
  <K extends string>(field: Field, table: Readonly<Record<K, string>>) =>
  (text: string): Result<K> => {
    const names = Object.keys(table) as K[]
    const name = names.find((one) => table[one] === text || one === text)
    return name === undefined
      ? err(problems.oneOf(words.columns[field], text, Object.values(table)))
      : ok(name)
  }

const kindOf = wordIn('kind', { entry: words.entry, article: words.article })
const leadsToOf = wordIn('leadsTo', words.leadsTo)
const audienceOf = wordIn('audience', words.audiences)
const statusOf = wordIn('statuses', statusWords)

const partsOf = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const timeOf = (field: 'validFrom' | 'validUntil', text: string): Result<Told> => {
  if (text === '') return ok({ [field]: null })
  const at = instantOf(text)
  return at.ok ? ok({ [field]: at.value }) : err(problems.badTime(words.columns[field], text))
}

const map = <T, U>(result: Result<T>, to: (value: T) => U): Result<U> =>
  result.ok ? ok(to(result.value)) : result

const statusesOf = (text: string): Result<Told> => {
  const statuses = partsOf(text, betweenWords).map(statusOf)
  const odd = statuses.find(({ ok: isKnown }) => !isKnown)
  if (odd && !odd.ok) return odd
  return ok({ statuses: statuses.flatMap((status) => (status.ok ? [status.value] : [])) })
}

const hotOf = (text: string): Result<Told> => {
  if (text === '') return ok({ hot: null })
  const digits = text.normalize('NFKC')
  return /^\d{1,4}(?:\.0+)?$/.test(digits) ? ok({ hot: Number(digits) }) : err(problems.badHot(text))
}

/** What a cell tells; an empty one tells that there is none. */
const readers: Readonly<Record<Field, (text: string) => Result<Told>>> = {
  key: (key) => {
    if (key === '') return ok({})
    return EntryKey.safeParse(key).success ? ok({ key }) : err(problems.badKey(key))
  },
  kind: (text) => map(kindOf(text === '' ? 'entry' : text), (kind) => ({ isArticle: kind === 'article' })),
  category: (category) => ok({ category }),
  title: (title) => ok({ title }),
  similar: (text) => ok({ similar: partsOf(text, betweenQuestions) }),
  answer: (answer) => ok({ answer }),
  leadsTo: (text) => (text === '' ? ok({ leadsTo: null }) : map(leadsToOf(text), (leadsTo) => ({ leadsTo }))),
  next: (text) => ok({ next: partsOf(text, betweenQuestions) }),
  audience: (text) => map(audienceOf(text === '' ? 'all' : text), (audience) => ({ audience })),
  validFrom: (text) => timeOf('validFrom', text),
  validUntil: (text) => timeOf('validUntil', text),
  statuses: statusesOf,
  goods: (text) => ok({ goods: partsOf(text, betweenWords) }),
  hot: hotOf,
  image: (image) => ok({ image }),
}

const readLine = ({ line, cells }: Row, columns: Columns): Result<FileEntry> => {
  let entry: FileEntry = { line }
  for (const [field, at] of columns) {
    const told = readers[field](writtenText(cells[at]))
    if (!told.ok) return told
    entry = { ...entry, ...told.value }
  }
  return ok(entry)
}

const columnsOf = (header: Row | undefined): Columns => {
  const names = (header?.cells ?? []).map((cell) => emptyText(cell).normalize('NFKC').replace('\uFEFF', ''))
  const found = fields.flatMap((field) => {
    const at = [words.columns[field], ...otherNames[field]]
      .map((name) => names.indexOf(name))
      .find((place) => place >= 0)
    return at === undefined ? [] : [[field, at] as const]
  })
  return new Map(found)
}

/** Reads the lines of a table under its header, which is the first. */
export const readEntryRows = ([header, ...lines]: readonly Row[]): ReadEntries => {
  const columns = columnsOf(header)
  if (!columns.has('title') && !columns.has('key'))
    return { entries: [], problems: [{ line: 0, reason: problems.missingColumns }] }
  const entries: FileEntry[] = []
  const wrong: LineProblem[] = []
  for (const row of lines.filter(({ cells }) => cells.some((cell) => emptyText(cell) !== ''))) {
    const read = readLine(row, columns)
    if (read.ok) entries.push(read.value)
    else wrong.push({ line: row.line, reason: read.error })
  }
  return { entries, problems: wrong }
}

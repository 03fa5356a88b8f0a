import { replyFileWords as words } from '../copy/quick-replies'
import { emptyText, writtenText, type Row } from '../orders/import/cells'
import { present } from '../shared/present'
import { err, ok, type Result } from '../shared/result'
import { problemOf } from './check-text'
import { POSITION_MAX } from './limits'
import { groupShelf, personShelf, SHOP_SHELF, type QuickReply, type Shelf } from './quick-reply'

/** A line of a file. What its columns do not tell is absent, and stays as it is. */
export interface ReplyRow extends Pick<QuickReply, 'shelf' | 'title' | 'text'> {
  readonly line: number
  readonly position?: number
  readonly category?: string
  readonly keywords?: string[]
  /** As it is named in the file; empty: none. */
  readonly image?: string
}

/** Whom a file may name. */
export interface Staff {
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  readonly userids: readonly string[]
}

export interface RowProblem {
  readonly line: number
  readonly reason: string
}

type Field = 'position' | 'shelf' | 'category' | 'title' | 'text' | 'keywords' | 'image'
type Columns = ReadonlyMap<string, number>

/** Other names of the columns. */
const otherNames: Readonly<Record<Field, readonly string[]>> = {
  position: ['序号', 'position'],
  shelf: ['适用范围', 'scope'],
  category: ['类别', '分组', 'category'],
  title: ['名称', 'title'],
  text: ['话术', '回复内容', 'text'],
  keywords: ['触发词', 'keywords'],
  image: ['附图', 'image'],
}

const columnOf = (columns: Columns, field: Field): number | undefined =>
  [words.columns[field], ...otherNames[field]].map((name) => columns.get(name)).find((at) => at !== undefined)

/** Undefined when the file has no such column. */
const cellOf = ({ cells }: Row, at: number | undefined): string | undefined =>
  at === undefined ? undefined : writtenText(cells[at])

const positionOf = (text: string | undefined): Result<number | undefined> => {
  if (text === undefined || text === '') return ok(undefined)
  const position = /^\d{1,6}(?:\.0+)?$/.test(text.normalize('NFKC')) ? Number(text.normalize('NFKC')) : 0
  return position >= 1 && position <= POSITION_MAX ? ok(position) : err(words.badPosition(text, POSITION_MAX))
}

const shelfOf = (text: string, { groups, userids }: Staff): Result<Shelf> => {
  if (text === '' || text === words.wholeShop || text === 'shop') return ok(SHOP_SHELF)
  const [, kind, name = ''] = /^(组|个人)\s*[:：]\s*(.+)$/.exec(text) ?? []
  if (kind === '个人') return userids.includes(name) ? ok(personShelf(name)) : err(words.unknownPerson(name))
  if (kind !== '组') return err(words.badShelf(text))
  const group = groups.find((one) => one.name === name || one.id === name)
  return group ? ok(groupShelf(group.id)) : err(words.unknownGroup(name))
}

const keywordsOf = (text: string): string[] => [
  ...new Set(text.split(/[\s、,，;；|]+/).filter((keyword) => keyword !== '')),
]

const readRow = (row: Row, columns: Columns, staff: Staff): Result<ReplyRow> => {
  const text = (field: Field): string | undefined => cellOf(row, columnOf(columns, field))
  const position = positionOf(text('position'))
  if (!position.ok) return position
  const shelf = shelfOf(text('shelf') ?? '', staff)
  if (!shelf.ok) return shelf
  const keywords = text('keywords')
  const told = {
    position: position.value,
    category: text('category'),
    keywords: keywords === undefined ? undefined : keywordsOf(keywords),
    image: text('image'),
  }
  const said = { title: text('title') ?? '', text: text('text') ?? '' }
  const read: ReplyRow = { line: row.line, shelf: shelf.value, ...said, ...present(told) }
  const problem = problemOf({ category: '', keywords: [], ...read })
  return problem === null ? ok(read) : err(problem)
}

export interface ReadReplies {
  readonly rows: readonly ReplyRow[]
  readonly problems: readonly RowProblem[]
}

/** Reads the lines under the header, which is the first; an error names the columns that are missing. */
export const readReplyRows = ([header, ...lines]: readonly Row[], staff: Staff): Result<ReadReplies> => {
  const names = (header?.cells ?? []).map((cell) => emptyText(cell).normalize('NFKC').replace('\uFEFF', ''))
  const columns: Columns = new Map(names.map((name, at) => [name, at]))
  const missing = (['title', 'text'] as const).filter((field) => columnOf(columns, field) === undefined)
  if (missing.length > 0) return err(missing.map((field) => words.columns[field]).join('、'))

  const rows: ReplyRow[] = []
  const problems: RowProblem[] = []
  for (const line of lines.filter(({ cells }) => cells.some((cell) => emptyText(cell) !== ''))) {
    const read = readRow(line, columns, staff)
    if (read.ok) rows.push(read.value)
    else problems.push({ line: line.line, reason: read.error })
  }
  return ok({ rows, problems })
}

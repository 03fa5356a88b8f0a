import type { Entry } from './entry'
import { headingsIn, isClause, type Heading } from './headings'
import { plainLines } from './plain-lines'

/** What can be answered with: an entry, or a passage of an article. */
export interface Piece {
  /** The entry's key; of a passage with its number behind it: `manual#3`. */
  readonly id: string
  readonly entry: Entry
  readonly title: string
  /** What stands over it where the article is read as a whole. */
  readonly heading: string | null
  readonly text: string
  /** What finds it: the title first. */
  readonly questions: readonly string[]
}

/** A passage is short enough to be read on a phone. */
const PASSAGE_MAX = 400
const QUESTION_MAX = 60

interface Passage {
  /** The headings that it stands under, the outermost first. */
  readonly path: readonly string[]
  /** It goes on where the one before was full. */
  readonly goesOn: boolean
  readonly lines: readonly string[]
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0)

/** Sentences of a line that is longer than a passage, as many in each part as there is room for. */
const partsOf = (line: string): readonly string[] => {
  if (line.length <= PASSAGE_MAX) return [line]
  const sentences = (line.match(/[^。！？；]*[。！？；]+|[^。！？；]+$/gu) ?? []).flatMap(
    (part) => part.match(new RegExp(`.{1,${PASSAGE_MAX}}`, 'gsu')) ?? [],
  )
  const parts: string[] = []
  for (const sentence of sentences) {
    const last = parts.at(-1)
    if (last !== undefined && last.length + sentence.length <= PASSAGE_MAX)
      parts[parts.length - 1] = last + sentence
    else parts.push(sentence)
  }
  return parts
}

/** Cuts at headings, at clauses, and where a passage is full. */
const cut = (text: string): readonly Passage[] => {
  const all = plainLines(text)
  const headings = headingsIn(all)
  const passages: Passage[] = []
  let [above, lines, goesOn]: [readonly Heading[], string[], boolean] = [[], [], false]
  const end = (): void => {
    if (lines.length > 0) {
      passages.push({ path: above.map(({ words }) => words), goesOn, lines })
      goesOn = true
    }
    lines = []
  }
  all.forEach((line, at) => {
    const heading = headings.get(at)
    if (heading || isClause(line)) end()
    if (heading) {
      above = [...above.filter(({ rank }) => rank < heading.rank), heading]
      goesOn = false
    } else if (line !== '') {
      for (const part of partsOf(line)) {
        if (lengthOf(lines) + part.length > PASSAGE_MAX) end()
        lines.push(part)
      }
    }
  })
  end()
  return passages
}

/** Its sentences find it too, as long as they are about as long as a question. */
const sentencesOf = (lines: readonly string[]): readonly string[] =>
  lines
    .flatMap((line) => line.split(/[。！？!?；;\n]/u))
    .map((sentence) => sentence.replace(/^· /u, '').trim())
    .filter(({ length }) => length >= 4 && length <= QUESTION_MAX)

const pieceOf = (article: Entry, { path, goesOn, lines }: Passage, at: number): Piece => {
  // one that repeats the article's title says nothing more
  const said = path.filter((words) => words !== article.title)
  const words = said.at(-1)
  const isFirst = at === 0
  const questions = [
    ...(words === undefined ? [] : [words]),
    ...(said.length > 1 ? [said.join('')] : []),
    ...(isFirst || words === undefined ? [article.title] : []),
    ...(isFirst ? article.similar : []),
    ...sentencesOf(lines),
  ]
  return {
    id: `${article.key}#${at + 1}`,
    entry: article,
    title: words === undefined ? article.title : `${article.title}：${words}`,
    heading: goesOn ? null : (words ?? null),
    text: lines.join('\n'),
    questions: [...new Set(questions)],
  }
}

/** A title that is tapped means one passage: those of one heading are numbered. */
const numbered = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.map((piece, at) => {
    const before = pieces.slice(0, at).filter(({ title }) => title === piece.title).length
    return before === 0 ? piece : { ...piece, title: `${piece.title}（${before + 1}）` }
  })

/** What these entries can answer with, in their order. */
export const piecesOf = (entries: readonly Entry[]): readonly Piece[] =>
  entries.flatMap((entry): readonly Piece[] =>
    entry.isArticle
      ? numbered(cut(entry.answer).map((passage, at) => pieceOf(entry, passage, at)))
      : [
          {
            ...{ id: entry.key, entry, title: entry.title, heading: null, text: entry.answer },
            questions: [entry.title, ...entry.similar],
          },
        ],
  )

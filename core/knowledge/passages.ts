import type { Entry } from './entry'

/** What can be answered with: an entry, or a passage of an article. */
export interface Piece {
  /** The entry's key; of a passage with its number behind it: `manual#3`. */
  readonly id: string
  readonly entry: Entry
  readonly title: string
  /** Of a passage that has one. */
  readonly heading: string | null
  readonly text: string
  /** What finds it: the title first. */
  readonly questions: readonly string[]
}

/** A passage is short enough to be read on a phone. */
const PASSAGE_MAX = 400
const heading =
  /^(?:#{1,6}\s*(.+)|[一二三四五六七八九十]{1,3}[、.．]\s*(.+)|第[一二三四五六七八九十\d]{1,3}[章节条]\s*(.+)|\d{1,2}(?:\.\d{1,2})*[、.．\s]\s*(.{2,30}))$/u

interface Passage {
  readonly heading: string
  readonly lines: readonly string[]
}

const headingOf = (line: string): string | null => {
  const found = heading.exec(line)
  const words = found
    ?.slice(1)
    .find((part) => part !== undefined)
    ?.trim()
  // a numbered sentence is no heading
  return words !== undefined && words.length <= 40 && !/[。；;]$/.test(words) ? words : null
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0)

/** Sentences of a line that is longer than a passage. */
const shortened = (line: string): readonly string[] =>
  line.length <= PASSAGE_MAX
    ? [line]
    : (line.match(/[^。！？]+[。！？]?/gu) ?? []).flatMap(
        (part) => part.match(new RegExp(`.{1,${PASSAGE_MAX}}`, 'gsu')) ?? [],
      )

/** Cuts at headings, and where a passage is full. */
const cut = (text: string): readonly Passage[] => {
  const passages: { heading: string; lines: string[] }[] = []
  let current = { heading: '', lines: [] as string[] }
  const begin = (words: string): void => {
    if (current.lines.length > 0) passages.push(current)
    current = { heading: words, lines: [] }
  }
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    const words = headingOf(line)
    if (words !== null) begin(words)
    else if (line !== '') {
      for (const part of shortened(line)) {
        if (lengthOf(current.lines) + part.length > PASSAGE_MAX) begin(current.heading)
        current.lines.push(part)
      }
    }
  }
  begin('')
  return passages
}

const QUESTION_MAX = 60

/** Its sentences find it too, as long as they are about as long as a question. */
const sentencesOf = (lines: readonly string[]): readonly string[] =>
  lines
    .flatMap((line) => line.split(/[。！？!?；;\n]/u))
    .map((sentence) => sentence.trim())
    .filter(({ length }) => length >= 4 && length <= QUESTION_MAX)

const passagesOf = (article: Entry): readonly Piece[] =>
  cut(article.answer).map(({ heading: words, lines }, at) => {
    const title = words === '' ? article.title : words
    return {
      id: `${article.key}#${at + 1}`,
      entry: article,
      title: title === article.title ? title : `${article.title}：${title}`,
      heading: words === '' ? null : words,
      text: lines.join('\n'),
      questions: [...new Set([title, ...(at === 0 ? article.similar : []), ...sentencesOf(lines)])],
    }
  })

/** What these entries can answer with, in their order. */
export const piecesOf = (entries: readonly Entry[]): readonly Piece[] =>
  entries.flatMap((entry): readonly Piece[] =>
    entry.isArticle
      ? passagesOf(entry)
      : [
          {
            ...{ id: entry.key, entry, title: entry.title, heading: null, text: entry.answer },
            questions: [entry.title, ...entry.similar],
          },
        ],
  )

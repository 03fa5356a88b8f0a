/** What a line of an article may begin, by how it is written. */
interface Style {
  readonly name: string
  readonly line: RegExp
  /** A heading stands under the nearest one before it of a lower rank. */
  readonly rank: number
  /** Whoever writes so means a heading; elsewhere the other lines of that style tell. */
  readonly isSure?: true
}

const NUMERAL = '[一二三四五六七八九十百零〇\\d]{1,5}'

const styles: readonly Style[] = [
  ...[1, 2, 3, 4, 5, 6].map((rank): Style => ({
    ...{ name: `mark${rank}`, rank, isSure: true },
    line: new RegExp(`^#{${rank}}\\s*([^#].*)$`, 'u'),
  })),
  { name: 'chapter', rank: 2, isSure: true, line: new RegExp(`^第${NUMERAL}[章节编]\\s*(.*)$`, 'u') },
  { name: 'clause', rank: 3, line: new RegExp(`^第${NUMERAL}条[、：:.\\s]*(.+)$`, 'u') },
  { name: 'chinese', rank: 3, line: /^[一二三四五六七八九十]{1,3}[、.．]\s*(.+)$/u },
  { name: 'boxed', rank: 4, isSure: true, line: /^【(.{1,30})】[:：]?$/u },
  { name: 'bracketed', rank: 4, line: /^[（(][一二三四五六七八九十]{1,3}[）)]\s*(.+)$/u },
  { name: 'number', rank: 5, line: /^\d{1,2}(?:[、．)）]|\.(?!\d))\s*(.+)$/u },
  { name: 'dotted', rank: 6, line: /^\d{1,2}(?:\.\d{1,2}){1,3}[.、．]?\s+(.+)$/u },
  { name: 'asked', rank: 7, isSure: true, line: /^(?:问|Q)\d{0,3}\s*[:：.、]\s*(.+)$/iu },
]

/** A line as it may be a heading. */
interface Begun {
  readonly style: Style
  readonly words: string
}

const HEADING_MAX = 40

/** Its number, which the title of a passage does not need. */
const number =
  /^(?:\d{1,2}(?:\.\d{1,2})*(?:[、．)）]|\.(?!\d))\s*|\d{1,2}(?:\.\d{1,2})+\s+|[一二三四五六七八九十]{1,3}[、.．]\s*)/u

const begunBy = (line: string): Begun | null => {
  for (const style of styles) {
    const found = style.line.exec(line)
    if (!found) continue
    const words = (found[1] ?? '')
      .replace(number, '')
      .replace(/[:：]$/u, '')
      .trim()
    return { style, words: words === '' ? line : words }
  }
  return null
}

const isShort = ({ words }: Begun): boolean => words.length <= HEADING_MAX && !/[。；;，,]$/u.test(words)

/** Most lines of its style have text of their own under them; else they are a list. */
const MOST = 0.6
/** One line alone that begins with 3.5 is no series. */
const isSeries = (name: string, all: number): boolean => name !== 'dotted' || all > 1

const headingStyles = (lines: readonly string[]): ReadonlySet<string> => {
  const begun = lines.map(begunBy)
  const counts = new Map<string, { all: number; over: number }>()
  begun.forEach((one, at) => {
    if (!one) return
    const count = counts.get(one.style.name) ?? { all: 0, over: 0 }
    const next = begun[at + 1]
    const isOver = at + 1 < lines.length && (!next || next.style.rank > one.style.rank)
    counts.set(one.style.name, { all: count.all + 1, over: count.over + (isOver && isShort(one) ? 1 : 0) })
  })
  return new Set(
    [...counts].flatMap(([name, { all, over }]) => (over >= all * MOST && isSeries(name, all) ? [name] : [])),
  )
}

/** `rank` says under which it stands. */
export interface Heading {
  readonly words: string
  readonly rank: number
}

/** A short line without a mark in it, between a blank one and its text, as people write who number nothing. */
const isBare = (line: string, before: string | undefined, after: string | undefined): boolean =>
  line !== '' &&
  line.length <= 16 &&
  before === '' &&
  after !== undefined &&
  after.length > line.length &&
  !/[\p{P}\p{S}]/u.test(line.replace(/[“”"'（）()]/gu, ''))

const BARE_RANK = 4

type Headings = Map<number, Heading>

const seemingHeadings = (lines: readonly string[]): Headings => {
  const known = headingStyles(lines.filter((line) => line !== ''))
  const headings: Headings = new Map()
  lines.forEach((line, at) => {
    const begun = begunBy(line)
    if (begun && isShort(begun) && (begun.style.isSure === true || known.has(begun.style.name)))
      headings.set(at, { words: begun.words, rank: begun.style.rank })
    if (!begun && isBare(line, lines[at - 1], lines[at + 1]))
      headings.set(at, { words: line, rank: BARE_RANK })
  })
  return headings
}

/** Which lines of a text are headings: each has text under it, so that nothing that is said is lost. */
export const headingsIn = (lines: readonly string[]): ReadonlyMap<number, Heading> => {
  const headings = seemingHeadings(lines)
  let under: 'nothing' | 'text' | Heading = 'nothing'
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    if (lines[at] === '') continue
    const heading = headings.get(at)
    const isOver: boolean =
      heading !== undefined && under !== 'nothing' && (under === 'text' || under.rank > heading.rank)
    if (heading && !isOver) headings.delete(at)
    under = isOver && heading ? heading : 'text'
  }
  return headings
}

/** 第三条 begins a piece of its own, whether it is a heading or a sentence. */
export const isClause = (line: string): boolean => begunBy(line)?.style.name === 'clause'

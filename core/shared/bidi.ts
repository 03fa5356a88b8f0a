/** Hebrew, Arabic and their like, and the marks that turn the direction of what stands beside them. */
const turning =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u202a-\u202e\u2066-\u2069]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

const FIRST_STRONG = '\u2068'
const POP = '\u2069'
const opens = /[\u2066-\u2068]/

/** Isolates within stay; one that is left open is closed, one that closes nothing is left out. */
const balanced = (text: string): string => {
  let depth = 0
  let whole = ''
  for (const character of text) {
    if (character === POP && depth === 0) continue
    if (opens.test(character)) depth += 1
    if (character === POP) depth -= 1
    whole += character
  }
  return whole + POP.repeat(depth)
}

/** Bytes that an isolate adds, UTF-8. */
export const ISOLATE_BYTES = 6

/**
 * Somebody's words on one line beside ours: written from right to left they are read as he wrote them, and neither our
 * head nor the next speaker's words change places with them (UAX 9). Words of one direction stay as they are.
 */
export const isolated = (line: string): string =>
  turning.test(line) ? `${FIRST_STRONG}${balanced(line)}${POP}` : line

/** What `isolated` put between its marks; null when it put none, or when there are several lines. */
export const insideIsolate = (line: string): string | null =>
  line.startsWith(FIRST_STRONG) && line.endsWith(POP) && !line.includes('\n') ? line.slice(1, -1) : null

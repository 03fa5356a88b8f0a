let segmenter: Intl.Segmenter | undefined

/** Ranges of code points that belong to the character before them. */
const attached: readonly (readonly [from: number, to: number])[] = [
  [0x0300, 0x036f], // marks on letters
  [0x0483, 0x0489],
  [0x0591, 0x05bd],
  [0x0610, 0x061a],
  [0x064b, 0x065f],
  [0x0900, 0x0903],
  [0x093a, 0x094f],
  [0x0e31, 0x0e31],
  [0x0e34, 0x0e3a],
  [0x0e47, 0x0e4e],
  [0x1160, 0x11ff], // vowels and ends of a Korean syllable
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x200c, 0x200d], // joiners
  [0x20d0, 0x20ff], // keycaps among them
  [0x302a, 0x302f],
  [0x3099, 0x309a],
  [0xfe00, 0xfe0f], // how it is drawn
  [0xfe20, 0xfe2f],
  [0x1f3fb, 0x1f3ff], // skins
  [0xe0020, 0xe007f], // flags of regions
  [0xe0100, 0xe01ef],
]

const isAttached = (code: number): boolean => attached.some(([from, to]) => code >= from && code <= to)
const isFlagHalf = (code: number): boolean => code >= 0x1f1e6 && code <= 0x1f1ff

/** Half a flag takes the other half; what a joiner stands before belongs to it. */
const belongsTo = (before: string, code: number): boolean => {
  if (isAttached(code) || before.endsWith('\u200d')) return true
  const first = before.codePointAt(0) ?? 0
  return isFlagHalf(code) && isFlagHalf(first) && [...before].length === 1
}

/**
 * For engines without `Intl.Segmenter`, as phones have that open mini-programs. It may keep together what a reader takes
 * for two, and never cuts an emoji, a flag or a letter with its marks.
 */
export const plainGraphemesOf = (text: string): string[] => {
  const found: string[] = []
  for (const point of text) {
    const before = found[found.length - 1]
    if (before !== undefined && belongsTo(before, point.codePointAt(0) ?? 0)) {
      found[found.length - 1] = before + point
    } else found.push(point)
  }
  return found
}

/** What a reader takes for one character each: a family of emoji, a flag, a letter with its marks. */
export const graphemesOf = (text: string): string[] => {
  if (!('Segmenter' in Intl)) return plainGraphemesOf(text)
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' })
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** The first `max` characters, none of them cut in two. */
export const firstOf = (text: string, max: number): string => {
  // no character is shorter than one unit: what is short enough need not be looked at
  return text.length <= max ? text : graphemesOf(text).slice(0, max).join('')
}

/** The most whole characters within that `length`: for limits of others, who count units. */
export const wholeWithin = (text: string, most: number): string => {
  if (text.length <= most) return text
  let left = most
  let within = ''
  for (const one of graphemesOf(text)) {
    left -= one.length
    if (left < 0) return within
    within += one
  }
  return within
}

let segmenter: Intl.Segmenter | undefined

/** What a reader takes for one character each: a family of emoji, a flag, a letter with its marks. */
export const graphemesOf = (text: string): string[] => {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' })
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** The first `max` characters, none of them cut in two. */
export const firstOf = (text: string, max: number): string => {
  // no character is shorter than one unit: what is short enough need not be looked at
  return text.length <= max ? text : graphemesOf(text).slice(0, max).join('')
}

import { graphemesOf, wholeWithin } from '../shared/graphemes'

/** msgSecCheck judges so many UTF-16 units at once (WeChat documentation, 文本内容安全识别): nothing longer is taken. */
export const JUDGED_MAX = 2_500

/** How many characters, as a reader counts them, are more than `max` or than can be judged; 0 when none is. */
export const overBy = (text: string, max: number): number => {
  if (text.length <= max) return 0 // no character is shorter than one unit
  const count = graphemesOf(text).length
  const fitting = text.length <= JUDGED_MAX ? count : graphemesOf(wholeWithin(text, JUDGED_MAX)).length
  return count - Math.min(fitting, max)
}

/** White space, and what takes no room: joiners, marks of direction, soft hyphens, selectors, fillers. */
const unseen =
  /[\s\u00ad\u061c\u115f\u1160\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0]|\u200d|\u034f|[\ufe00-\ufe0f]/g

/** Whether nobody would see anything of it. */
export const isBlank = (text: string): boolean => text.replace(unseen, '') === ''

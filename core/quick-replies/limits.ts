/** Replies that one shelf holds. */
export const SHELF_MAX = 200
/** The largest `/n`. */
export const POSITION_MAX = 99_999
export const TITLE_MAX = 20
export const CATEGORY_MAX = 10
export const KEYWORD_MAX = 20
export const KEYWORDS_MAX = 20

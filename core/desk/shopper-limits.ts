/** What agents may write down of a shopper, in characters as a reader counts them; the page and the door go by it. */
export const TAG_MAX = 12
export const TAGS_AT_MOST = 10
export const NOTE_MAX = 200

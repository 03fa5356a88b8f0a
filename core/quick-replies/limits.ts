/** Replies that one shelf holds. */
export const SHELF_MAX = 200

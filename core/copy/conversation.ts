import { MINUTE } from '../shared/time'

/** `3 分钟`; a wait that nobody can tell is said in words. */
export const waitText = (waitMs: number | null): string =>
  waitMs === null ? '稍久' : `${Math.max(1, Math.ceil(waitMs / MINUTE))} 分钟`

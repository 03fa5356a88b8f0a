import type { Span } from './blobs'

/** What a client wants of a file: all of it, a part, or a part that the file does not have. */
export type Wanted = Span | 'all' | 'unsatisfiable'

const suffix = (length: number, size: number): Wanted =>
  length === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(size - length, 0), end: size - 1 }

const part = (start: number, last: number, size: number): Wanted => {
  if (last < start) return 'all' // not a valid range
  return start < size ? { start, end: Math.min(last, size - 1) } : 'unsatisfiable'
}

/**
 * Reads a Range header (RFC 9110, 14.2). Several ranges at once and what is no range of bytes are ignored, which
 * the standard allows: the whole file is sent.
 */
export const wantedOf = (header: string, size: number): Wanted => {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? []
  if (first) return part(Number(first), last ? Number(last) : Infinity, size)
  return last ? suffix(Number(last), size) : 'all'
}

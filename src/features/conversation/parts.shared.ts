import type { OutgoingFile, Part } from './outbox.shared'

/** The files of one message: itself, then the first picture of a video. */
export const partsOf = (file: OutgoingFile): readonly Part[] =>
  file.poster === undefined ? [file] : [file, file.poster]

/** Changes each of them. */
export const withParts = (
  file: OutgoingFile,
  how: (part: Part, at: number) => Partial<Part>,
): OutgoingFile => ({
  ...file,
  ...how(file, 0),
  ...(file.poster && { poster: { ...file.poster, ...how(file.poster, 1) } }),
})

/** What lies in storage already is not carried again. */
export const isCarried = (file: OutgoingFile): boolean =>
  partsOf(file).every(({ uploadId }) => uploadId !== null)

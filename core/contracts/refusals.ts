/** Every expected "no". Its words stand in core/copy/refusals.ts: a code without words does not compile. */
export const refusalCodes = [
  'badRequest',
  'forbidden',
  'notFound',
  'internal',
  'busy',
  'tooFast',
  'textMissing',
  'textEmpty',
  'textTooLong',
  'fileEmpty',
  'fileTooLarge',
  'fileKind',
  'fileMissing',
  'videoTooLarge',
  'videoTooLong',
  'videoKind',
  'voiceTooLarge',
  'voiceTooLong',
  'voiceKind',
  'notAllowed',
  'rateTooLate',
  'replayed',
  'tooMany',
  'offline',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

export const isRefusalCode = (code: unknown): code is RefusalCode =>
  (refusalCodes as readonly unknown[]).includes(code)

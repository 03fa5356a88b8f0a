const starts = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.toString('latin1', at, at + text.length) === text

/** Magic numbers of what shoppers and agents send. Everything else is only ever offered as a download. */
const kinds: readonly (readonly [type: string, is: (bytes: Buffer) => boolean])[] = [
  ['image/png', (bytes) => starts(bytes, '\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (bytes) => starts(bytes, '\xff\xd8\xff')],
  ['image/gif', (bytes) => starts(bytes, 'GIF8')],
  ['image/webp', (bytes) => starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)],
  ['image/heic', (bytes) => starts(bytes, 'ftyphei', 4) || starts(bytes, 'ftypmif1', 4)],
  ['video/quicktime', (bytes) => starts(bytes, 'ftypqt', 4)],
  ['video/mp4', (bytes) => starts(bytes, 'ftyp', 4)],
  ['audio/mpeg', (bytes) => starts(bytes, 'ID3') || starts(bytes, '\xff\xfb')],
  ['audio/amr', (bytes) => starts(bytes, '#!AMR')],
  ['application/pdf', (bytes) => starts(bytes, '%PDF-')],
]

export const unknownType = 'application/octet-stream'

/** The type by content; names and declared types are never trusted. */
export const sniff = (bytes: Buffer): string => kinds.find(([, is]) => is(bytes))?.[0] ?? unknownType

import { latin1 } from '../files/bytes'
import type { FapiaoFile } from './invoice'

/** An OFD is a ZIP with an entry of this name (GB/T 33190); names stand in a ZIP as they are. */
const OFD_ENTRY = 'OFD.xml'

const names = (bytes: Uint8Array, name: string): boolean => {
  const signs = [...name].map((sign) => sign.charCodeAt(0))
  for (let from = bytes.indexOf(signs[0] ?? 0); from >= 0; from = bytes.indexOf(signs[0] ?? 0, from + 1))
    if (signs.every((sign, at) => bytes[from + at] === sign)) return true
  return false
}

/** What it is by its bytes, never by its name; null: neither a PDF nor an OFD. */
export const sniffDocument = (bytes: Uint8Array): Exclude<FapiaoFile['kind'], 'image'> | null => {
  if (latin1(bytes, 0, 5) === '%PDF-') return 'pdf'
  return latin1(bytes, 0, 4) === 'PK\u0003\u0004' && names(bytes, OFD_ENTRY) ? 'ofd' : null
}

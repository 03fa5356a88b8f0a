import { replyFileWords } from '../../core/copy/quick-replies'
import { sheetWords } from '../../core/copy/sheets'
import { err } from '../../core/shared/result'
import type { ReplyTools } from '../usecases/desk/replies/tools'
import { initialsOf } from './initials'
import { csvOf } from './sheets/csv'
import { readSheet } from './sheets/read-sheet'
import { unpackedSize } from './sheets/unpacked-size'
import { xlsxOf } from './sheets/xlsx'

/** A shop's whole book of replies has less than a tenth of it: what unpacks to more is no table of replies. */
const UNPACKED_MAX = 20 * 1024 * 1024

export const replyTools: ReplyTools = {
  initialsOf,
  readSheet: async (bytes, name) =>
    unpackedSize(bytes) > UNPACKED_MAX ? err(sheetWords.tooLarge(name)) : readSheet(bytes, name),
  writeSheet: {
    csv: (rows) => Buffer.from(csvOf(rows)),
    xlsx: (rows, sheet = replyFileWords.sheet) => xlsxOf(rows, sheet),
  },
}

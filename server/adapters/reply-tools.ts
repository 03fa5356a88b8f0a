import { replyFileWords } from '../../core/copy/quick-replies'
import type { ReplyTools } from '../usecases/desk/replies/tools'
import { initialsOf } from './initials'
import { csvOf } from './sheets/csv'
import { readSheet } from './sheets/read-sheet'
import { xlsxOf } from './sheets/xlsx'

export const replyTools: ReplyTools = {
  initialsOf,
  readSheet,
  writeSheet: {
    csv: (rows) => Buffer.from(csvOf(rows)),
    xlsx: (rows) => xlsxOf(rows, replyFileWords.sheet),
  },
}

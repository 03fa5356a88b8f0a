import { BackupDamaged, BackupNewer } from '../backup/archive'
import { BadLine } from '../backup/lines'
import { DataFileDamaged, DataFileNewer } from '../gateway/data-file'
import { DataDirBusy } from '../gateway/store'
import { JournalDamaged } from '../wecom/journal'
import { collectionWords, words } from './words'

/** Why something was not done with the data, for a person. */
export const inWords = (error: unknown): string => {
  if (error instanceof DataDirBusy) return words.dataBusy(error.dataDir)
  if (error instanceof DataFileDamaged) return words.dataDamaged(error.file, error.why)
  if (error instanceof DataFileNewer) return words.dataNewer(error.file)
  if (error instanceof JournalDamaged) return words.journalDamaged(error.file, error.line)
  if (error instanceof BackupDamaged) return words.backupDamaged(words.backupProblems[error.why])
  if (error instanceof BackupNewer) return words.backupNewer
  if (error instanceof BadLine)
    return collectionWords.badLine(error.line, collectionWords.lineProblems[error.why])
  return error instanceof Error ? error.message : String(error)
}

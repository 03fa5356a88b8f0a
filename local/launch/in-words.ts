import { DataFileDamaged, DataFileNewer } from '../gateway/data-file'
import { DataDirBusy } from '../gateway/store'
import { words } from './words'

/** Why the cloud did not open, for a person. */
export const inWords = (error: unknown): string => {
  if (error instanceof DataDirBusy) return words.dataBusy(error.dataDir)
  if (error instanceof DataFileDamaged) return words.dataDamaged(error.file, error.why)
  if (error instanceof DataFileNewer) return words.dataNewer(error.file)
  return error instanceof Error ? error.message : String(error)
}

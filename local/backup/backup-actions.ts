import path from 'node:path'

import type { Action, Actions, Body } from '../gateway/action'
import { badParam } from '../gateway/errors'
import type { Store } from '../gateway/store'

import { backUp } from './back-up'
import { stageRestore } from './restore'

export interface BackupParts {
  readonly store: Store
  readonly dataDir: string
  readonly now: () => number
  /** Why it could not be done, for a person. */
  readonly inWords: (error: unknown) => string
  /** A backup was checked and stands ready: begins anew with it, once this request is answered. */
  readonly onStaged: () => void
}

/** Paths of other programs have to be whole: this process stands somewhere else. */
const fileOf = ({ file }: Body): string => {
  if (typeof file === 'string' && path.isAbsolute(file)) return file
  throw badParam('file: an absolute path is expected')
}

/** `local.backup` and `local.restore`, for the commands of this machine: signed like every request to /admin. */
export const backupActions = ({ store, dataDir, now, inWords, onStaged }: BackupParts): Actions => {
  const action = (work: (file: string) => Promise<unknown>): Action => ({
    kind: 'async',
    run: async (body) => {
      const file = fileOf(body)
      return work(file).then(
        (value) => ({ data: { ok: true, value } }),
        (error: unknown) => ({ data: { ok: false, error: inWords(error) } }),
      )
    },
  })
  return {
    'local.backup': action((file) => backUp({ db: store.db, dataDir, file, now })),
    'local.restore': action(async (file) => {
      const staged = await stageRestore(file, dataDir)
      setImmediate(onStaged)
      return staged
    }),
  }
}

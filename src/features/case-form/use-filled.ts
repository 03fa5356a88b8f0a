import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { CaseForm } from '../../../core/aftersales/form'
import { ok } from '../../../core/shared/result'
import { api } from '../../api/client'
import { after } from '../../platform/clock'
import { keptEvidence } from '../../platform/kept-files'
import { watchLine } from '../../platform/line'
import { serverNow } from '../../platform/server-time'
import { readStored, writeStored } from '../../platform/storage'
import { useVisibility } from '../../platform/visibility'
import { fromServer, type Files } from '../evidence/attached.shared'
import { useAttached } from '../evidence/use-attached'
import { DraftKeeper, type KeeperPorts } from './draft-keeper'
import { blank, fitting, type Filled } from './form.shared'
import { beginningOf, DRAFTS, keptDraftOf, neededFiles } from './kept-drafts.shared'

/** What the form is about: an order, or the case of it whose wish is changed, and that wish. */
export interface Subject {
  readonly orderNo: string
  readonly amended: { readonly caseNo: string; readonly version: number; readonly start: Start } | null
}

interface Start {
  readonly filled: Filled
  readonly files: Files
}

const fromDraft = ({ draft: { draft, files } }: CaseForm): Start | null => {
  if (draft === null) return null
  const { fileIds, ...filled } = draft
  const known = fileIds.flatMap((fileId) => files.filter((file) => file.fileId === fileId))
  return { filled, files: known.map(fromServer) }
}

/** What the page begins with, and whether another draft was written elsewhere meanwhile. */
const begun = (form: CaseForm, { orderNo, amended }: Subject) => {
  const about = amended?.caseNo ?? orderNo
  const stored = readStored(DRAFTS)
  const needed = neededFiles(stored)
  keptEvidence.sweep((name) => needed.has(name))
  const here = keptDraftOf(stored, about)
  const revision = amended ? 0 : form.draft.revision
  const beginning = beginningOf(here, revision)
  const server = amended ? amended.start : (fromDraft(form) ?? { filled: blank(form), files: [] })
  const start = here !== null && beginning !== 'server' ? here : server
  return {
    about,
    revision: here !== null && beginning === 'choose' ? here.revision : revision,
    filled: fitting(start.filled, form.items, form.types),
    files: start.files,
  }
}

const saving = ({ orderNo, amended }: Subject): KeeperPorts['save'] =>
  amended
    ? ({ revision }) => Promise.resolve(ok({ revision, savedAt: serverNow() ?? 0 }))
    : (input) => api.cases.saveDraft({ orderNo, ...input })

/** What of the files is worth keeping: what was drawn or carried a little further is not. */
const signatureOf = (files: Files): string =>
  files
    .map(({ id, kept, uploadId, fileId, refusal }) => [id, kept, uploadId, fileId, refusal].join())
    .join(';')

/** A claim while it is written: what is filled in, its files, and where it is kept meanwhile. */
export const useFilled = (form: CaseForm, subject: Subject) => {
  const [start] = useState(() => begun(form, subject))
  const [written, setFilled] = useState(start.filled)
  // what was asked for meanwhile elsewhere is no longer to be had
  const filled = useMemo(() => fitting(written, form.items, form.types), [written, form.items, form.types])
  const [room] = useState({ photos: form.mostPhotos, videos: form.mostVideos })
  const attached = useAttached(subject.orderNo, start.files, room)
  const [keeper] = useState(
    () =>
      new DraftKeeper(
        { about: start.about, revision: start.revision, at: form.draft.savedAt },
        { save: saving(subject), readStored, writeStored, after },
      ),
  )
  const saved = useSyncExternalStore(keeper.subscribe, keeper.saved, keeper.saved)

  const { files } = attached
  const signature = signatureOf(files)
  const before = useRef({ filled, signature: signatureOf(start.files) })
  const isRestored = useRef(false)
  useEffect(() => {
    // the first draw comes before the files of the last visit are looked for
    if (!isRestored.current) return void (isRestored.current = true)
    if (before.current.filled === filled && before.current.signature === signature) return
    before.current = { filled, signature }
    keeper.write({ filled, files })
    // The signature stands for the files.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [filled, signature, keeper])

  useVisibility((visible) => {
    if (!visible) void keeper.flush()
  })
  useEffect(() => watchLine({ onBack: () => void keeper.flush(), onSlow: () => undefined }), [keeper])
  useEffect(() => () => void keeper.flush(), [keeper])
  return { filled, change: setFilled, attached, keeper, saved }
}

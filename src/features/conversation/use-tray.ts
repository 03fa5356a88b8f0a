import { useCallback, useMemo, useRef, useState } from 'react'
import { newClientId } from '../../platform/clock'
import { chooseFiles, type Wish } from '../../platform/media'
import { say } from '../../platform/say'
import type { TrayActions } from './media-tray'
import { fileBody, type OutgoingBody } from './outbox.shared'
import { laid, moved, TRAY_MAX, withoutFile, type TrayFile } from './tray.shared'

export interface FileTray {
  readonly files: readonly TrayFile[]
  readonly isPreparing: boolean
  /** Lets the shopper choose, and lays what was chosen into the tray. */
  readonly choose: (wish: Omit<Wish, 'count'>) => void
  readonly acts: TrayActions
}

const bodyOf = ({ id: _, isOfOtherKind: __, kind, ...file }: TrayFile): OutgoingBody => fileBody(kind, file)

/** Photos and videos between being chosen and being sent. */
export const useTray = (onSend: (bodies: readonly OutgoingBody[]) => void): FileTray => {
  const [files, setFiles] = useState<readonly TrayFile[]>([])
  const [isPreparing, setPreparing] = useState(false)
  const latest = useRef(files)
  latest.current = files

  const choose = useCallback((wish: Omit<Wish, 'count'>) => {
    const add = async () => {
      const count = TRAY_MAX - latest.current.length
      const chosen = await chooseFiles({ ...wish, count }, () => setPreparing(true))
      setPreparing(false)
      const next = laid(
        latest.current,
        chosen.map((file) => ({ ...file, id: newClientId() })),
      )
      setFiles(next.files)
      if (next.refusal !== '') say(next.refusal)
    }
    void add()
  }, [])

  const acts = useMemo(
    (): TrayActions => ({
      onMove: (id, to) => setFiles((now) => moved(now, id, to)),
      onRemove: (id) => setFiles((now) => withoutFile(now, id)),
      onAdd: () => choose({ from: 'album', kinds: ['image'] }),
      onClear: () => setFiles([]),
      onSend: () => {
        onSend(latest.current.map(bodyOf))
        setFiles([])
      },
    }),
    [choose, onSend],
  )
  return { files, isPreparing, choose, acts }
}

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { api } from '../../api/client'
import { after, newClientId } from '../../platform/clock'
import { keptEvidence } from '../../platform/kept-files'
import { watchLine } from '../../platform/line'
import { chooseFiles } from '../../platform/media'
import { say } from '../../platform/say'
import { uploadFile } from '../../platform/upload'
import { countOf, withChosen, type Files, type Room } from './attached.shared'
import { Attaching, type AttachingPorts } from './attaching'

export interface AttachedFiles {
  readonly files: Files
  readonly attaching: Attaching
  readonly room: Room
  /** What was chosen is being made smaller. */
  readonly isPreparing: boolean
  readonly choose: () => void
}

const portsFor = (orderNo: string): AttachingPorts => ({
  begin: (file) => api.uploads.begin(file),
  upload: uploadFile,
  take: (uploadId, kind) => api.cases.addFile({ orderNo, uploadId, kind }),
  files: keptEvidence,
  after,
})

const kindsFor = (files: Files, { photos, videos }: Room) => [
  ...(countOf(files, 'photo') < photos ? (['image'] as const) : []),
  ...(countOf(files, 'video') < videos ? (['video'] as const) : []),
]

const useChoosing = (attaching: Attaching, room: Room) => {
  const [isPreparing, setPreparing] = useState(false)
  const choose = useCallback(() => {
    const add = async () => {
      const before = attaching.files()
      const kinds = kindsFor(before, room)
      const count = room.photos + room.videos - before.length
      const chosen = await chooseFiles({ from: 'any', kinds, count }, () => setPreparing(true))
      setPreparing(false)
      const named = chosen.map((file) => ({ ...file, id: newClientId() }))
      const now = attaching.files()
      const laid = withChosen(now, named, room)
      attaching.add(laid.files.slice(now.length))
      if (laid.refusal !== '') say(laid.refusal)
    }
    void add()
  }, [attaching, room])
  return { isPreparing, choose }
}

/** The evidence of a case of that order while its page is open; `start` is what was there before. */
export const useAttached = (orderNo: string, start: Files, room: Room): AttachedFiles => {
  const [attaching] = useState(() => new Attaching(portsFor(orderNo)))
  const files = useSyncExternalStore(attaching.subscribe, attaching.files, attaching.files)
  const choosing = useChoosing(attaching, room)
  useEffect(() => {
    void attaching.restore(start)
    const hangUp = watchLine({ onBack: attaching.wake, onSlow: () => undefined })
    return () => {
      hangUp()
      attaching.close()
    }
    // What was there before is read once, when the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [attaching])
  return { files, attaching, room, ...choosing }
}
